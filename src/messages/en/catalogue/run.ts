import type { CatalogueWords } from '../../../catalogue/words.js'

/** The run of kvmup itself. */
export const run = {
  KVM200: {
    title: 'A command on the host did not end in time',
    cause:
      'Every action of kvmup has a limit: an hour for a package transaction, half an hour for rebuilding the rpm database, minutes for the others. This one was over it, so kvmup stopped waiting. The command may still be running on the host.',
    remedy: [
      'See on the host what it waits for: `ps -ef --forest`, and its last output in the journal.',
      'Do not kill a package transaction; let it end, or mend what it waits for (a mirror, a disk, a question).',
      'Then: `kvmup apply HOST`; what is done stays done.',
    ],
  },
  KVM201: {
    title: 'An action failed for a reason that kvmup does not know',
    cause:
      'The action ran, the host was looked at again and is still not as it should be, and none of the words that were said is in kvmup’s table of known failures. The whole output is in the journal of the run; its file is named at the end of the run.',
    remedy: [
      'Read the output in the journal, or run the command that kvmup shows by hand on the host.',
      'Mend what it names.',
      'Then: `kvmup apply HOST`; what is done stays done.',
    ],
  },
  KVM202: {
    title: 'The work on the host was interrupted',
    cause:
      'kvmup was interrupted while this host was being worked on. The action that was under way ended, nothing new was started, and some tasks were not reached. The host is in a state that kvmup understands: every run begins by looking.',
    remedy: ['Run it again: `kvmup apply HOST` goes on from what it finds.'],
  },
  KVM203: {
    title: 'The host did not come back from its reboot',
    cause:
      'kvmup told the host to reboot, as was wished, and for 20 minutes it did not answer as a newly started one. It may still be checking disks or memory, hang at its boot, or have come up without network.',
    remedy: [
      'Look at its console.',
      'If the new kernel does not boot, choose the old one in the boot menu.',
      'When it is up: `kvmup apply HOST`; what is done stays done.',
    ],
  },
  KVM204: {
    title: 'The run was interrupted',
    cause:
      'kvmup was interrupted before it began with this host, or its connection was ended by a second interrupt. In the first case nothing happened there; in the second a command that was under way may still be running.',
    remedy: [
      'If the connection was ended: see on the host whether a package transaction still runs (`ps -ef`), and let it end.',
      'Run it again: `kvmup apply HOST` goes on from what it finds.',
    ],
  },
  KVM205: {
    title: 'A bug in kvmup',
    cause:
      'kvmup came into a state that it takes to be impossible, and stopped instead of guessing: for this host, or altogether. The exit code is then 1. The host was not changed further.',
    remedy: [
      'Report it with the command line, the message, and the journal of the run if there is one. The journal has the facts and the output of the hosts: read it before you pass it on.',
      'See how the host stands: `kvmup verify HOST`.',
    ],
  },
  KVM206: {
    title: 'Another kvmup works on the host',
    cause:
      'Only one apply at a time may change a host, from whichever machine it is run. The other one holds the lock of the host (flock on /var/run/kvmup/lock) for as long as it lives; its user, machine and process are named.',
    remedy: [
      'Let it end; then `kvmup apply HOST`.',
      'If it has died, nothing need be done: the lock is free at once, and within a minute when its line was lost.',
    ],
  },
  KVM207: {
    title: 'The host cannot be locked',
    cause:
      'Before its first change kvmup takes a lock on the host, in /var/run/kvmup. The directory could not be made, or flock is missing.',
    remedy: [
      'See whether /var/run (or /run) is full or read-only: `df -h /run`, `touch /run/kvmup-test`.',
      'flock belongs to util-linux, on CentOS 6 to util-linux-ng: install it if it is missing.',
    ],
  },
  KVM209: {
    title: 'The line dropped during a package transaction and did not come back',
    cause:
      'Package transactions run detached on the host: neither a lost line nor the end of kvmup stops them. kvmup tried to come back for ten minutes and could not.',
    remedy: [
      'Bring the line or the host back; do not reboot a host that is installing packages.',
      'Then: `kvmup apply HOST`. It finds the transaction, follows it to its end, and goes on.',
    ],
  },
  KVM211: {
    title: 'The host was not done in time',
    cause:
      'The host has a time for everything that is done with it (`--host-timeout`), each action has one (`--action-timeout`, or its own), and it was over: a disk or a mirror that hardly answers, a command that waits for somebody, a machine that swaps. kvmup has ended its connection and gone on with the other hosts. A package transaction is never killed for that; it goes on and ends by itself.',
    remedy: [
      'See on the host what it waits for: `ps -ef --forest`, `dmesg`, `df`.',
      'Let end what runs there, then run it again: `kvmup apply HOST` goes on from what it finds.',
      'A host that is slow and well needs a longer `--host-timeout`.',
    ],
  },
  KVM212: {
    title: 'Not started, because too many hosts before it failed',
    cause:
      'The run has batches (`--serial`) and a limit (`--max-fail-percentage`): more hosts of a batch than that ended failed, blocked or unreachable, so no further batch was begun. Nothing happened on the hosts of those.',
    remedy: [
      'See what failed, and mend it: `kvmup runs show last`.',
      'Run those that failed together with those that were not started: `--rerun failed,unreachable,skipped`.',
    ],
  },
  KVM213: {
    title: 'The host’s answer cannot be understood',
    cause:
      'kvmup asks a host what it is by a script, and reads its answer strictly. This answer had no beginning or no end, or a value of a form that no host should have: a damaged tool on the host, a login shell that writes into it, or a host that is not what it says it is.',
    remedy: [
      'See what it answers: `kvmup facts --probe HOST`.',
      'Mend what writes into it, or leave the host out.',
      'If the host is like others that work, please report it with the journal of the run.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
