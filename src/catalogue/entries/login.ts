/** Keys, algorithms and passwords: what the two sides of ssh could not agree upon. */
import type { Entry } from '../entry.js'
import { none, ssh } from '../samples.js'

export const login = {
  KVM154: {
    topic: 'ssh',
    says: ['unreachable.host-key-unknown', 'hint.host-key-unknown', 'hint.jump-key-unknown'],
    sample: ssh(
      'host-key-unknown.host-key-unknown.strict.recorded-9.2',
      'No ED25519 host key is known for [127.0.0.1]:22022 and you have requested strict checking.',
      'Host key verification failed.',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh_config(5): StrictHostKeyChecking'],
  },
  KVM155: {
    topic: 'ssh',
    says: ['unreachable.host-key-changed', 'hint.host-key-changed'],
    sample: ssh(
      'host-key-changed.host-key-changed.recorded-9.2',
      '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
      'Host key for [127.0.0.1]:22022 has changed and you have requested strict checking.',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh-keygen(1)'],
  },
  KVM156: {
    topic: 'ssh',
    says: ['unreachable.host-key-revoked', 'hint.host-key-revoked'],
    sample: ssh(
      'host-key-changed.host-key-revoked.recorded-9.2',
      'Host key ED25519 SHA256:1TkOzXhr4YQcNlE6adoCQkN/61Wckt11IyoCfltAyOU revoked by file /home/admin/.ssh/hk.pub',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh_config(5): RevokedHostKeys'],
  },
  KVM157: {
    topic: 'ssh',
    says: ['unreachable.auth', 'hint.auth'],
    sample: ssh('auth.auth.recorded-9.2', 'admin@127.0.0.1: Permission denied (publickey).'),
    sources: ['OpenSSH sshconnect2.c'],
  },
  KVM158: {
    topic: 'ssh',
    says: ['unreachable.too-many-keys', 'hint.too-many-keys'],
    sample: ssh(
      'auth.too-many-keys.recorded-9.2',
      'Received disconnect from 127.0.0.1 port 22022:2: Too many authentication failures',
    ),
    sources: ['OpenSSH auth.c', 'sshd_config(5): MaxAuthTries', 'ssh_config(5): IdentitiesOnly'],
  },
  KVM159: {
    topic: 'ssh',
    says: ['unreachable.key-file', 'hint.key-file'],
    sample: ssh(
      'auth.key-file.mode.recorded-9.2',
      "Permissions 0644 for '/home/admin/.ssh/open' are too open.",
      'This private key will be ignored.',
    ),
    sources: ['OpenSSH authfile.c', 'OpenSSH sshconnect2.c'],
  },
  KVM160: {
    topic: 'ssh',
    says: ['unreachable.password-expired', 'hint.password-expired'],
    sample: ssh(
      'auth.password-expired.recorded-9.2',
      'WARNING: Your password has expired.',
      'Password change required but no TTY available.',
    ),
    sources: ['OpenSSH session.c', 'chage(1)'],
  },
  KVM162: {
    topic: 'ssh',
    says: ['unreachable.host-key-type', 'hint.host-key-type'],
    sample: ssh(
      'algorithms.host-key-type.text-el6',
      'Unable to negotiate with 192.168.1.98 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
    ),
    sources: [
      'OpenSSH ssherr.c',
      'Red Hat knowledge base: solution 6954602',
      'https://rin-ka.net/ssh-no-matching-host-key-type-found/',
    ],
  },
  KVM163: {
    topic: 'ssh',
    says: ['unreachable.algorithms', 'hint.algorithms'],
    sample: ssh(
      'algorithms.algorithms.kex.text-old',
      'Unable to negotiate with 192.168.1.98 port 22: no matching key exchange method found. Their offer: diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
    ),
    sources: ['OpenSSH ssherr.c', 'ssh_config(5): KexAlgorithms'],
  },
  KVM164: {
    topic: 'ssh',
    says: ['unreachable.libcrypto', 'hint.libcrypto'],
    sample: ssh(
      'algorithms.libcrypto.text-8.7',
      'ssh_dispatch_run_fatal: Connection to 192.168.1.98 port 22: error in libcrypto',
    ),
    sources: [
      'OpenSSH ssherr.c',
      'Red Hat knowledge base: solution 6954602',
      'https://qiita.com/hanaya/items/c911c1b00ad444f5da50',
    ],
  },
  KVM165: {
    topic: 'ssh',
    says: ['unreachable.user-key-type', 'hint.user-key-type'],
    sample: ssh('algorithms.user-key-type.text-8.8', 'sign_and_send_pubkey: no mutual signature supported'),
    sources: ['OpenSSH sshconnect2.c', 'Red Hat knowledge base: solution 6954602'],
  },
  KVM181: {
    topic: 'ssh',
    says: ['unreachable.password-untried', 'hint.password-untried'],
    sample: none('this host was not asked'),
    sources: ['pam_faillock(8)'],
  },
  KVM186: {
    topic: 'ssh',
    says: ['unreachable.key-length', 'hint.key-length'],
    sample: ssh('algorithms.key-length.recorded-9.2', 'Bad server host key: Invalid key length'),
    sources: ['OpenSSH sshkey.c', 'ssh_config(5): RequiredRSASize'],
  },
} as const satisfies Readonly<Record<string, Entry>>
