/** What the program itself says: the run, the command line, the inventory, the views. */
export const run = {
  'run.apply.hint': () => 'kvmup apply mends this',
  'run.not-reached': () => 'not reached',
  'run.interrupted': () => 'interrupted before it was started',
  'reboot.silent': (a: { minutes: number }) =>
    `the host was told to reboot and did not answer again within ${a.minutes} minutes`,
  'reboot.silent.hint': () => 'look at its console; when it is up, run kvmup again: what is done stays done',

  'run.unfinished': () => 'interrupted before it was finished',
  'run.unfinished.hint': () => 'run kvmup again: it goes on from what it finds',
  'run.bug': (a: { what: string }) => `this is a bug in kvmup: ${a.what}`,
  'run.bug.hint': () => 'please report it with the journal of this run; the host was not changed further',
  'run.crash': (a: { what: string }) => `kvmup has a bug and must stop: ${a.what}`,
  'run.crash.hint': () => 'please report it with the command line and, if there is one, the journal',
  'run.old-node': (a: { found: string; needed: string }) =>
    `kvmup needs Node ${a.needed}, this is ${a.found}`,
  'run.old-node.hint': () => 'install a newer Node.js, for example from https://nodejs.org',

  'run.output-lost': (a: { why: string }) => `what kvmup says cannot be written: ${a.why}`,
  'run.output-lost.hint': () =>
    'what is running may end, nothing new is started; the journal has all of it, run kvmup again to go on',
  'run.control-dir': (a: { parent: string; why: string }) =>
    `no private directory for the connection could be made in ${a.parent}: ${a.why}`,
  'run.control-dir.hint': (a: { parent: string }) =>
    `look at the owner, mode and free space of ${a.parent}; XDG_RUNTIME_DIR names another place`,

  'usage.option': (a: { what: string }) => `unknown option ${a.what}`,
  'usage.command': (a: { what: string }) => `unknown command ${a.what}`,
  'usage.value': (a: { what: string }) => `${a.what} needs a value`,
  'usage.choice': (a: { what: string; given: string; known: string }) =>
    `${a.what} takes one of ${a.known}, not "${a.given}"`,
  'usage.conflict': (a: { what: string; other: string }) => `${a.what} and ${a.other} contradict each other`,
  'usage.surplus': (a: { what: string }) => `${a.what} takes no hosts`,
  'usage.near.hint': (a: { near: string }) =>
    `did you mean ${a.near}? kvmup --help shows every command and option`,
  'usage.elsewhere.hint': (a: { commands: string; option: string }) =>
    `${a.option} is an option of ${a.commands}; kvmup --help shows every command and option`,
  'usage.verb.hint': (a: { target: string }) =>
    `say first what is to be done: kvmup plan ${a.target} changes nothing; kvmup --help shows every command`,
  'usage.flag': (a: { what: string }) => a.what,
  'usage.flag.hint': () => 'kvmup --help shows every command and option',
  'usage.no-hosts': () => 'no host was named',
  'usage.no-hosts.hint': () =>
    'name hosts (kvmup apply root@kvm1), this machine (kvmup apply local), or an inventory (kvmup apply -i hosts.yml)',
  'usage.target': (a: { target: string }) => `"${a.target}" is not local, host, user@host or user@host:port`,
  'usage.target.hint': () => 'write it like root@kvm1, root@192.0.2.10:2222 or root@[2001:db8::1]:22',
  'usage.limit.hint': (a: { known: string }) => `its hosts are: ${a.known}`,
  'usage.no-limit': () => '--limit names no host',
  'usage.no-limit.hint': () => 'name hosts or groups of the inventory, or leave it out',
  'usage.twice': (a: { name: string }) => `the host "${a.name}" was named twice`,
  'usage.twice.hint': () =>
    'name every host once; two names for one machine would change it twice at the same time',
  'usage.no-terminal': () => 'there is no terminal to ask for consent on',
  'usage.no-terminal.hint': () => 'look at the plan first (kvmup plan ...), then give consent with --yes',
  'usage.json-consent': () => 'with --json nobody is asked for consent',
  'usage.json-consent.hint': () =>
    'look at the plan first (kvmup plan --json ...), then give consent with --yes',
  'usage.reboot-local': () => 'this machine cannot be rebooted by the kvmup that runs on it',
  'usage.reboot-local.hint': () =>
    'leave out --reboot (or reboot: true) for it, and reboot it yourself when kvmup says that a newer kernel is installed',
  'usage.no-consent-restore': () => 'there is no terminal to ask for consent on',
  'usage.no-consent-restore.hint': () => 'give consent with --yes: kvmup repos restore --yes ...',
  'usage.forks': (a: { given: string }) => `--forks takes a whole number from 1 to 1000, not "${a.given}"`,
  'usage.forks.hint': () => 'leave it out for the default of 10',
  'usage.timeout': (a: { given: string }) =>
    `--connect-timeout takes seconds from 1 to 600, not "${a.given}"`,
  'usage.timeout.hint': () => 'leave it out for the default of 15',

  'usage.explain': (a: { what: string }) => `nothing is known about "${a.what}"`,
  'usage.explain.near': (a: { near: string }) =>
    `did you mean ${a.near}? kvmup explain alone lists everything`,
  'usage.explain.hint': () =>
    'give a code (KVM012), a topic (cpu), a task (load-kvm), "kvm", or a word out of a message; kvmup explain alone lists everything',

  'explain.title': () => 'Catalogue of causes',
  'explain.intro': () =>
    'Every cause for which kvmup stops, fails or warns, with a number that stays. `kvmup explain CODE` shows the same on a terminal; what depends on the host stands in `<>`.',
  'explain.remedy': () => 'What to do',
  'explain.says': () => 'kvmup says',
  'explain.sample': () => 'Seen on a host',
  'explain.sources': () => 'Known from',
  'explain.more': () =>
    'kvmup explain KVM012 tells more about one of them; kvmup explain kvm tells how KVM works.',

  'journal.unwritable': (a: { file: string; why: string }) =>
    `the journal ${a.file} cannot be written: ${a.why}`,
  'journal.unwritable.hint': () =>
    'free some space there, or put it elsewhere with --journal FILE; no host was touched',
  'journal.lost': (a: { file: string; why: string }) =>
    `the journal ${a.file} could not be written to its end: ${a.why}`,
  'journal.lost.hint': () => 'the run went on without it; what was done on the hosts is in the recap',

  'rehearse.directory': (a: { parent: string; why: string }) =>
    `no directory for the simulated hosts could be made in ${a.parent}: ${a.why}`,
  'rehearse.directory.hint': () => 'free some space there, or name another directory with TMPDIR',
  'repos.not-restored': (a: { said: string }) => `not every repository file is as it was: ${a.said}`,
  'repos.not-restored.hint': () =>
    'compare the file on the host with its copy in /var/lib/kvmup/repos-backup, and put it back by hand',

  'rehearse.first': () => 'First run: five fresh simulated hosts become KVM hosts.',
  'rehearse.second': () => '\nSecond run: nothing is left to change.',

  'ask.apply': (a: { hosts: number }) =>
    a.hosts === 1 ? 'Apply this to the host?' : `Apply this to ${a.hosts} hosts?`,
  'ask.restore': (a: { hosts: number }) =>
    a.hosts === 1
      ? 'Put the repository files of the host back as they were?'
      : `Put the repository files of ${a.hosts} hosts back as they were?`,
  'ask.declined': () => 'nothing was changed',
  'view.interrupt': () =>
    'stopping: what is running may end, nothing new is started; interrupt again to end at once',
  'view.interrupted': () =>
    'interrupted: what was not reached was not done; run kvmup again and it goes on from there',
  'view.total': (a: { counts: string }) => a.counts,
  'view.total.looked': (a: { counts: string }) => `${a.counts}; nothing was changed`,
  'view.total.differs': (a: { counts: string }) =>
    `${a.counts}; nothing was changed, "kvmup apply" changes what differs`,
  'view.journal': (a: { file: string }) => `journal: ${a.file}`,
  'view.next': () => 'next',
}
