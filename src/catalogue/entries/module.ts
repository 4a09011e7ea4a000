/** Kernel modules and /dev/kvm. */
import type { Entry } from '../entry.js'
import { failure, host } from '../samples.js'

export const module = {
  KVM030: {
    topic: 'module',
    says: ['kvm.blacklisted', 'kvm.not-at-boot'],
    sample: host('kvm-blacklist-file', 'module_rule=/etc/modprobe.d/no-kvm.conf:blacklist kvm_intel'),
    sources: ['modprobe.d(5)', 'modprobe(8)'],
  },
  KVM031: {
    topic: 'module',
    says: ['kvm.forbidden', 'kvm.forbidden.hint', 'kvm.forbidden.hint-boot', 'cure.module-forbidden'],
    sample: host(
      'kvm-forbidden-install',
      'module_rule=/etc/modprobe.d/hardening.conf:install kvm_intel /bin/false',
    ),
    sources: [
      'modprobe.d(5)',
      'Linux Documentation/admin-guide/kernel-parameters.txt',
      'Linux kernel/module',
    ],
  },
  KVM032: {
    topic: 'module',
    says: ['kvm.frozen', 'kvm.frozen.hint'],
    sample: host('kvm-frozen', 'dev_kvm=absent', 'modules_disabled=1'),
    sources: ['Linux Documentation/admin-guide/sysctl/kernel.rst'],
  },
  KVM033: {
    topic: 'module',
    says: ['kvm.no-file', 'kvm.no-file.hint', 'kvm.no-file.hint-power', 'kvm.no-modules', 'cure.no-module'],
    sample: failure(
      'no-module.el9-text',
      'modprobe: FATAL: Module kvm_intel not found in directory /lib/modules/5.14.0-427.13.1.el9_4.x86_64',
    ),
    sources: ['modules.dep(5)', 'kmod tools/modprobe.c', 'EL kernel configurations: CONFIG_KVM'],
  },
  KVM034: {
    topic: 'module',
    says: ['kvm.busy', 'kvm.busy.hint', 'kvm.rival', 'cure.busy', 'proof.hint.busy'],
    sample: host(
      'kvm-busy-virtualbox',
      'other_hypervisor=vboxdrv',
      'dmesg=[  601.220114] kvm: enabling virtualization on CPU0 failed',
    ),
    sources: ['Linux virt/kvm/kvm_main.c', 'QEMU accel/kvm/kvm-all.c'],
  },
  KVM035: {
    topic: 'module',
    says: ['cure.modprobe', 'proof.hint.module'],
    sample: failure(
      'modprobe.el7-text',
      "modprobe: ERROR: could not insert 'kvm_intel': Operation not supported",
    ),
    sources: ['kmod tools/modprobe.c', 'module-init-tools modprobe.c', 'Linux arch/x86/kvm/x86.c'],
  },
  KVM036: {
    topic: 'module',
    says: ['kvm.closed', 'kvm.closed.hint', 'kvm.refused', 'kvm.refused.hint', 'proof.hint.permission'],
    sample: host('kvm-closed', 'dev_kvm=open', 'dev_kvm_node=600 root root'),
    sources: ['systemd: dev-kvm-mode', 'qemu-kvm of EL 6 and 7: 80-kvm.rules'],
  },
  KVM037: {
    topic: 'module',
    says: ['kvm.no-node', 'kvm.no-node.hint'],
    sample: host('kvm-no-node', 'module=kvm_intel', 'kvm_driver=registered', 'dev_kvm=absent'),
    sources: ['Linux virt/kvm/kvm_main.c', 'Linux drivers/char/misc.c'],
  },
  KVM038: {
    topic: 'module',
    says: ['kvm.no-device', 'kvm.no-device.hint'],
    sample: host(
      'kvm-no-device',
      'module=kvm_intel',
      'dev_kvm=absent',
      'dmesg=[    1.118820] kvm: CPU 1 feature inconsistency!',
      'module_file=kvm_intel built-in',
    ),
    sources: ['Linux arch/x86/kvm/vmx/vmx.c'],
  },
} as const satisfies Readonly<Record<string, Entry>>
