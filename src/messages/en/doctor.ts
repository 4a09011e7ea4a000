/** What `kvmup doctor` says of the controller. */
const keysOf = (a: { held: number; open: number }) =>
  [a.held > 0 ? `${a.held} in the agent` : '', a.open > 0 ? `${a.open} in files` : '']
    .filter(Boolean)
    .join(', ')

export const doctor = {
  'doctor.node': (a: { version: string }) => `Node ${a.version}`,
  'doctor.ssh': (a: { said: string }) => a.said,
  'doctor.ssh-missing': () => 'there is no ssh on this machine',
  'doctor.ssh-missing.hint': () =>
    'install OpenSSH’s client: dnf install openssh-clients, or apt install openssh-client; without it only this machine itself can be worked on (kvmup apply local)',
  'doctor.ssh-unknown': (a: { said: string }) => `this ssh is not OpenSSH: ${a.said}`,
  'doctor.ssh-old': (a: { said: string }) => `too old: ${a.said}`,
  'doctor.ssh-old.hint': () =>
    'kvmup speaks to OpenSSH 7.6 or later (EL 8 and later have it): run it from such a machine',
  'doctor.config': () => 'the configuration of ssh can be read',
  'doctor.config-unread': () => 'the configuration of ssh was not looked at',
  'doctor.config-wrong': (a: { said: string }) => `ssh cannot read its configuration: ${a.said}`,
  'doctor.config-wrong.hint': () =>
    'mend what it names; ssh -G localhost shows whether it is right now: every connection needs it',
  'doctor.config-hung': () => 'ssh takes more than 5 seconds to read its configuration',
  'doctor.config-hung.hint': () =>
    'look for "Match exec" in ~/.ssh/config and /etc/ssh/ssh_config: its program runs at every connection',
  'doctor.keys': (a: { held: number; open: number }) => `keys that can be used: ${keysOf(a)}`,
  'doctor.keys-locked': (a: { locked: number }) =>
    `no key in an agent, and those in ~/.ssh want a passphrase (${a.locked}), which nobody is asked for`,
  'doctor.keys-locked.hint': () => 'start an agent and give it the key: eval "$(ssh-agent)"; ssh-add',
  'doctor.keys-none': () => 'no key in an agent, and none by a usual name in ~/.ssh',
  'doctor.keys-none.hint': () =>
    'make one (ssh-keygen -t ed25519) and put it on the hosts (ssh-copy-id root@kvm1), or name another in ~/.ssh/config or the inventory; not needed where hosts take passwords only',
  'doctor.policy': (a: { name: string }) =>
    `the crypto policy ${a.name} lets ssh speak to hosts of every age`,
  'doctor.policy-none': () => 'no system-wide crypto policy',
  'doctor.policy-strict': (a: { name: string }) =>
    `the crypto policy ${a.name} forbids SHA-1: the sshd of CentOS 6 cannot be reached from here`,
  'doctor.policy-strict.hint': () =>
    'matters only for CentOS 6: while you work on it, allow it on this machine (update-crypto-policies --set DEFAULT:SHA1, back with --set DEFAULT), or run kvmup from another one',
  'doctor.sockets': (a: { parent: string }) => `connections can be shared, through sockets in ${a.parent}`,
  'doctor.sockets-none': (a: { why: string }) => a.why,
  'doctor.sockets-none.hint': () =>
    'look at the owner, mode and free space of /tmp, or name a directory of your own with XDG_RUNTIME_DIR',
  'doctor.state': (a: { directory: string }) => `journals are kept in ${a.directory}`,
  'doctor.state-unwritable': (a: { why: string }) => `no journal can be kept: ${a.why}`,
  'doctor.state-unwritable.hint': () =>
    'make it writable for you, or name another place with XDG_STATE_HOME or --journal FILE',
  'doctor.state-full': (a: { directory: string; megabytes: number }) =>
    `only ${a.megabytes} MB are free for journals (${a.directory})`,
  'doctor.state-full.hint': () =>
    'free some space there, delete old journals, or name another place with XDG_STATE_HOME',
  'doctor.files': (a: { limit: number; hosts: number }) =>
    `${a.limit} open files: enough for ${a.hosts} hosts at once`,
  'doctor.files-unlimited': () => 'as many open files as are needed',
  'doctor.files-few': (a: { limit: number; hosts: number }) =>
    `${a.limit} open files: enough for only ${a.hosts} hosts at once`,
  'doctor.files-few.hint': (a: { hosts: number }) =>
    `raise the limit (ulimit -n, /etc/security/limits.conf), or work with --forks ${a.hosts}`,
  'doctor.terminal': (a: { name: string; columns: number; rows: number }) =>
    `${a.name}, ${a.columns} columns, ${a.rows} rows, UTF-8`,
  'doctor.terminal-none': () => 'standard output is no terminal: runs are shown as lines',
  'doctor.terminal-dumb': (a: { name: string }) => `TERM is "${a.name}": runs are shown as lines`,
  'doctor.terminal-dumb.hint': () =>
    'for the tree set TERM to what your terminal is, for example xterm-256color',
  'doctor.terminal-locale': (a: { locale: string }) => `the locale ${a.locale} is not UTF-8`,
  'doctor.terminal-locale.hint': () =>
    'signs and Japanese may show wrong: export LC_ALL=C.UTF-8, or a locale of yours that ends in UTF-8 (locale -a)',
  'doctor.terminal-small': (a: { columns: number; rows: number }) =>
    `the terminal is small: ${a.columns} columns, ${a.rows} rows`,
  'doctor.terminal-small.hint': () => 'make it at least 60 columns and 15 rows, or use --plain',
  'doctor.clock': (a: { time: string }) => `${a.time} UTC`,
  'doctor.clock-past': (a: { time: string }) => `the clock is wrong: ${a.time} UTC is before kvmup was made`,
  'doctor.clock-back': (a: { time: string }) =>
    `the clock went back: ${a.time} UTC is before the last run’s journal`,
  'doctor.clock-free': (a: { time: string }) => `no NTP keeps the clock right: ${a.time} UTC`,
  'doctor.clock.hint': () =>
    'set it (chronyc makestep, or timedatectl set-ntp true): journals and certificates go by it',
}
