/** The way to the host, and whether it answers. */
import type { Entry } from '../entry.js'
import { none, ssh } from '../samples.js'

export const connection = {
  KVM150: {
    topic: 'ssh',
    says: ['unreachable.refused', 'hint.refused'],
    sample: ssh('refused.refused.recorded-9.2', 'ssh: connect to host 127.0.0.1 port 1: Connection refused'),
    sources: ['OpenSSH sshconnect.c'],
  },
  KVM151: {
    topic: 'ssh',
    says: ['unreachable.timeout', 'hint.timeout'],
    sample: ssh(
      'timeout.timeout.text-7.4',
      'ssh: connect to host kvm1.example.com port 22: Connection timed out',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh_config(5): ConnectTimeout'],
  },
  KVM152: {
    topic: 'ssh',
    says: ['unreachable.no-route', 'hint.no-route'],
    sample: ssh(
      'other.no-route.text-unreachable',
      'ssh: connect to host 10.9.8.7 port 22: Network is unreachable',
    ),
    sources: ['OpenSSH sshconnect.c'],
  },
  KVM153: {
    topic: 'ssh',
    says: ['unreachable.resolve', 'hint.resolve'],
    sample: ssh(
      'resolve.resolve.recorded-9.2',
      'ssh: Could not resolve hostname no-such-host.invalid: Name or service not known',
    ),
    sources: ['OpenSSH ssh.c', 'resolv.conf(5)'],
  },
  KVM161: {
    topic: 'ssh',
    says: ['unreachable.booting', 'hint.booting'],
    sample: ssh(
      'other.booting.recorded-9.2',
      'System is booting up. Unprivileged users are not permitted to log in yet. Please come back later. For technical details, see pam_nologin(8).',
    ),
    sources: ['pam_nologin(8)', 'systemd-user-sessions.service(8)'],
  },
  KVM166: {
    topic: 'ssh',
    says: ['unreachable.no-banner', 'hint.no-banner'],
    sample: ssh(
      'other.no-banner.closed.recorded-9.2',
      'kex_exchange_identification: Connection closed by remote host',
    ),
    sources: ['OpenSSH kex.c', 'sshd_config(5): MaxStartups'],
  },
  KVM167: {
    topic: 'ssh',
    says: ['unreachable.jump', 'hint.jump'],
    sample: ssh(
      'other.jump.command.recorded-9.2',
      '/bin/bash: line 1: /nonexistent: No such file or directory',
      'Connection closed by UNKNOWN port 65535',
    ),
    sources: ['ssh_config(5): ProxyJump', 'OpenSSH canohost.c'],
  },
  KVM168: {
    topic: 'ssh',
    says: ['unreachable.ssh-config', 'hint.ssh-config'],
    sample: ssh(
      'other.ssh-config.option.recorded-9.2',
      'command-line: line 0: Bad configuration option: nosuchoption',
    ),
    sources: ['OpenSSH readconf.c', 'ssh_config(5)'],
  },
  KVM169: {
    topic: 'ssh',
    says: ['unreachable.no-ssh', 'hint.no-ssh'],
    sample: ssh('no-ssh.no-ssh.dash', '/bin/sh: 1: exec: ssh: not found'),
    sources: ['ssh(1)'],
  },
  KVM170: {
    topic: 'ssh',
    says: ['unreachable.closed', 'hint.closed'],
    sample: ssh('lost.closed.remote.recorded-9.2', 'Connection to 127.0.0.1 closed by remote host.'),
    sources: ['OpenSSH packet.c', 'OpenSSH clientloop.c'],
  },
  KVM176: {
    topic: 'ssh',
    says: ['unreachable.lost', 'hint.lost'],
    sample: none('the host says nothing more when the line is lost'),
    sources: ['ssh_config(5): ServerAliveInterval'],
  },
  KVM177: {
    topic: 'ssh',
    says: ['unreachable.shell', 'unreachable.other', 'hint.other'],
    sample: none('whatever the host said, no row of the table knows it'),
    sources: ['ssh(1)'],
  },
  KVM182: {
    topic: 'ssh',
    says: ['unreachable.ssh-refused', 'hint.ssh-refused'],
    sample: none('ssh only asks again; kvmup ends it there'),
    sources: ['OpenSSH sshconnect2.c', 'sshd_config(5): PasswordAuthentication', 'pam_faillock(8)'],
  },
  KVM183: {
    topic: 'ssh',
    says: ['unreachable.ssh-unasked', 'hint.ssh-unasked'],
    sample: none('ssh says the same as without a password'),
    sources: ['sshd_config(5): PasswordAuthentication, PermitRootLogin'],
  },
  KVM184: {
    topic: 'ssh',
    says: ['unreachable.ssh-prompt', 'hint.ssh-prompt'],
    sample: none('the question is in the words of the host'),
    sources: ['OpenSSH sshconnect2.c', 'ssh(1): SSH_ASKPASS'],
  },
  KVM185: {
    topic: 'ssh',
    says: ['unreachable.behind-jump', 'hint.behind-jump'],
    sample: ssh(
      'other.behind-jump.refused.recorded-9.2',
      'channel 0: open failed: connect failed: Connection refused',
      'stdio forwarding failed',
    ),
    sources: ['OpenSSH channels.c', 'sshd_config(5): AllowTcpForwarding', 'ssh(1): -J, -W'],
  },
  KVM214: {
    topic: 'ssh',
    says: ['unreachable.flood', 'hint.flood'],
    sample: none('it never comes to its end'),
    sources: ['src/connection/follow.ts'],
  },
} as const satisfies Readonly<Record<string, Entry>>
