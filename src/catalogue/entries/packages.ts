/** The package manager, its lock and its database. */
import type { Entry } from '../entry.js'
import { failure, host } from '../samples.js'

export const packages = {
  KVM070: {
    topic: 'packages',
    says: ['cure.lock'],
    sample: failure('lock.el9-wait-text', 'Waiting for process with pid 1874 to finish.'),
    sources: ['dnf 4 dnf/lock.py', 'yum 3 yummain.py', 'yum 3 utils.py', 'dnf.conf(5): exit_on_lock'],
  },
  KVM071: {
    topic: 'packages',
    says: ['cure.space', 'prepare.space', 'proof.hint.space'],
    sample: failure(
      'space.el9-text',
      '  installing package qemu-kvm-core-17:7.2.0-14.el9_2.x86_64 needs 6MB more space on the / filesystem',
    ),
    sources: ['rpm lib/rpmprob.c', 'df(1)'],
  },
  KVM072: {
    topic: 'packages',
    says: ['cure.gpg', 'prepare.note-key'],
    sample: failure(
      'gpg.el8-text',
      'The GPG keys listed for the "AlmaLinux 8 - AppStream" repository are already installed but they are not correct for this package.',
      'Error: GPG check FAILED',
    ),
    sources: [
      'dnf 4 dnf/cli/cli.py',
      'AlmaLinux/almalinux.org content/blog/2023-12-20-almalinux-8-key-update.md',
    ],
  },
  KVM073: {
    topic: 'packages',
    says: ['cure.rpmdb', 'prepare.damaged', 'prepare.damaged.hint'],
    sample: failure(
      'rpmdb.el7-text',
      'error: rpmdb: BDB0113 Thread/process 8631/140250012891200 failed: BDB1507 Thread died in Berkeley DB library',
      'Error: rpmdb open failed',
    ),
    sources: ['Berkeley DB: DB_RUNRECOVERY', 'rpmdb(8)'],
  },
  KVM074: {
    topic: 'packages',
    says: ['cure.stale-lock'],
    sample: failure(
      'stale-lock.el9-text',
      'Error: Malformed lock file found: /var/cache/dnf/metadata_lock.pid.',
    ),
    sources: ['dnf 4 dnf/lock.py'],
  },
  KVM075: {
    topic: 'packages',
    says: ['cure.unfinished', 'prepare.note-unfinished'],
    sample: failure(
      'unfinished.el6-text',
      'There are unfinished transactions remaining. You might consider running yum-complete-transaction first to finish them.',
    ),
    sources: ['yum 3 yum/__init__.py', 'yum-complete-transaction(8)'],
  },
  KVM076: {
    topic: 'packages',
    says: ['cure.dependencies'],
    sample: failure(
      'dependencies.el9-text',
      ' Problem: package libvirt-9.0.0-10.3.el9_2.x86_64 requires libvirt-daemon-driver-qemu = 9.0.0-10.3.el9_2, but none of the providers can be installed',
    ),
    sources: ['dnf 4 dnf/util.py'],
  },
  KVM077: {
    topic: 'packages',
    says: ['cure.modular', 'prepare.note-stream'],
    sample: failure(
      'modular.el8-text',
      'All matches were filtered out by modular filtering for argument: libguestfs',
      'Error: Unable to find a match: libguestfs',
    ),
    sources: ['dnf 4 dnf/base.py', 'dnf(8): module'],
  },
  KVM078: {
    topic: 'packages',
    says: ['cure.no-package'],
    sample: failure('no-package.el7-text', 'No package libguestfs-tools available.', 'Error: Nothing to do'),
    sources: ['yum 3 cli.py', 'dnf 4 dnf/cli/commands/install.py', 'dnf 4 dnf/comps.py'],
  },
  KVM079: {
    topic: 'packages',
    says: ['cure.relocation'],
    sample: failure(
      'relocation.el7-text',
      '/usr/sbin/libvirtd: relocation error: /usr/sbin/libvirtd: symbol dm_task_get_info_with_deferred_remove, version Base not defined in file libdevmapper.so.1.02 with link time reference',
    ),
    sources: ['glibc elf/dl-lookup.c'],
  },
  KVM080: {
    topic: 'packages',
    says: ['packages.no-binary'],
    sample: host('el9-no-hypervisor', 'cap=qemu-kvm qemu-kvm 17 7.2.0 14.el9_2 x86_64', 'transaction=due'),
    sources: ['https://github.com/openshift/installer/pull/690'],
  },
  KVM208: {
    topic: 'packages',
    says: ['job.killed'],
    sample: host('job-killed', 'job=4f1d2c3b5a69788f killed - 5400 ops@admin1, pid 4711'),
    sources: ['src/scripts/job.sh', 'src/scripts/mend.sh', 'rpm(8)', 'dnf(8)'],
  },
} as const satisfies Readonly<Record<string, Entry>>
