/** What reports, attestations and comparisons say. */
export const reports = {
  'usage.report': (a: { given: string }) => `--report takes FORMAT=FILE, not "${a.given}"`,
  'usage.report.hint': (a: { known: string }) =>
    `the formats are ${a.known}; write it like --report junit=kvmup.xml, as often as you like`,
  'usage.report-twice': (a: { file: string }) => `${a.file} would be written twice`,
  'usage.report-twice.hint': () => 'give every report, attestation and journal a file of its own',
  'report.unwritable': (a: { file: string; why: string }) => `${a.file} cannot be written: ${a.why}`,
  'report.unwritable.hint': () => 'name a file in a directory that you may write to; no host was touched',
  'report.lost': (a: { file: string; why: string }) => `the report ${a.file} could not be written: ${a.why}`,
  'report.lost.hint': () => 'the run itself is not affected; its journal has all of it',

  'report.headline': (a: { good: number; total: number }) =>
    a.total === 1
      ? a.good === 1
        ? 'the host is as it should be'
        : 'the host is not as it should be'
      : `${a.good} of ${a.total} hosts are as they should be`,
  'report.host': () => 'Host',
  'report.status': () => 'Status',
  'report.tasks': () => 'Tasks',
  'report.proof': () => 'Proved',
  'report.time': () => 'Time',
  'report.yes': () => 'yes',

  'status.ok': () => 'ok',
  'status.changed': () => 'changed',
  'status.change': () => 'to be changed',
  'status.deferred': () => 'later',
  'status.differs': () => 'differs',
  'status.blocked': () => 'blocked',
  'status.failed': () => 'failed',
  'status.unreachable': () => 'unreachable',
  'status.skipped': () => 'skipped',
  'report.purpose.plan': () => 'what apply would change; nothing was changed',
  'report.purpose.apply': () => 'the hosts were made KVM hypervisors',
  'report.purpose.verify': () => 'everything was checked; nothing was changed',
  'report.took': (a: { time: string }) => `took ${a.time}`,
  'report.exit': (a: { exit: number }) => `exit code ${a.exit}`,
  'report.proved': (a: { proved: number }) =>
    a.proved === 1
      ? '1 host proved by a guest that booted'
      : `${a.proved} hosts proved by a guest that booted`,
  'report.filter': () => 'Show hosts that are',
  'report.find': () => 'Host',
  'report.causes': () => 'What needs a person',
  'report.no-causes': () => 'Nothing.',
  'report.affected': (a: { count: number }) => (a.count === 1 ? 'On 1 host' : `On ${a.count} hosts`),
  'report.matrix': () => 'Hosts and tasks',
  'report.matrix.how': () =>
    'Every field leads to its reason. With the mouse or the arrow keys on a field, the reason is shown beside it.',
  'report.matrix.tasks': () => 'What the tasks bring about',
  'report.course': () => 'Course of the run',
  'report.course.row': (a: { waited: string; worked: string }) => `waited ${a.waited}, worked ${a.worked}`,
  'report.worked': () => 'at work',
  'report.kind.queued': () => 'waiting for its turn',
  'report.kind.connect': () => 'connecting',
  'report.kind.probe': () => 'looking at the host',
  'report.kind.action': () => 'running commands',
  'report.hosts': () => 'Every host',
  'report.task': () => 'Task',
  'report.found': () => 'Reason and next move',
  'report.host-proved': () => 'proved by a guest that booted',
  'report.fact.os': () => 'System',
  'report.fact.kernel': () => 'Kernel',
  'report.fact.kernelNewest': () => 'Newest installed kernel',
  'report.fact.arch': () => 'Architecture',
  'report.fact.cpu': () => 'Processor',
  'report.fact.microcode': () => 'Microcode',
  'report.fact.hypervisor': () => 'Guest of',
  'report.fact.container': () => 'Container',
  'report.fact.libvirt': () => 'libvirt',
  'report.fact.qemu': () => 'QEMU',
  'report.fact.network': () => 'Default network',
  'report.fact.modules': () => 'kvm modules',
  'report.fact.packages': () => 'Packages',
  'report.fact.route': () => 'Reached by',
  'report.footer': (a: { journal: string }) => `The full record of this run is its journal: ${a.journal}`,

  'compare.same': (a: { hosts: number }) =>
    a.hosts === 1 ? 'the host is as it was' : `all ${a.hosts} hosts are as they were`,
  'compare.differs': (a: { otherwise: number; hosts: number }) =>
    `${a.otherwise} of ${a.hosts} hosts ${a.otherwise === 1 ? 'is' : 'are'} not as before`,
  'compare.broken': (a: { file: string }) =>
    `${a.file}: its hash does not hold: it was changed after kvmup wrote it`,
  'compare.broken-host': (a: { file: string; host: string }) =>
    `${a.file}: the hash of ${a.host} does not hold: what is said of it was changed after kvmup wrote it`,
  'usage.compare': (a: { file: string }) => `${a.file} is no report, no attestation and no journal`,
  'usage.compare-file': (a: { file: string; why: string }) => `${a.file} cannot be read: ${a.why}`,
  'usage.compare.hint': () =>
    'give two files of --report json=FILE, --attest FILE or --journal FILE, or ids of runs (kvmup runs)',
}
