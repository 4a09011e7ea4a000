/** The system as a whole. */
import type { Entry } from '../entry.js'
import { host } from '../samples.js'

export const platform = {
  KVM001: {
    topic: 'platform',
    says: ['platform.not-el', 'platform.no-row', 'platform.no-row.hint'],
    sample: host(
      'platform-debian',
      'os_release=PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
      'os_release=ID=debian',
    ),
    sources: ['os-release(5)'],
  },
  KVM002: {
    topic: 'platform',
    says: ['platform.not-root', 'platform.not-root.hint'],
    sample: host('kvm-refused-to-user', 'uid=1000'),
    sources: ['sudo(8)', 'sudoers(5)'],
  },
  KVM003: {
    topic: 'platform',
    says: ['platform.no-manager', 'platform.no-manager.hint', 'cure.image-based'],
    sample: host(
      'platform-image-based',
      'os_release=PRETTY_NAME="Red Hat Enterprise Linux 9.4 (Plow)"',
      "os_release=OSTREE_VERSION='9.4'",
    ),
    sources: [
      'rpm-ostree(1)',
      'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/html/using_image_mode_for_rhel_to_build_deploy_and_manage_operating_systems/creating-root-level-directories-and-symlinks-at-runtime-with-image-mode-for-rhel',
    ],
  },
  KVM004: {
    topic: 'platform',
    says: ['platform.newer-kernel', 'kvm.old-kernel', 'kvm.old-kernel.hint', 'reboot.needed'],
    sample: host(
      'kvm-old-kernel',
      'kernel=5.14.0-427.13.1.el9_4.x86_64',
      'module_index=no-modules',
      'kernel_newest=5.14.0-503.11.1.el9_5.x86_64',
    ),
    sources: ['modules.dep(5)', 'rpm(8)'],
  },
  KVM005: {
    topic: 'platform',
    says: ['platform.no-hypervisor', 'platform.no-hypervisor.hint'],
    sample: host('platform-el6-i686', 'arch=i686'),
    sources: ['EL 6 qemu-kvm.spec: build_qemu_kvm', 'EL 7 qemu-kvm.spec: ExclusiveArch'],
  },
} as const satisfies Readonly<Record<string, Entry>>
