/** The way from the login to root. */
import type { Entry } from '../entry.js'
import { none, sudo } from '../samples.js'

export const become = {
  KVM171: {
    topic: 'ssh',
    says: ['unreachable.become-password', 'hint.become-password'],
    sample: sudo(
      'password.text-el9',
      'sudo: a terminal is required to read the password; either use the -S option to read from standard input or configure an askpass helper',
      'sudo: a password is required',
    ),
    sources: ['sudo src/tgetpass.c', 'sudo plugins/sudoers/logging.c', 'sudoers(5): NOPASSWD'],
  },
  KVM172: {
    topic: 'ssh',
    says: ['unreachable.become-sudoer', 'hint.become-sudoer'],
    sample: sudo('sudoer.text', 'admin is not in the sudoers file.  This incident will be reported.'),
    sources: ['sudo plugins/sudoers/logging.c', 'sudoers(5)'],
  },
  KVM173: {
    topic: 'ssh',
    says: ['unreachable.become-tty', 'hint.become-tty'],
    sample: sudo('tty.recorded-1.9.13', 'sudo: sorry, you must have a tty to run sudo'),
    sources: ['sudo plugins/sudoers/sudoers.c', 'sudoers(5): requiretty'],
  },
  KVM174: {
    topic: 'ssh',
    says: ['unreachable.become-no-sudo', 'hint.become-no-sudo'],
    sample: sudo('no-sudo.recorded-bash', '/bin/sh: line 5: sudo: command not found'),
    sources: ['sudo(8)'],
  },
  KVM175: {
    topic: 'ssh',
    says: ['unreachable.become-other', 'hint.become-other'],
    sample: sudo(
      'other.text-setuid',
      'sudo: /usr/bin/sudo must be owned by uid 0 and have the setuid bit set',
    ),
    sources: ['sudo src/sudo.c'],
  },
  KVM178: {
    topic: 'ssh',
    says: ['unreachable.become-refused', 'hint.become-refused'],
    sample: sudo('refused.recorded-1.9.13', 'Sorry, try again.', 'sudo: 1 incorrect password attempt'),
    sources: ['sudo plugins/sudoers/auth/sudo_auth.c', 'sudoers(5): passwd_tries'],
  },
  KVM179: {
    topic: 'ssh',
    says: ['unreachable.become-account', 'hint.become-account'],
    sample: sudo('account.recorded-1.9.13', 'sudo: account validation failure, is your account locked?'),
    sources: ['sudo plugins/sudoers/auth/pam.c', 'chage(1)', 'pam_faillock(8)'],
  },
  KVM180: {
    topic: 'ssh',
    says: ['unreachable.become-prompt', 'hint.become-prompt'],
    sample: none('the question is made by a module of PAM, whatever that is'),
    sources: ['sudo plugins/sudoers/auth/pam.c', 'sudoers(5): passprompt_override'],
  },
} as const satisfies Readonly<Record<string, Entry>>
