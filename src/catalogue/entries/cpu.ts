/** The processor, the firmware, and what is beneath a virtual machine. */
import type { Entry } from '../entry.js'
import { host } from '../samples.js'

export const cpu = {
  KVM010: {
    topic: 'cpu',
    says: ['cpu.lacks', 'cpu.lacks.hint'],
    sample: host(
      'cpu-lacks-intel',
      'cpu_model=Pentium(R) Dual-Core  CPU      E5200  @ 2.50GHz',
      'cpuid_1= 0001067a 00020800 0400e39d bfebfbff',
      'cpuid_80000001= 00000000 00000000 00000001 20100800',
    ),
    sources: [
      'Intel SDM volume 2: CPUID leaf 1, ECX bit 5',
      'AMD APM volume 3: CPUID leaf 0x80000001, ECX bit 2',
    ],
  },
  KVM011: {
    topic: 'cpu',
    says: ['cpu.none', 'cpu.none.hint', 'cpu.none.hint-s390x'],
    sample: host('cpu-none-intel', 'machine=none', 'cpu_model=Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz'),
    sources: ['Linux arch/x86/kernel/cpu/feat_ctl.c', 'libvirt tools/virt-host-validate-qemu.c'],
  },
  KVM012: {
    topic: 'cpu',
    says: ['cpu.firmware', 'cpu.firmware.hint'],
    sample: host('cpu-firmware-el7-intel', 'cpu_flag=vmx', 'dmesg=[   11.402716] kvm: disabled by bios'),
    sources: [
      'Linux arch/x86/kvm/x86.c',
      'Linux arch/x86/kernel/cpu/feat_ctl.c',
      'Linux arch/x86/kvm/svm/svm.c',
      'Intel SDM volume 4: MSR 0x3a',
      'AMD APM volume 2, 15.30.1: VM_CR',
      'https://access.redhat.com/documentation/en-us/red_hat_enterprise_virtualization/3.6/html/installation_guide/sect-hypervisor_requirements',
    ],
  },
  KVM013: {
    topic: 'cpu',
    says: [
      'cpu.guest',
      'cpu.guest.hint',
      'cpu.guest.hint-qemu',
      'cpu.guest.hint-other',
      'cpu.guest.hint-arm',
      'cpu.guest.hint-s390x',
    ],
    sample: host('cpu-guest-kvm', 'machine=kvm', 'cpu_flag=hypervisor'),
    sources: ['systemd-detect-virt(1)', 'Linux Documentation/virt/kvm/x86/running-nested-guests.rst'],
  },
  KVM014: {
    topic: 'cpu',
    says: ['cpu.guest.hint-vmware'],
    sample: host('cpu-guest-vmware', 'machine=vmware', 'dmi_sys_vendor=VMware, Inc.', 'cpu_flag=hypervisor'),
    sources: [
      'systemd-detect-virt(1)',
      'https://communities.vmware.com/docs/DOC-8970',
      'https://knowledge.broadcom.com/external/article/437651/unable-to-enable-expose-hardware-assiste.html',
    ],
  },
  KVM015: {
    topic: 'cpu',
    says: ['cpu.guest.hint-hyperv'],
    sample: host(
      'cpu-guest-hyperv',
      'machine=microsoft',
      'dmi_sys_vendor=Microsoft Corporation',
      'cpu_flag=hypervisor',
    ),
    sources: [
      'systemd-detect-virt(1)',
      'https://github.com/dsccommunity/HyperVDsc/wiki/VMProcessor',
      'Microsoft Virtualization-Documentation hyperv-tools/Nested/Enable-NestedVm.ps1',
    ],
  },
  KVM016: {
    topic: 'cpu',
    says: ['cpu.guest.hint-virtualbox'],
    sample: host(
      'cpu-guest-virtualbox',
      'machine=oracle',
      'dmi_product_name=VirtualBox',
      'cpu_flag=hypervisor',
    ),
    sources: [
      'systemd-detect-virt(1)',
      'VirtualBox manual: VBoxManage modifyvm',
      'https://github.com/VirtualBox/virtualbox/issues/586',
    ],
  },
  KVM017: {
    topic: 'cpu',
    says: ['cpu.guest.hint-amazon', 'cpu.guest.hint-google', 'cpu.guest.hint-azure', 'cpu.guest.hint-cloud'],
    sample: host('cpu-guest-amazon', 'machine=kvm', 'dmi_sys_vendor=Amazon EC2', 'cpu_flag=hypervisor'),
    sources: [
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CpuOptions.md',
      'https://cloud.google.com/compute/docs/instances/enable-nested-virtualization-vm-instances',
      'https://learn.microsoft.com/en-us/azure/virtual-machines/acu',
      'cloud-init DataSourceAzure',
      'cloud-init DataSourceAliYun',
    ],
  },
  KVM018: {
    topic: 'cpu',
    says: ['cpu.guest.hint-xen'],
    sample: host('cpu-guest-xen', 'machine=xen', 'dmi_product_name=HVM domU', 'cpu_flag=hypervisor'),
    sources: ['systemd-detect-virt(1)', 'https://wiki.xenproject.org/wiki/Nested_Virtualization_in_Xen'],
  },
  KVM019: {
    topic: 'cpu',
    says: ['cpu.xen', 'cpu.xen.hint'],
    sample: host('cpu-xen-dom0', 'machine=none', 'xen=control_d'),
    sources: ['Xen: /proc/xen/capabilities', 'systemd-detect-virt(1)'],
  },
  KVM020: {
    topic: 'cpu',
    says: [
      'cpu.container',
      'cpu.container.hint',
      'cpu.container.hint-device',
      'cpu.container.hint-lxc',
      'cpu.container.hint-wsl',
    ],
    sample: host('cpu-container-docker', 'container=docker', 'dev_kvm=absent'),
    sources: ['systemd-detect-virt(1)', 'https://github.com/microsoft/WSL/issues/11216'],
  },
  KVM021: {
    topic: 'cpu',
    says: ['cpu.arm-off', 'cpu.arm-off.hint'],
    sample: host(
      'arch-aarch64-off',
      'cmdline_blacklist=kvm-arm.mode=none',
      'dmesg=[    0.343506] kvm [1]: KVM disabled from command line',
    ),
    sources: ['Linux arch/arm64/kvm/arm.c', 'Linux Documentation/admin-guide/kernel-parameters.txt'],
  },
  KVM022: {
    topic: 'cpu',
    says: ['cpu.arm-no-el2', 'cpu.arm-no-el2.hint'],
    sample: host(
      'arch-aarch64-no-el2',
      'arch=aarch64',
      'dmesg=[    0.343506] kvm [1]: HYP mode not available',
    ),
    sources: ['Linux arch/arm64/kvm/arm.c'],
  },
} as const satisfies Readonly<Record<string, Entry>>
