/** Getting in: passwords, host keys, routes to root. */
export const login = {
  'unreachable.become-refused': (a: { at: string; said: string }) =>
    `no way to root on ${a.at}: sudo refuses the password (${a.said})`,
  'hint.become-refused': (a: { at: string }) =>
    `It was sent once and will not be repeated, so that no account gets locked. Check whose password it is: sudo on ${a.at} wants that of the user who logs in. By hand, there: sudo -k true`,
  'unreachable.become-account': (a: { at: string; said: string }) =>
    `no way to root on ${a.at}: sudo finds the account locked or expired (${a.said})`,
  'hint.become-account': (a: { at: string }) =>
    `As root on ${a.at}: chage -l USER, passwd -S USER, and faillock --user USER (EL 6 and 7: pam_tally2 --user USER).`,
  'unreachable.become-prompt': (a: { at: string; asks: string }) =>
    `no way to root on ${a.at}: sudo asks what kvmup cannot answer (${a.asks})`,
  'hint.become-prompt': (a: { at: string }) =>
    `A second factor or a question of its own, from PAM on ${a.at}: exempt a user for kvmup (NOPASSWD), or connect as root.`,
  'unreachable.password-untried': (a: { at: string }) =>
    `no password was sent to ${a.at}: another host refused it for the same user, and none took it`,
  'hint.password-untried': (_: { at: string }) =>
    'So a wrong password costs one failed login and locks no account. Check it on the host that refused; a host with a password of its own gets it in the inventory.',
  'unreachable.ssh-refused': (a: { at: string }) => `login to ${a.at} failed: the password was refused`,
  'hint.ssh-refused': (a: { login: string }) =>
    `It was sent once and will not be repeated, so that no account gets locked. Check user and password; the account may be locked, or not allowed to log in by password. By hand: ${a.login}`,
  'unreachable.ssh-unasked': (a: { at: string }) =>
    `login to ${a.at} failed: no key was taken, and the host asks for no password`,
  'hint.ssh-unasked': (a: { login: string }) =>
    `sshd there may have PasswordAuthentication no (root: PermitRootLogin prohibit-password): a key is needed (ssh-copy-id). By hand: ${a.login}`,
  'unreachable.ssh-prompt': (a: { at: string; asks: string }) =>
    `login to ${a.at} failed: it asks what kvmup does not answer (${a.asks})`,
  'hint.ssh-prompt': (a: { login: string }) =>
    `kvmup gives the password to a question for the password alone: no second factor, no passphrase (ssh-add), no new password. By hand: ${a.login}`,

  'unreachable.behind-jump': (a: { at: string; reason: string }) =>
    `no connection to ${a.at}: the jump host works, but does not get there (${a.reason})`,
  'hint.behind-jump': (a: { login: string }) =>
    `Check the address as the jump host sees it, that the host is up, and that the jump host may forward (AllowTcpForwarding). By hand: ${a.login}`,
  'unreachable.key-length': (a: { at: string }) =>
    `no connection to ${a.at}: its host key is shorter than this machine allows`,
  'hint.key-length': (a: { at: string }) =>
    `Best a new host key of 2048 bits or more there; else, in ~/.ssh/config under Host ${a.at}: RequiredRSASize 1024 (on an EL 9 machine the crypto policy may forbid that too).`,
  'view.changed-keys': (a: { hosts: number }) =>
    `${a.hosts} host keys have changed: rebuilt, or under attack`,
  'view.changed-keys.now': (a: { fingerprint: string }) => `now ${a.fingerprint}`,
  'view.changed-keys.remedy': () =>
    'For those that were rebuilt, and only after comparing each fingerprint with the console of its host:',
  'view.changed-keys.again': () => 'then run kvmup again with --accept-new-host-keys',

  'ask.ssh-password': () => 'Password of the login:',
  'ask.become-password': () => 'Password of sudo:',
  'ask.become-password-same': () => 'Password of sudo (empty: that of the login):',
  'usage.ask-terminal': (a: { flag: string }) =>
    `${a.flag} asks for a password, and there is no terminal to ask on`,
  'usage.ask-terminal.hint': () =>
    'without a person: --connection-password-file, --become-password-file, or keys and sudo without a password',
  'usage.two-passwords': (a: { flag: string; option: string }) =>
    `${a.flag} and ${a.option} give the same password`,
  'usage.two-passwords.hint': () => 'leave out one of them',
  'usage.empty-password': (a: { flag: string }) => `${a.flag} got an empty password`,
  'usage.empty-password-file': (a: { file: string }) => `the first line of ${a.file} is no password`,
  'usage.empty-password.hint': () => 'without a password, leave the option out',
  'usage.password-file': (a: { file: string; why: string }) =>
    `the password file ${a.file} cannot be read: ${a.why}`,
  'usage.password-file.hint': () =>
    'name a file whose first line is the password, or a pipe: <(pass show kvm)',
  'usage.open-password-file': (a: { file: string; mode: string }) =>
    `others may read the password file ${a.file} (mode ${a.mode})`,
  'usage.open-password-file.hint': (a: { file: string }) => `chmod 600 ${a.file}`,
} as const
