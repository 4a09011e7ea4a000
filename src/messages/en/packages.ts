/** What is said about repositories and packages. */
export const packages = {
  'repos.not-needed': () => 'nothing is missing, so no repository is needed',
  'repos.not-asked': () => 'the repositories were not asked beforehand',
  'repos.no-curl': () => 'the repositories could not be asked beforehand: the host has no curl',
  'repos.managed': () => 'the repositories come from a management server (RHN, Satellite, Spacewalk)',
  'repos.ok': (a: { repos: string }) => `answering: ${a.repos}`,
  'repos.note-untested': (a: { repos: string }) =>
    `only the package manager itself can ask these: ${a.repos}`,
  'repos.note-silent': (a: { repo: string; why: string }) => `${a.repo} does not answer: ${a.why}`,
  'repos.note-clock': (a: { date: string }) =>
    `the host’s clock says ${a.date}, which is past: mend it before certificates fail`,
  'repos.none': () => 'no repository is enabled on the host',
  'repos.none.hint': () =>
    'enable the distribution’s repositories (files in /etc/yum.repos.d, enabled=1), or give the host a local one',
  'repos.unregistered': () => 'this RHEL is not registered, so it has no repositories',
  'repos.unregistered.hint': () =>
    'register it (subscription-manager register), or give it a local repository',
  'repos.unattached': () => 'this RHEL is registered, but no repository is enabled',
  'repos.unattached.hint': () =>
    'look at its subscription (subscription-manager status) and its repositories (subscription-manager repos --list)',
  'repos.forbidden': (a: { repos: string; why: string }) =>
    `the vendor refuses access to ${a.repos} (${a.why}): the subscription has expired or does not cover them`,
  'repos.forbidden.hint': () => 'renew it: subscription-manager refresh, then subscription-manager status',
  'repos.clock': (a: { date: string; repos: string; why: string }) =>
    `the host’s clock says ${a.date}, so no certificate is valid yet: ${a.repos} (${a.why})`,
  'repos.clock.hint': () => 'set the clock (date, or start chronyd or ntpd) and run kvmup again',
  'repos.tls': (a: { repos: string; why: string }) => `no TLS connection to ${a.repos}: ${a.why}`,
  'repos.tls.hint': () =>
    'the host’s TLS is too old for the server: update nss, curl and ca-certificates from a repository over plain http',
  'repos.certificate': (a: { repos: string; why: string }) =>
    `the certificate of ${a.repos} is not accepted: ${a.why}`,
  'repos.certificate.hint': () =>
    'look at the clock (date), update ca-certificates, and if a proxy opens TLS connections, add its authority (update-ca-trust)',
  'repos.unreachable': (a: { repos: string; why: string }) => `no repository answers (${a.repos}): ${a.why}`,
  'repos.unreachable.hint': () =>
    'look at the host’s network and name server; behind a proxy, name it in /etc/yum.conf or /etc/dnf/dnf.conf (proxy=http://...)',
  'repos.no-archive': (a: { repos: string; why: string; tried: string }) =>
    `neither the mirrors of ${a.repos} answer (${a.why}) nor the archive: ${a.tried}`,
  'repos.dead': (a: { repos: string; why: string }) =>
    `these repositories do not answer: ${a.repos} (${a.why})`,
  'repos.dead.hint': (a: { repos: string; files: string }) =>
    `while one of them does not answer, the package manager installs nothing: mend, disable (enabled=0) or make optional (skip_if_unavailable=1) ${a.repos} in ${a.files}; kvmup touches only the repositories of CentOS itself`,
  'repos.ended': (a: { repos: string; why: string; base: string }) =>
    `the release is past its end and its mirrors are gone: ${a.repos} (${a.why}); the archive ${a.base} answers`,
  'repos.ended.hint': (a: { base: string }) =>
    `allow kvmup to move them to ${a.base}: --repair-repos, or repair_repos: true in the inventory; "kvmup repos restore" takes it back`,
  'prepare.not-needed': () => 'nothing needs to be installed',
  'prepare.not-asked': () => 'it is not known what a package transaction would meet',
  'prepare.ok': () => 'the package manager is free and there is room',
  'prepare.change': (a: {
    holders: string
    since: string
    minutes: number
    key: string
    stream: string
    wanted: string
  }) =>
    [
      a.holders &&
        `the package manager is locked ${a.since ? `since ${a.since} ` : ''}by ${a.holders}: kvmup waits up to ${a.minutes} minutes`,
      a.key && `the signing key ${a.key} is not installed`,
      a.stream && `the module stream is ${a.stream}, wanted is ${a.wanted}`,
    ]
      .filter(Boolean)
      .join('; '),
  'prepare.space': (a: { mount: string; free: number; need: number }) =>
    `${a.mount} has ${a.free} MiB free; downloading and unpacking the packages needs ${a.need} MiB`,
  'prepare.damaged': (a: { said: string }) => `rpm’s database is damaged: ${a.said}`,
  'prepare.damaged.hint': () =>
    'allow kvmup to rebuild it, after a copy of it: --repair-rpmdb, or repair_rpmdb: true in the inventory',
  'prepare.note-stream': (a: { stream: string; usual: string }) =>
    `the module stream ${a.stream} was enabled by somebody and stays (usual: ${a.usual})`,
  'prepare.note-key': (a: { key: string; url: string }) =>
    `newer packages are signed with ${a.key}, which the host lacks: rpm --import ${a.url}`,
  'prepare.note-unfinished': (a: { what: string; twice: string }) =>
    `yum was interrupted earlier (${a.what})${a.twice ? `, and these are installed twice: ${a.twice}` : ''}: yum-complete-transaction --cleanup-only${a.twice ? ', then package-cleanup --cleandupes' : ''}`,
  'packages.unknowable': () => 'what is installed is not known while rpm’s database is damaged',
  'packages.unknowable.expects': () => 'looks at the packages again',
  'packages.ok': (a: { packages: string }) => `installed: ${a.packages}`,
  'packages.groups': (a: { groups: string }) => `nothing is installed of the groups ${a.groups}`,
  'packages.missing': (a: { packages: string }) => `not installed: ${a.packages}`,
  'packages.no-binary': (a: { path: string }) => `the packages are there but ${a.path} cannot be run`,
  'guestfs.none': () => 'guestfs tools are not wished for',
  'guestfs.ok': (a: { packages: string }) => `installed: ${a.packages}`,
  'guestfs.missing': (a: { packages: string }) => `not installed: ${a.packages}`,
  'guestfs.all-ok': (a: { glob: string }) => `everything that matches ${a.glob} is installed`,
  'guestfs.all-missing': (a: { glob: string; packages: string }) =>
    `of ${a.glob} not installed: ${a.packages}`,
  'guestfs.all-unknown': (a: { glob: string }) =>
    `which packages match ${a.glob} is not known before the package manager has read its repositories`,
}
