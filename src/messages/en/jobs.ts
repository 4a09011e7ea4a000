/** Transactions that outlive the line, who holds a host, and hosts that answer what nobody can use. */
type Told = { command: string; by: string; minutes: number }

export const jobs = {
  'job.running': (a: Told) =>
    `a package transaction that ${a.by} started ${a.minutes} minutes ago is still at work: ${a.command}`,
  'job.ended': (a: Told & { code: number }) =>
    `a package transaction that ${a.by} started ${a.minutes} minutes ago has ended with exit ${a.code}, and nobody has seen it: ${a.command}`,
  'job.killed': (a: Told) =>
    `a package transaction that ${a.by} started ${a.minutes} minutes ago was killed before its end: ${a.command}`,
  'job.first': () => 'an earlier package transaction comes first',
  'job.first.expects': () => 'looks again when it is over',
  'job.lost': () => 'the line dropped; the transaction goes on, kvmup comes back to it',
  'job.out-of-sight': (a: { minutes: number }) =>
    `the line dropped during a package transaction and was not back within ${a.minutes} minutes; the transaction goes on without it`,
  'job.out-of-sight.hint': () =>
    'when the host answers, run kvmup again: it finds the transaction, follows it to its end and goes on',
  'lock.held': (a: { by: string }) => `another kvmup works on this host: ${a.by}`,
  'lock.impossible': (a: { said: string }) => `the host cannot be locked for this run: ${a.said}`,
  'lock.impossible.hint': () =>
    'look at /var/run/kvmup on the host: root must be able to write there, and flock(1) must be installed',
  'lock.held.hint': () =>
    'let it end, then run kvmup again; it lets go by itself when it ends, and within a minute when its line is lost',
  'unreachable.flood': (a: { at: string }) =>
    `${a.at}: it does not stop talking; kvmup has stopped listening`,
  'hint.flood': (a: { login: string }) =>
    `see what it says: ${a.login} true | head; a start-up file of the login shell may be the cause`,
  'run.unreadable': (a: { what: string }) => `the host’s answer cannot be understood: ${a.what}`,
  'run.unreadable.hint': () =>
    'see what it answers: kvmup facts --probe HOST; if it is a CentOS-family host like others, please report it with the journal of this run',
}
