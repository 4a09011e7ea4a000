/** Where packages come from. */
import type { Entry } from '../entry.js'
import { failure, host } from '../samples.js'

export const repositories = {
  KVM050: {
    topic: 'repositories',
    says: ['repos.ended', 'repos.ended.hint'],
    sample: host(
      'el7-mirrors-dead',
      'repo=base CentOS-Base.repo mirrorlist required curl-6 http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os&infra=stock',
      'repo_error=base curl: (6) Could not resolve host: mirrorlist.centos.org; Unknown error',
      'archive=https://vault.centos.org/7.9.2009/os/$basearch ok',
    ),
    sources: [
      'https://csdn.cc/os/2802514.html',
      'https://linux-id.net/posts/failed-to-download-metadata-for-repo-appstream-on-centos-8',
      'https://blog.humh.cn/?p=861',
    ],
  },
  KVM051: {
    topic: 'repositories',
    says: ['repos.dead', 'repos.dead.hint', 'repos.note-silent', 'cure.mirrors'],
    sample: failure(
      'mirrors.el8-text',
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
    ),
    sources: [
      'yum 3 yum/yumRepo.py',
      'dnf 4 dnf/repo.py',
      'https://linux-id.net/posts/failed-to-download-metadata-for-repo-appstream-on-centos-8',
    ],
  },
  KVM052: {
    topic: 'repositories',
    says: ['repos.unreachable', 'repos.unreachable.hint', 'repos.no-archive'],
    sample: host('el9-no-network', 'repo_error=baseos curl: (6) Could not resolve host: mirrors.centos.org'),
    sources: ['curl libcurl-errors(3)', 'yum.conf(5)', 'dnf.conf(5)'],
  },
  KVM053: {
    topic: 'repositories',
    says: ['repos.none', 'repos.none.hint'],
    sample: host('el9-no-repositories', 'transaction=due', 'repos=0'),
    sources: ['yum.conf(5)', 'dnf.conf(5)'],
  },
  KVM054: {
    topic: 'repositories',
    says: ['repos.unregistered', 'repos.unregistered.hint', 'cure.subscription'],
    sample: failure(
      'subscription.el7-text',
      'This system is not registered with an entitlement server. You can use subscription-manager to register.',
    ),
    sources: ['subscription-manager(8)', 'dnf 4 dnf/cli/commands/__init__.py'],
  },
  KVM055: {
    topic: 'repositories',
    says: ['repos.unattached', 'repos.unattached.hint'],
    sample: host('rhel9-without-repositories', 'repo_service=rhsm', 'repos=0'),
    sources: ['subscription-manager(8)'],
  },
  KVM056: {
    topic: 'repositories',
    says: ['repos.forbidden', 'repos.forbidden.hint', 'cure.forbidden'],
    sample: host(
      'rhel9-subscription-expired',
      'repo_service=rhsm',
      'repo_error=rhel-9-for-x86_64-baseos-rpms curl: (22) The requested URL returned error: 403',
    ),
    sources: ['subscription-manager(8)', 'curl libcurl-errors(3)'],
  },
  KVM057: {
    topic: 'repositories',
    says: ['repos.clock', 'repos.clock.hint', 'repos.note-clock'],
    sample: host(
      'el9-clock-in-the-past',
      'now=1262304000',
      'repo_error=baseos curl: (60) SSL certificate problem: certificate is not yet valid',
    ),
    sources: ['OpenSSL: X509_V_ERR_CERT_NOT_YET_VALID', 'curl libcurl-errors(3)'],
  },
  KVM058: {
    topic: 'repositories',
    says: ['repos.tls', 'repos.tls.hint', 'cure.tls'],
    sample: host('el6-tls-too-old', 'repo_error=base curl: (35) SSL connect error'),
    sources: [
      'curl libcurl-errors(3)',
      'https://github.com/userify/shim/issues/25',
      'https://github.com/pypa/manylinux/pull/1221',
    ],
  },
  KVM059: {
    topic: 'repositories',
    says: ['repos.certificate', 'repos.certificate.hint', 'cure.certificate'],
    sample: failure(
      'certificate.el9-text',
      '  - Curl error (60): SSL peer certificate or SSH remote key was not OK for https://mirrors.centos.org/metalink?repo=centos-appstream-9-stream&arch=x86_64&protocol=https,http [SSL certificate problem: certificate is not yet valid]',
    ),
    sources: ['curl libcurl-errors(3)', 'update-ca-trust(8)'],
  },
  KVM060: {
    topic: 'repositories',
    says: ['cure.vault'],
    sample: failure(
      'vault.el7-text',
      'https://vault.centos.org/7.9.2009/os/x86_64/repodata/6d0c3a48-primary.sqlite.bz2: [Errno 14] HTTPS Error 403 - Forbidden',
    ),
    sources: ['https://github.com/parallaxsw/OpenSTA/pull/503', 'http://archive.kernel.org/centos-vault/'],
  },
  KVM061: {
    topic: 'repositories',
    says: ['cure.foreign-repo'],
    sample: failure(
      'foreign-repo.el7-text',
      'Error: Package: 1:libguestfs-tools-c-1.44.0-2.el8.x86_64 (advanced-virt)',
      '           Requires: libc.so.6(GLIBC_2.28)(64bit)',
    ),
    sources: ['https://github.com/retspen/webvirtcloud/issues/456'],
  },
  KVM062: {
    topic: 'repositories',
    says: ['repos.no-curl'],
    sample: host('el9-no-curl', 'transaction=due'),
    sources: ['curl(1)'],
  },
} as const satisfies Readonly<Record<string, Entry>>
