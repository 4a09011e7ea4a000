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
}
