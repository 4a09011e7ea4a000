/** Many hosts: waves, deadlines, earlier runs. */
export const fleet = {
  'runs.none': () => 'no run has left a journal yet',
  'runs.hosts': (a: { hosts: number }) => (a.hosts === 1 ? '1 host' : `${a.hosts} hosts`),
  'runs.said': (a: { words: string }) => a.words,
  'runs.under-way': () => 'not ended yet: the run is still under way',
  'runs.no-end': () => 'the run was cut off while this host was being worked',
  'runs.no-start': () => 'the run was cut off before this host was started',
  'usage.no-run': (a: { which: string }) => `there is no run "${a.which}" to look back at`,
  'usage.no-run.hint': () =>
    'kvmup runs lists the runs of this user on this machine; give an id of it, or last',
  'usage.runs': (a: { which: string }) => `more than one run begins with "${a.which}"`,
  'usage.unreadable-run': (a: { file: string }) => `the journal ${a.file} cannot be read`,
  'usage.unreadable-run.hint': () =>
    'another version of kvmup may have written it; its lines are JSON and can be read by hand',
  'usage.rerun': (a: { given: string }) =>
    `--rerun takes failed, unreachable, skipped or several of them separated by commas, not "${a.given}"`,
  'usage.rerun.hint': () =>
    'write --rerun failed,unreachable for the last run of the same command, or --rerun failed=ID for another (kvmup runs)',
  'usage.rerun-gone': (a: { names: string }) =>
    `the hosts to be run again are not in this inventory: ${a.names}`,
  'usage.rerun-gone.hint': () => 'give the inventory, or the names, that the earlier run was given',
  'usage.rerun-none': (a: { purpose: string }) =>
    `no earlier ${a.purpose} of these hosts has left a journal that --rerun could go by`,
  'usage.rerun-none.hint': () => 'leave out --rerun, or name another run: --rerun failed=ID (kvmup runs)',
  'rerun.gone': (a: { names: string }) => `not in the inventory any more, and not run again: ${a.names}`,
  'rerun.nothing': () => 'nothing to run again: none of these hosts ended so in that run',

  'run.too-many': (a: { failed: number; hosts: number; most: number }) =>
    `not started: ${a.failed} of the ${a.hosts} hosts before it failed, more than ${a.most} percent`,
  'run.too-many.hint': () =>
    'mend what failed there, then run the others: --rerun skipped, or failed,unreachable,skipped',
  'unreachable.host-overdue': (a: { seconds: number }) =>
    `not done within ${a.seconds} seconds (--host-timeout), and left`,
  'unreachable.action-overdue': (a: { seconds: number }) =>
    `a package transaction took more than ${a.seconds} seconds (--action-timeout): left while it goes on there`,
  'unreachable.probe-overdue': (a: { seconds: number }) =>
    `it lets kvmup in, but did not answer all questions within ${a.seconds} seconds`,
  'hint.overdue': () =>
    'see on the host what it waits for (ps -ef --forest); what runs there may end, run kvmup again then',
  'usage.whole': (a: { option: string; given: string; least: number; most: number }) =>
    `${a.option} takes a whole number from ${a.least} to ${a.most}, not "${a.given}"`,
  'usage.whole.hint': () => 'leave it out for the default; kvmup COMMAND --help tells it',
  'usage.serial': (a: { given: string }) =>
    `--serial takes numbers of hosts or shares of them, separated by commas, not "${a.given}"`,
  'usage.serial.hint': () =>
    'write it like --serial 1,10%,50%: first one host, then a tenth of all, then half of them at a time',
  'help.host-timeout': () => 'how long one host may take in all before it is left (7200)',
  'help.action-timeout': () => 'how long one action may take; those of kvmup have limits of their own',
  'help.retry': () => 'how often a connection that cannot be made is tried again (0)',
  'help.serial': () => 'batches of hosts one after another, like 1,10%,50%; the last size repeats',
  'help.max-fail-percentage': () => 'no further batch when more of one failed or were unreachable',
  'help.example.apply-serial': () => 'one host first, then waves; stops when a tenth of a wave fails',

  'help.runs': () => 'earlier runs of this user on this machine, from their journals',
  'help.runs-list': () => 'every run, newest first, and how it ended',
  'help.runs-show': () => 'the recap of a run once more',
  'help.run': () => 'the id of a run, its beginning, or "last"',
  'help.json-journal': () => 'the lines of its journal',
  'help.rerun': () =>
    'only hosts that the last such run left failed, unreachable or skipped; failed=ID for another run',
  'help.example.runs': () => 'what was done when, and how it ended',
  'help.example.runs-list': () => 'the same for a program',
  'help.example.runs-show': () => 'what the last run found, also when it was cut off',
  'help.example.runs-json': () => 'everything that was said in it',
  'help.example.apply-rerun': () => 'the morning after: only the hosts that ended badly',
}
