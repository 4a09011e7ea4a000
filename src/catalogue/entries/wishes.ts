/** What was wished for beyond a KVM host. */
import type { Entry } from '../entry.js'
import { failure, host } from '../samples.js'

export const wishes = {
  KVM135: {
    topic: 'wishes',
    says: ['users.absent', 'users.absent.hint'],
    sample: host('users-absent', 'user=nobody-here absent'),
    sources: ['getent(1)'],
  },
  KVM136: {
    topic: 'wishes',
    says: ['users.unknown', 'users.unknown.hint'],
    sample: host('users-unknown', 'user=ops unknown'),
    sources: ['getent(1)', 'sssd(8)'],
  },
  KVM137: {
    topic: 'wishes',
    says: ['users.called', 'users.called.hint'],
    sample: host('users-called-otherwise', 'user=OPS called ops@corp.example'),
    sources: ['sssd.conf(5)'],
  },
  KVM138: {
    topic: 'wishes',
    says: ['users.no-group', 'users.no-group.hint', 'users.directory', 'users.directory.hint'],
    sample: host('users-group-gone', 'user=ops found 1000 10'),
    sources: ['libvirt libvirt.spec.in', 'libvirt docs/auth.rst'],
  },
  KVM139: {
    topic: 'wishes',
    says: ['users.no-polkit', 'users.no-polkit.hint'],
    sample: host('users-el6-no-polkit', 'user=ops found 500 10'),
    sources: ['libvirt docs/auth.rst', 'pklocalauthority(8)'],
  },
  KVM140: {
    topic: 'wishes',
    says: ['users.foreign', 'users.foreign.hint'],
    sample: host('users-el6-foreign', 'pkla=[kvmup]'),
    sources: ['pklocalauthority(8)'],
  },
  KVM141: {
    topic: 'wishes',
    says: ['cure.group-lock'],
    sample: failure('group-lock.el9-text', 'gpasswd: cannot lock /etc/group; try again later.'),
    sources: ['shadow-utils src/gpasswd.c'],
  },
  KVM142: {
    topic: 'wishes',
    says: ['nested.in-use', 'nested.in-use.hint', 'nested.wrong-in-use', 'cure.module-in-use'],
    sample: host('nested-in-use-written', 'nested_module=kvm_amd 0 2'),
    sources: ['Linux Documentation/virt/kvm/x86/nested-vmx.rst', 'kmod tools/modprobe.c'],
  },
  KVM143: {
    topic: 'wishes',
    says: ['nested.contradicted', 'nested.contradicted.hint', 'nested.contradicted.hint-boot'],
    sample: host(
      'nested-contradicted',
      'nested_option=/etc/modprobe.d/zz-local.conf:3:options kvm_amd nested=0',
    ),
    sources: ['modprobe.d(5)'],
  },
  KVM144: {
    topic: 'wishes',
    says: ['nested.built-in', 'nested.built-in.hint'],
    sample: host('nested-built-in', 'nested_module=kvm_amd 0 -'),
    sources: ['Linux Documentation/admin-guide/kernel-parameters.txt'],
  },
  KVM145: {
    topic: 'wishes',
    says: ['nested.lacking', 'nested.lacking.hint', 'nested.arch'],
    sample: host('nested-lacking', 'nested_module=kvm_intel lacking -'),
    sources: ['Linux arch/x86/kvm/vmx.c', 'Linux arch/s390/kvm/kvm-s390.c'],
  },
  KVM146: {
    topic: 'wishes',
    says: ['nested.hpage', 'nested.hpage.hint'],
    sample: host('nested-s390x-hpage', 'nested_hpage=1'),
    sources: ['Linux arch/s390/kvm/kvm-s390.c'],
  },
} as const satisfies Readonly<Record<string, Entry>>
