import type { CatalogueWords } from '../../../catalogue/words.js'

/** The way to the host, and to root on it. */
export const connection = {
  KVM150: {
    title: 'The host refuses the connection',
    cause:
      'The address answers, and nobody listens on the port: `Connection refused`. sshd is not running, listens on another port, or the host is just starting; or it is the wrong address.',
    remedy: [
      'Check address and port: `port:` in the inventory, or Port in ~/.ssh/config.',
      'On the console of the host: `ss -lntp`, and `systemctl status sshd` (EL 6: `/etc/rc.d/init.d/sshd status`).',
      'By hand: `ssh HOST`.',
    ],
  },
  KVM151: {
    title: 'The host does not answer in time',
    cause:
      'Neither yes nor no came from the host within the time of --connect-timeout (15 seconds): it is down, a firewall drops the connection, or the login hangs. On CentOS 6 a login can hang for long because its sshd tries Kerberos (GSSAPI) while DNS or Kerberos does not answer.',
    remedy: [
      'See whether the host is up, and whether a firewall on the way drops the port: `nc -vz HOST 22`.',
      'A slow line: `--connect-timeout 60`.',
      'A login that hangs: `GSSAPIAuthentication no` for this host in ~/.ssh/config.',
      'By hand: `ssh -v HOST`.',
    ],
  },
  KVM152: {
    title: 'There is no route to the host',
    cause:
      'This machine or a router on the way says that the host cannot be reached: `No route to host`, `Network is unreachable`, `Host is down`. A firewall that rejects the port instead of dropping it answers in the same words.',
    remedy: [
      'See the way: `ip route get ADDRESS`, `ping ADDRESS`. An IPv6 address needs IPv6 on this machine.',
      'If ping works and ssh does not: look at the firewall of the host (`firewall-cmd --list-all`; EL 6: `iptables -L -n`).',
      'A VPN or a jump host may be missing: ProxyJump in ~/.ssh/config.',
    ],
  },
  KVM153: {
    title: 'The name of the host cannot be resolved',
    cause:
      'Neither ~/.ssh/config nor DNS or /etc/hosts of this machine knows the name. kvmup hands the name to ssh as it stands in the inventory or on the command line.',
    remedy: [
      'Check the spelling, and `getent hosts NAME` on this machine.',
      'Give its address: `address:` in the inventory, or HostName in ~/.ssh/config.',
    ],
  },
  KVM154: {
    title: 'The host key is not known on this machine',
    cause:
      'kvmup checks host keys always and asks no questions, so it connects only to hosts that known_hosts knows. This one was never visited from here, or under another name or port.',
    remedy: [
      'On the console of the host: `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` (EL 6 has no such key: `ssh_host_rsa_key.pub`, and it shows MD5).',
      'Log in once by hand: `ssh HOST` (for EL 6 `ssh -o FingerprintHash=md5 HOST`). Compare the fingerprint, and accept it only if it is the same.',
      'Many new hosts, on a network where nobody stands in between: `--accept-new-host-keys` takes and keeps the key that each shows first. `ssh-keyscan` is no check either: it believes whoever answers.',
    ],
  },
  KVM155: {
    title: 'The host key has changed',
    cause:
      'known_hosts has another key for this name than the one that answered. The host was installed anew, another machine has its address now, or somebody stands in between. ssh does not connect, and kvmup does not either.',
    remedy: [
      'Find out whether the host was rebuilt. If nobody knows of it, stop here.',
      'Compare the fingerprint on its console: `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` (EL 6: `ssh_host_rsa_key.pub`).',
      'Only if it is the same as the one that kvmup shows: forget the old key (`ssh-keygen -R HOST`, with another port `ssh-keygen -R "[HOST]:PORT"`), and log in once by hand.',
    ],
  },
  KVM156: {
    title: 'The host key is revoked',
    cause:
      'The key that answered is listed as revoked, by RevokedHostKeys in the configuration of ssh or by a line @revoked in known_hosts. Somebody did that on purpose, for example because the key had become known.',
    remedy: [
      'Ask who revoked it: `grep -e @revoked ~/.ssh/known_hosts /etc/ssh/ssh_known_hosts`, `ssh -G HOST | grep -i revoked`.',
      'Make the host a new key on its console: remove /etc/ssh/ssh_host_*key* and restart sshd, which makes new ones.',
      'Compare the new fingerprint and log in once by hand.',
    ],
  },
  KVM157: {
    title: 'The login was refused',
    cause:
      'The host let none of the keys in: `Permission denied`. kvmup was given no password (-k, --connection-password-file). The public key is not on the host, belongs to another user there, or the private one has a passphrase and is not in the agent; wrong modes of ~/.ssh on the host make sshd ignore the key as well.',
    remedy: [
      'Put the key on the host: `ssh-copy-id USER@HOST`.',
      'Load it into the agent: `ssh-add`; see what is in there: `ssh-add -l`.',
      'Check user and key: `user:` and `key:` in the inventory, or User and IdentityFile in ~/.ssh/config.',
      'See why: `ssh -v USER@HOST`, and on the host /var/log/secure or `journalctl -u sshd`.',
    ],
  },
  KVM158: {
    title: 'Too many keys were tried',
    cause:
      'ssh offers every key of the agent, one after the other, and the host hung up (MaxAuthTries, usually 6) before the right one had its turn.',
    remedy: [
      'Name the one key: `key:` in the inventory.',
      'Or in ~/.ssh/config for this host: `IdentityFile ~/.ssh/KEY` and `IdentitiesOnly yes`.',
    ],
  },
  KVM159: {
    title: 'The private key cannot be used',
    cause:
      'ssh could not load the private key: the file is not there, can be read by others, or is no private key (the .pub beside it was named). Without it the login was refused.',
    remedy: [
      'Check the path: `key:` in the inventory (relative to that file), or IdentityFile in ~/.ssh/config.',
      'It must be yours and yours alone: `ls -l KEY`, `chmod 600 KEY`.',
      'See whether it is a key at all: `ssh-keygen -lf KEY`.',
    ],
  },
  KVM160: {
    title: 'The password of the account has expired',
    cause:
      'The key was accepted, but the account must change its password before anything else may run there. That asks questions, which kvmup cannot answer.',
    remedy: [
      'Log in once by hand and set a new password: `ssh USER@HOST`.',
      'For an account of programs: see its ageing with `chage -l USER`; whether it shall expire is the decision of who runs the host.',
    ],
  },
  KVM161: {
    title: 'The host is starting up or shutting down',
    cause:
      'sshd answers, but while the system starts or stops only root may log in (pam_nologin). It goes by itself within a minute or two; a file /etc/nologin that somebody made keeps it.',
    remedy: [
      'Wait until the host has started, then run kvmup again.',
      'If it stays: as root on the host `ls -l /etc/nologin /run/nologin /var/run/nologin`, and `systemctl is-system-running` on EL 7 and later.',
    ],
  },
  KVM162: {
    title: 'The host has only host keys that this ssh refuses',
    cause:
      'OpenSSH 8.8 and newer no longer accept ssh-rsa, RSA with SHA-1, by themselves, and CentOS 6 offers nothing but ssh-rsa and ssh-dss. Its sshd does not tell clients about signatures either, so RSA keys of users need the old form too.',
    remedy: [
      '`legacy_ssh: true` for this host in the inventory adds what CentOS 6 needs, for it alone. By hand, in ~/.ssh/config under `Host HOST`: `HostKeyAlgorithms=+ssh-rsa` and `PubkeyAcceptedAlgorithms=+ssh-rsa` (before OpenSSH 8.5 the second is called PubkeyAcceptedKeyTypes).',
      'On an EL 9 machine its crypto policy must allow SHA-1 too: `kvmup explain KVM164`.',
      'Then: `ssh HOST true`.',
    ],
  },
  KVM163: {
    title: 'No algorithm in common with the host',
    cause:
      'ssh and sshd could not agree on a key exchange, a cipher or a MAC: one of them is much older, or was hardened. The message shows what the host offers.',
    remedy: [
      'A host of the age of CentOS 6: `legacy_ssh: true` for it in the inventory.',
      'Else allow one of its own for this host alone, in ~/.ssh/config under `Host HOST`, for example `KexAlgorithms=+diffie-hellman-group14-sha1` (`Ciphers=+...`, `MACs=+...`).',
      'See what this ssh knows: `ssh -Q kex`, `ssh -Q cipher`, `ssh -Q mac`.',
      'If the host was hardened on purpose, update the ssh of this machine instead.',
    ],
  },
  KVM164: {
    title: 'The crypto policy of this machine forbids SHA-1',
    cause:
      'kvmup runs on a machine whose crypto policy forbids signatures with SHA-1, as EL 9 does by default, and the host (CentOS 6) can sign with nothing else: ssh ends with `error in libcrypto`. Options of ssh do not help against the policy.',
    remedy: [
      'The narrow way is on the host: give it an ECDSA host key. As root there: `ssh-keygen -t ecdsa -N "" -f /etc/ssh/ssh_host_ecdsa_key`, name it in /etc/ssh/sshd_config beside the RSA one (`HostKey /etc/ssh/ssh_host_rsa_key`, `HostKey /etc/ssh/ssh_host_ecdsa_key`), `/etc/rc.d/init.d/sshd restart`.',
      'Or allow SHA-1 on this machine, for everything on it: `update-crypto-policies --set DEFAULT:SHA1`; back with `--set DEFAULT`.',
      'A user’s RSA key has the same trouble: use an ECDSA key (`kvmup explain KVM165`).',
    ],
  },
  KVM165: {
    title: 'No signature that both sides accept for this key',
    cause:
      'The user’s key is RSA, and the two sides share no way to sign with it: CentOS 6 knows only SHA-1 (ssh-rsa), which newer ssh does not use by itself and the crypto policy of EL 9 forbids.',
    remedy: [
      'Use an ECDSA key for this host: `ssh-keygen -t ecdsa -f ~/.ssh/id_ecdsa`, then `ssh-copy-id -i ~/.ssh/id_ecdsa USER@HOST`. CentOS 6 does not know Ed25519.',
      'Or `legacy_ssh: true` for it in the inventory, by hand in ~/.ssh/config under `Host HOST`: `PubkeyAcceptedAlgorithms=+ssh-rsa`; on an EL 9 machine that takes the crypto policy too (`kvmup explain KVM164`).',
    ],
  },
  KVM166: {
    title: 'The connection was closed before ssh began',
    cause:
      'The port took the connection and closed it before a word was spoken. sshd has more connections waiting than MaxStartups allows, refuses this machine (hosts.deny up to EL 7, fail2ban, PerSourcePenalties of OpenSSH 9.8 and newer), or something else than sshd has the port.',
    remedy: [
      'Try by hand and see whether it is so every time: `ssh -v HOST`.',
      'If only with many hosts behind one address: fewer at once, `--forks 2`.',
      'On the console of the host: `journalctl -u sshd` or /var/log/secure, `cat /etc/hosts.deny`, `fail2ban-client status sshd`, and who has the port: `ss -lntp`.',
    ],
  },
  KVM167: {
    title: 'The way over the jump host failed',
    cause:
      'ssh goes to this host through another one or through a command (ProxyJump, ProxyCommand in ~/.ssh/config), and that way failed: the jump host cannot be reached, refused the login, does not allow forwarding, or does not reach the host behind it.',
    remedy: [
      'See the way that ssh takes: `ssh -G HOST | grep -i proxy`.',
      'Try the jump host alone: `ssh JUMPHOST`. Its key must be known and its login must work without a question too.',
      'Try the host from there: `ssh JUMPHOST nc -vz HOST 22`. If forwarding is prohibited: AllowTcpForwarding in its sshd_config.',
      'Then by hand: `ssh HOST`.',
    ],
  },
  KVM168: {
    title: 'ssh refuses its own configuration',
    cause:
      'ssh ended before it connected, because it does not accept a line of its configuration or the owner and mode of the file. That is ~/.ssh/config, /etc/ssh/ssh_config, or the file that `ssh_config:` in the inventory names.',
    remedy: [
      'The message names file and line; mend it. Options of newer versions can be put behind `IgnoreUnknown`.',
      'If it is about owner or permissions: `chmod 600 ~/.ssh/config`, and the file must be yours.',
      'Check it without connecting: `ssh -G HOST`.',
    ],
  },
  KVM169: {
    title: 'There is no ssh on this machine',
    cause:
      'kvmup connects with the OpenSSH client of the machine it runs on, and the program ssh was not found in PATH.',
    remedy: [
      'Install it: `dnf install openssh-clients` (EL 6 and 7: `yum`), `apt install openssh-client` on Debian and Ubuntu.',
      'For the machine itself no ssh is needed: `kvmup apply local`.',
    ],
  },
  KVM170: {
    title: 'The host hung up during the login',
    cause:
      'The conversation had begun, and the host closed it before the login was done. An expired account is a common cause; access rules (AllowUsers, DenyUsers, pam_access), a limit on sessions, or an sshd that crashed are others. Only the host knows which.',
    remedy: [
      'Read its log on the console: `journalctl -u sshd`, or /var/log/secure.',
      'See the account: `chage -l USER`, and `grep -i -e AllowUsers -e DenyUsers -e AllowGroups /etc/ssh/sshd_config`.',
      'By hand: `ssh -v HOST`.',
    ],
  },
  KVM171: {
    title: 'sudo wants a password',
    cause:
      'The user is not root, and `sudo -n` may not do without a password on this host. kvmup was given none. The stock sudoers lets the group wheel use sudo with a password on EL 7 and later; on EL 6 that rule is commented out.',
    remedy: [
      'Connect as root: `kvmup verify root@HOST`.',
      'Or allow it without a password, as root on the host: `visudo -f /etc/sudoers.d/kvmup`, with the line `USER ALL=(ALL) NOPASSWD: ALL`. A later rule wins over an earlier one.',
      'Or give kvmup the password: `-K` asks for it, `--become-password-file FILE` reads it.',
      'On this machine: `sudo kvmup ... local`.',
      'Check it as that user: `sudo -n true`.',
    ],
  },
  KVM172: {
    title: 'sudo does not allow the user to become root',
    cause:
      'sudo knows the user and refuses: he is not in sudoers, not for this host, or not for this command. kvmup runs /bin/sh as root, so a rule that names single commands is not enough.',
    remedy: [
      'Connect as root: `kvmup verify root@HOST`.',
      'Or as root on the host: `visudo -f /etc/sudoers.d/kvmup`, with the line `USER ALL=(ALL) NOPASSWD: ALL`.',
      'See what is allowed now: `sudo -l -U USER` (as root).',
    ],
  },
  KVM173: {
    title: 'sudo wants a terminal (requiretty)',
    cause:
      'The sudoers of the host has `Defaults requiretty`, and there was no terminal. Over ssh kvmup opens one when sudo wants it; this host allows none (PermitTTY no), or it is this machine itself. The stock file had that line on EL 6 up to 6.7 and on EL 7 up to 7.2; a file that was edited keeps it through updates.',
    remedy: [
      'Connect as root: `kvmup verify root@HOST`.',
      'Or lift it for this user, as root on the host with `visudo`: `Defaults:USER !requiretty`.',
      'Check it from here: `ssh USER@HOST sudo -n true`.',
    ],
  },
  KVM174: {
    title: 'sudo is not installed on the host',
    cause:
      'The user is not root, and there is no sudo on the host by which he could become it. Minimal images often leave it out.',
    remedy: [
      'Connect as root: `kvmup verify root@HOST`.',
      'Or install it as root: `yum install sudo` on EL 6 and 7, `dnf install sudo` on EL 8 to 10; then a rule for the user (`kvmup explain KVM171`).',
    ],
  },
  KVM175: {
    title: 'sudo fails for a reason of its own',
    cause:
      'sudo ended with an error that is none of the known refusals: wrong owner or mode of the program or of sudoers, a mistake in a file of /etc/sudoers.d, a plugin, a directory service that does not answer. Its words stand in the message.',
    remedy: [
      'As that user on the host, this must work without a question: `sudo -n true`.',
      'As root check the rules: `visudo -c`; and the program: `rpm -V sudo`.',
      'Or connect as root: `kvmup verify root@HOST`.',
    ],
  },
  KVM176: {
    title: 'The connection was lost during an action',
    cause:
      'The action had begun, and the connection ended before its end was seen: ssh ended, or the host was silent for a minute. The exit code of ssh proves nothing, so kvmup goes by an end mark of its own, and that did not come. What was under way may have ended, or may still be running.',
    remedy: [
      'See whether the host is up, and why the line broke: its console, `journalctl -u sshd`, the network between.',
      'If a package transaction was under way: see whether it still runs (`ps -ef | grep -e yum -e dnf`), and let it end.',
      'Then: `kvmup apply HOST`; it looks at the host anew and does only what is missing.',
    ],
  },
  KVM177: {
    title: 'ssh fails, or the login runs no command',
    cause:
      'ssh ended with words that kvmup does not know, or the login worked and no command was run: a login shell such as nologin or a menu, a forced command of the key, a start file of the shell that ends it. What was said stands in the message.',
    remedy: [
      'See what this says: `ssh HOST true`.',
      'See the login shell of the account on the host: `getent passwd USER`, and whether authorized_keys has command= before the key.',
      'Use an account with an ordinary shell, or root.',
    ],
  },
  KVM178: {
    title: 'sudo refuses the password',
    cause:
      'sudo asked for the password, got it once, and found it wrong. kvmup does not repeat it, on this host or any other: modules such as pam_faillock lock an account after a few failures.',
    remedy: [
      'Check whose password it is: sudo wants that of the user who logs in, unless sudoers says rootpw, targetpw or runaspw.',
      'By hand, on the host: `sudo -k true`.',
      'A host with a password of its own: in the inventory, for that host.',
    ],
  },
  KVM179: {
    title: 'The account is locked or expired for sudo',
    cause:
      'The password was not what failed: PAM lets the account use sudo no more, because it is locked, has expired, or must change its password first.',
    remedy: [
      'As root on the host: `chage -l USER`, `passwd -S USER`.',
      'Locked after failed logins: `faillock --user USER`, and `--reset` (EL 6 and 7: `pam_tally2 --user USER`).',
      'Or connect as root, or as another user.',
    ],
  },
  KVM180: {
    title: 'sudo asks something else than the password',
    cause:
      'kvmup gives sudo a prompt of its own and answers nothing else. A module of PAM asked a question in its own words: a second factor, a new password, a choice.',
    remedy: [
      'See what it asks, on the host: `sudo -k true`, and /etc/pam.d/sudo.',
      'Exempt a user for kvmup: `USER ALL=(ALL) NOPASSWD: ALL`, with visudo.',
      'Or connect as root.',
    ],
  },
  KVM181: {
    title: 'The password was not sent, because another host refused it',
    cause:
      'Until one host has taken a password, one host at a time gets it. One refused it, for the same user; a fleet that shares accounts (LDAP, Active Directory, IPA) would lock the account if every host tried.',
    remedy: [
      'Check the password on the host that refused it, then run kvmup again.',
      'Hosts with other passwords: name theirs in the inventory, or run them apart with --limit.',
    ],
  },
  KVM182: {
    title: 'The host refuses the password of the login',
    cause:
      'No key was taken, the host asked for the password, got it once, and asked again. kvmup ends ssh there and does not repeat it, on this host or any other: modules such as pam_faillock lock an account after a few failures.',
    remedy: [
      'Check the user and the password by hand: `ssh USER@HOST`.',
      'root may be let in by key only (PermitRootLogin prohibit-password): take another user, and sudo.',
      'Locked after failed logins: as root on the host, `faillock --user USER` (EL 6 and 7: `pam_tally2 --user USER`).',
    ],
  },
  KVM183: {
    title: 'The host asks for no password',
    cause:
      'A password was given, and the host never asked for one: its sshd lets users in by key only, or this user.',
    remedy: [
      'Put a key there, from a machine that gets in: `ssh-copy-id USER@HOST`.',
      'See what it offers: `ssh -v USER@HOST`, the line "Authentications that can continue".',
      'On its console: `sshd -T | grep -i -e passwordauthentication -e permitrootlogin`.',
    ],
  },
  KVM184: {
    title: 'The login asks something else than the password',
    cause:
      'The host asked a question that is not for the password alone: a code, a second factor, a new password because the old one has expired. kvmup answers only the question for the password, so that it goes nowhere else.',
    remedy: [
      'See what it asks: `ssh USER@HOST`. An expired password is changed there.',
      'Use a key, or a user without a second factor, for kvmup.',
    ],
  },
  KVM185: {
    title: 'The jump host does not get to the host',
    cause:
      'The login at the jump host worked, and its connection to the host did not: the host refuses it, is down, has another address as seen from there, or the jump host may not forward.',
    remedy: [
      'From the jump host: `nc -vz HOST 22`, `getent hosts HOST`.',
      'Forwarding forbidden there ("administratively prohibited"): AllowTcpForwarding and PermitOpen in its sshd_config.',
      'By hand: `ssh -J JUMP HOST`.',
    ],
  },
  KVM186: {
    title: 'The host key is shorter than this machine allows',
    cause:
      'The host has an RSA key of less than the length that ssh here accepts (RequiredRSASize; 2048 bits on EL 9). Keys of 1024 bits come from systems that were installed long ago and updated since.',
    remedy: [
      'Best, on the console of the host: a new key, `ssh-keygen -t rsa -b 3072 -f /etc/ssh/ssh_host_rsa_key`, and restart sshd; then the new fingerprint has to be accepted here.',
      'Or for this host alone, in ~/.ssh/config: `RequiredRSASize 1024`.',
    ],
  },
  KVM214: {
    title: 'The host does not stop talking',
    cause:
      'A command on the host said more than 64 MiB, many times what the longest package transaction says. kvmup ended the connection; other hosts were not held up.',
    remedy: [
      'See what it says: `ssh HOST true | head`.',
      'A start-up file of the login shell that loops or prints without end is the usual cause: run the shell by hand and mend it.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
