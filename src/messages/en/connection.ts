/** Why a host could not be reached or not be worked as root, and the next move. */
export const connection = {
  'unreachable.refused': (a: { at: string; endpoint: string }) =>
    `no connection to ${a.at}: ${a.endpoint} refused it`,
  'hint.refused': (a: { login: string }) =>
    `Check that the host is up, that sshd runs there and listens on this port, and the address itself: ${a.login}`,
  'unreachable.timeout': (a: { at: string; endpoint: string }) =>
    `no connection to ${a.at}: ${a.endpoint} did not answer in time`,
  'hint.timeout': (a: { login: string }) =>
    `Check that the host is up and that no firewall drops the connection; --connect-timeout gives it longer. By hand: ${a.login}`,
  'unreachable.no-route': (a: { at: string; reason: string }) => `no connection to ${a.at}: ${a.reason}`,
  'hint.no-route': (a: { at: string }) =>
    `Check the route to ${a.at}; a firewall that rejects the ssh port answers like this too.`,
  'unreachable.resolve': (a: { at: string; name: string }) =>
    `no connection to ${a.at}: the name ${a.name} could not be resolved`,
  'hint.resolve': (a: { name: string }) =>
    `Check the spelling of ${a.name}, or give its address in the inventory (address:) or in ~/.ssh/config (HostName).`,
  'unreachable.host-key-unknown': (a: { at: string; key: string }) =>
    `no connection to ${a.at}: its host key is not known on this machine${a.key === '' ? '' : ` (${a.key})`}`,
  'hint.host-key-unknown': (a: { login: string }) =>
    `Compare the fingerprint with the one on the host's console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub; CentOS 6 has ssh_host_rsa_key.pub, and prints MD5: ssh -o FingerprintHash=md5 shows the same here), then accept the key by logging in once: ${a.login} (ssh takes the fingerprint itself for an answer). Many new hosts on a network that is trusted: --accept-new-host-keys.`,
  'hint.jump-key-unknown': (a: { login: string }) =>
    `Compare the fingerprint with the one on the jump host's console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then accept the key by logging in there once: ${a.login} (ssh takes the fingerprint itself for an answer). --accept-new-host-keys is for the hosts behind it, not for jump hosts.`,
  'unreachable.host-key-changed': (a: { at: string; fingerprint: string }) =>
    `no connection to ${a.at}: its host key is not the known one (now ${a.fingerprint}); the host was rebuilt, or it is under attack: someone stands in between`,
  'hint.host-key-changed': (a: { remove: string; login: string }) =>
    `Only if the host was rebuilt: compare the fingerprint on its console, forget the old key with ${a.remove}, then log in once: ${a.login}`,
  'unreachable.host-key-revoked': (a: { at: string }) => `no connection to ${a.at}: its host key is revoked`,
  'hint.host-key-revoked': (a: { at: string }) =>
    `The key of ${a.at} was revoked on purpose (RevokedHostKeys or @revoked in known_hosts): the host needs a new one.`,
  'unreachable.auth': (a: { at: string; said: string }) => `login to ${a.at} failed: ${a.said}`,
  'hint.auth': (a: { login: string }) =>
    `Put the public key on the host (ssh-copy-id), load a key that has a passphrase into the agent (ssh-add), check user and key; or give the password: -k asks for it. A locked account looks the same. By hand: ${a.login}`,
  'unreachable.too-many-keys': (a: { at: string }) =>
    `login to ${a.at} failed: the host hung up after too many keys had been tried`,
  'hint.too-many-keys': (a: { at: string }) =>
    `Name the one key for ${a.at}: key: in the inventory, or IdentityFile with IdentitiesOnly yes in ~/.ssh/config.`,
  'unreachable.key-file': (a: { at: string; said: string }) =>
    `login to ${a.at} failed: the private key cannot be used: ${a.said}`,
  'hint.key-file': (a: { at: string }) =>
    `Check the path of the key for ${a.at}, that it is the private key (not .pub), that it is yours, and its mode: chmod 600`,
  'unreachable.password-expired': (a: { at: string }) =>
    `login to ${a.at} failed: the password of the account has expired`,
  'hint.password-expired': (a: { login: string }) => `Log in once by hand and set a new password: ${a.login}`,
  'unreachable.booting': (a: { at: string }) =>
    `login to ${a.at} failed: the system is starting up or shutting down and lets only root in`,
  'hint.booting': (a: { at: string }) => `Wait until ${a.at} has started, then run kvmup again.`,
  'unreachable.host-key-type': (a: { at: string; offer: string }) =>
    `no connection to ${a.at}: it offers only host keys that this ssh does not accept (${a.offer})`,
  'hint.host-key-type': (a: { at: string }) =>
    `CentOS 6 needs legacy_ssh: true in the inventory, for this host alone. By hand, in ~/.ssh/config under Host ${a.at}: HostKeyAlgorithms=+ssh-rsa and PubkeyAcceptedAlgorithms=+ssh-rsa (before OpenSSH 8.5: PubkeyAcceptedKeyTypes)`,
  'unreachable.algorithms': (a: { at: string; what: string; offer: string }) =>
    `no connection to ${a.at}: no ${a.what} in common (it offers ${a.offer})`,
  'hint.algorithms': (a: { at: string; option: string; offer: string }) =>
    `An old host: allow one of its own for it alone, in ~/.ssh/config under Host ${a.at}: ${a.option}=+${a.offer}; what CentOS 6 needs is legacy_ssh: true in the inventory.`,
  'unreachable.libcrypto': (a: { at: string; said: string }) =>
    `no connection to ${a.at}: the crypto policy of this machine forbids what the host offers (${a.said})`,
  'hint.libcrypto': (a: { at: string }) =>
    `On an EL 9 machine SHA-1 signatures are off, and legacy_ssh cannot turn them on: update-crypto-policies --set DEFAULT:SHA1 here, or give ${a.at} an ECDSA host key.`,
  'unreachable.user-key-type': (a: { at: string }) =>
    `login to ${a.at} failed: no signature that both sides accept for this key`,
  'hint.user-key-type': (a: { at: string }) =>
    `CentOS 6 knows RSA keys with SHA-1 only: legacy_ssh: true in the inventory, or PubkeyAcceptedAlgorithms=+ssh-rsa under Host ${a.at} in ~/.ssh/config; on an EL 9 machine also update-crypto-policies --set DEFAULT:SHA1. Or use an ECDSA key.`,
  'unreachable.no-banner': (a: { at: string }) =>
    `no connection to ${a.at}: it was closed before ssh could introduce itself`,
  'hint.no-banner': (a: { login: string }) =>
    `sshd is overloaded (MaxStartups; use fewer --forks), refuses this machine (hosts.deny, fail2ban, PerSourcePenalties), or another service has the port. By hand: ${a.login}`,
  'unreachable.jump': (a: { at: string; said: string }) =>
    `no connection to ${a.at}: the way there (ProxyJump or ProxyCommand) failed: ${a.said}`,
  'hint.jump': (a: { login: string }) => `Try the jump host alone first, then by hand: ${a.login}`,
  'unreachable.ssh-config': (a: { at: string; said: string }) =>
    `no connection to ${a.at}: ssh refuses its configuration: ${a.said}`,
  'hint.ssh-config': (a: { login: string }) =>
    `Mend the configuration; this shows the same error: ${a.login}`,
  'unreachable.no-ssh': (a: { at: string }) => `no connection to ${a.at}: there is no ssh on this machine`,
  'hint.no-ssh': (_: { at: string }) => 'Install the OpenSSH client (openssh-clients, openssh-client).',
  'unreachable.closed': (a: { at: string; said: string }) =>
    `no connection to ${a.at}: it hung up during the login: ${a.said}`,
  'hint.closed': (a: { login: string }) =>
    `The log of sshd on the host tells why (journalctl -u sshd, /var/log/secure); an expired account is a common cause. By hand: ${a.login}`,
  'unreachable.lost': (a: { at: string }) => `the connection to ${a.at} was lost during an action`,
  'hint.lost': (a: { at: string }) =>
    `Check that ${a.at} is up, then run kvmup again: it looks at the host anew and does only what is missing.`,
  'unreachable.interrupted': (a: { at: string }) => `the connection to ${a.at} was ended by the interrupt`,
  'hint.interrupted': (a: { at: string }) =>
    `What was under way on ${a.at} may still run there; kvmup apply continues from what it finds.`,
  'unreachable.shell': (a: { at: string; said: string }) =>
    `login to ${a.at} works, but runs no command: ${a.said}`,
  'unreachable.other': (a: { at: string; said: string }) => `no connection to ${a.at}: ${a.said}`,
  'hint.other': (a: { login: string }) => `See what this says by hand: ${a.login}`,
  'unreachable.become-password': (a: { at: string; said: string }) =>
    `no way to root on ${a.at}: sudo wants a password (${a.said})`,
  'hint.become-password': (a: { at: string }) =>
    `Give kvmup the password (-K asks for it, --become-password-file reads it), connect as root, or allow it without a password on ${a.at}, with visudo -f /etc/sudoers.d/kvmup: USER ALL=(ALL) NOPASSWD: ALL. On this machine: sudo kvmup …`,
  'unreachable.become-sudoer': (a: { at: string; said: string }) =>
    `no way to root on ${a.at}: sudo does not allow it (${a.said})`,
  'hint.become-sudoer': (a: { at: string }) =>
    `Connect as root, or as root on ${a.at}: visudo -f /etc/sudoers.d/kvmup: USER ALL=(ALL) NOPASSWD: ALL`,
  'unreachable.become-tty': (a: { at: string }) =>
    `no way to root on ${a.at}: its sudoers has requiretty, and there is no terminal`,
  'hint.become-tty': (a: { at: string }) =>
    `Connect as root, or add to the sudoers of ${a.at} (visudo): Defaults:USER !requiretty`,
  'unreachable.become-no-sudo': (a: { at: string }) =>
    `no way to root on ${a.at}: the user is not root and sudo is not installed`,
  'hint.become-no-sudo': (a: { at: string }) => `Connect as root, or install sudo on ${a.at}.`,
  'unreachable.become-other': (a: { at: string; said: string }) => `no way to root on ${a.at}: ${a.said}`,
  'hint.become-other': (a: { at: string }) => `This must work on ${a.at} without a question: sudo -n true`,
} as const
