import type { CatalogueWords } from '../../../catalogue/words.js'

/** Package repositories. */
export const repositories = {
  KVM050: {
    title: 'The release is past its end, its mirrors are gone',
    cause:
      'CentOS 6, CentOS 7, CentOS Linux 8 and CentOS Stream 8 are past their end, and mirrorlist.centos.org no longer resolves since 1 July 2024. Their packages were moved to the archive vault.centos.org. kvmup asked every enabled repository with curl: those of CentOS itself did not answer, the archive did. What is in the archive gets no security updates any more.',
    remedy: [
      'Allow kvmup to move them: `kvmup apply --repair-repos HOST`, or `repair_repos: true` among the wishes of the inventory. It touches only the files of CentOS itself (CentOS-*.repo, centos*.repo) in /etc/yum.repos.d and keeps copies in /var/lib/kvmup/repos-backup.',
      'To take it back: `kvmup repos restore HOST`.',
      'By hand: comment out `mirrorlist=` and let `baseurl=` point below http://vault.centos.org/6.10, https://vault.centos.org/7.9.2009, https://vault.centos.org/8.5.2111 or https://vault.centos.org/8-stream.',
      'Plan the move to a release that still gets updates.',
    ],
  },
  KVM051: {
    title: 'Some of the enabled repositories do not answer',
    cause:
      'One or more enabled repositories did not answer when they were asked, while others did, or the package manager said so itself (`Cannot find a valid baseurl`, `Failed to download metadata for repo`). As long as one that is not optional stays silent, yum and dnf install nothing at all, not even from the others. Typical are third-party repositories that have moved, and a CentOS past its end.',
    remedy: [
      'Try it on the host: `yum makecache` on EL 6 and 7, `dnf makecache` on EL 8 to 10.',
      'In its file below /etc/yum.repos.d, mend the address, or switch the repository off (`enabled=0`), or make it optional (`skip_if_unavailable=1`).',
      'If it is a repository of a CentOS past its end: `kvmup apply --repair-repos HOST` (`kvmup explain KVM050`).',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM052: {
    title: 'No repository answers: network, DNS or proxy',
    cause:
      'None of the enabled repositories answered, and for a CentOS past its end the archive did not either. Then it is not the repositories: the host has no way out, no name server, or can leave only through a proxy. A proxy in the environment does not help: sudo drops http_proxy, and the package manager reads its own file.',
    remedy: [
      'Look at the route and at name resolution: `ip route`, `cat /etc/resolv.conf`, `getent hosts vault.centos.org`.',
      'Ask one of the addresses that kvmup names: `curl -I URL`.',
      'Behind a proxy, write `proxy=http://...` into /etc/yum.conf (EL 6 and 7) or /etc/dnf/dnf.conf (EL 8 to 10).',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM053: {
    title: 'No repository is enabled on the host',
    cause:
      'The files in /etc/yum.repos.d have no section that is enabled, or are missing. A host that was installed from a medium without network, or whose repositories were switched off in favour of a local one that is gone, looks like this.',
    remedy: [
      'See what there is: `yum repolist all` on EL 6 and 7, `dnf repolist --all` on EL 8 to 10.',
      'Enable the repositories of the distribution: `enabled=1` in their files below /etc/yum.repos.d. EL 8 to 10 need BaseOS and AppStream.',
      'Or give the host a local repository.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM054: {
    title: 'This RHEL is not registered',
    cause:
      'RHEL gets its repositories by registration, and this host is not registered: no repository is enabled and /etc/pki/consumer/cert.pem is missing, or the package manager said that it is `not registered with an entitlement server` or has no enabled repositories. Images of clouds with repositories of their own (RHUI) print that line too and work; there it is no cause.',
    remedy: [
      'Register it: `subscription-manager register`, then `subscription-manager repos --list`.',
      'Or give the host a local repository.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM055: {
    title: 'This RHEL is registered, but has no repository enabled',
    cause:
      'The host has its certificate (/etc/pki/consumer/cert.pem), and no repository is enabled. Either its subscription does not bring any, or they were switched off.',
    remedy: [
      'Look at the subscription: `subscription-manager status`.',
      'Look at its repositories: `subscription-manager repos --list`; enable what is missing: `subscription-manager repos --enable=ID`. RHEL 8 to 10 need BaseOS and AppStream.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM056: {
    title: 'The vendor refuses access to the repositories',
    cause:
      'A server answered with 401 or 403: the host reaches it, and is not allowed in. On RHEL the subscription has expired or does not cover the repository; elsewhere the repository wants credentials or a certificate that the host does not present.',
    remedy: [
      'On RHEL: `subscription-manager refresh`, then `subscription-manager status`; renew the subscription if it has expired.',
      'On others: look at the repository that the message names and at its credentials in /etc/yum.repos.d, or switch it off with `enabled=0`.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM057: {
    title: 'The clock of the host is in the past',
    cause:
      'The clock shows a date before kvmup was written, so it is wrong; certificates are then not valid yet, and https fails. An empty battery, or a virtual machine that was restored from a snapshot, does this. It stays a note as long as the repositories answer all the same.',
    remedy: [
      'See it: `date`.',
      'Set it: `date -s "YYYY-MM-DD hh:mm:ss"`.',
      'Let a time service keep it: EL 6 `chkconfig ntpd on` and `/etc/rc.d/init.d/ntpd start`, EL 7 and later `systemctl enable --now chronyd`.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM058: {
    title: 'The TLS of the host is too old for the server',
    cause:
      'The handshake failed before any certificate was looked at: curl ends with 35, yum says `problem making ssl connection`. The archive and many mirrors want TLS 1.2, which a CentOS 6 that was not updated for long does not know until nss is newer.',
    remedy: [
      'Point one repository to plain http, for CentOS 6 http://vault.centos.org/6.10 or http://archive.kernel.org/centos-vault/6.10; kvmup itself does that first there: `kvmup apply --repair-repos HOST`.',
      'Update from it: `yum update nss curl ca-certificates`. Signatures of packages are checked over plain http as well.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM059: {
    title: 'The certificate of a repository is not accepted',
    cause:
      'The TLS connection came about and the certificate was refused: it has expired or is not yet valid by the clock of the host, or the host does not know the authority that issued it. Old ca-certificates and proxies that open TLS connections with an authority of their own are the usual reasons.',
    remedy: [
      'Look at the clock first: `date` (`kvmup explain KVM057`).',
      'Update the authorities: `yum update ca-certificates` on EL 6 and 7, `dnf upgrade ca-certificates` on EL 8 to 10.',
      'Behind a proxy that opens TLS connections: put its authority into /etc/pki/ca-trust/source/anchors and run `update-ca-trust`.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM060: {
    title: 'The archive refuses a single file',
    cause:
      'vault.centos.org answered 403 for one file in the middle of a transaction, as it does from time to time; the file is there. It is no question of rights, and the same file may come at the next try.',
    remedy: [
      'Try again: `kvmup apply HOST` goes on from what it finds.',
      'If it keeps failing, let `baseurl=` in /etc/yum.repos.d point to a full copy of the archive: archive.kernel.org/centos-vault, with the same paths below it.',
    ],
  },
  KVM061: {
    title: 'A repository for another release is enabled',
    cause:
      'A package wants a C library, a runtime linker or a Python that this release does not have (`Requires: libc.so.6(GLIBC_2.28)` on EL 7, for example): it was built for a newer release. A repository for that release is enabled on this host, by a wrong file or a wrong address.',
    remedy: [
      'Find it in the output: it stands in brackets behind the package.',
      'See which package brought its file: `rpm -qf /etc/yum.repos.d/FILE.repo`. Remove that package, or switch the repository off with `enabled=0`.',
      'Forget what was cached of it: `yum clean all` on EL 6 and 7, `dnf clean all` on EL 8 to 10.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM062: {
    title: 'Without curl the repositories are not asked beforehand',
    cause:
      'kvmup asks the enabled repositories with curl before it changes anything, and this host has none. That is no fault of the host: the package manager itself will show whether they answer. Only the early warning is missing, and with it the move of a CentOS past its end to the archive.',
    remedy: [
      'Nothing is needed if the repositories answer.',
      'To have the check: `yum install curl` on EL 6 and 7, `dnf install curl` on EL 8 to 10.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
