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
} as const
