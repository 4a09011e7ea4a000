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
