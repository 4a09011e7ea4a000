import type { CatalogueWords } from '../../../catalogue/words.js'

/** Processor and firmware, and whatever stands between the host and them. */
export const cpu = {
  KVM010: {
    title: 'The processor has no hardware virtualization',
    cause:
      'The processor itself says that it has neither Intel VT-x nor AMD-V: kvmup read CPUID through /dev/cpu/0/cpuid (leaf 1, ECX bit 5 for vmx; leaf 0x80000001, ECX bit 2 for svm). A firmware that switches virtualization off does not change this answer, so no setting helps. /proc/cpuinfo shows no flag either, and the host is not a virtual machine.',
    remedy: ['Use a machine whose processor has VT-x or AMD-V: this one cannot run KVM guests.'],
  },
  KVM011: {
    title: 'The processor shows no flag for virtualization',
    cause:
      'The flags line of /proc/cpuinfo has neither vmx nor svm as a whole word (on s390x: no sie), and nothing tells why. The kernels of EL 6 and 7 keep the flag when the firmware has switched virtualization off; newer ones clear it, so there the flag of an able processor can be missing too. The registers that would settle it could not be read on this host.',
    remedy: [
      'Look into the firmware setup for Intel Virtualization Technology (VT-x) or SVM Mode (AMD-V), enable it, and switch the machine off and on again.',
      'Let kvmup ask the processor itself: `modprobe cpuid` and `modprobe msr` on the host, then `kvmup verify HOST`.',
      'Read what the kernel noticed: `dmesg | grep -i -e kvm -e vmx -e svm`.',
      'If nothing is switched off, this processor cannot run KVM guests: use another machine. On s390x use a logical partition (LPAR) that offers SIE.',
    ],
  },
  KVM012: {
    title: 'The firmware has switched virtualization off',
    cause:
      'The processor has VT-x or AMD-V, and the firmware (BIOS, UEFI) has locked it off before the kernel started. kvmup knows it from the words of the kernel (`kvm: disabled by bios` on EL 6 and 7, `VMX (outside TXT) disabled by BIOS` or `SVM disabled (by BIOS) in MSR_VM_CR` on newer kernels), from the registers IA32_FEATURE_CONTROL and VM_CR, or from a CPUID that has what /proc/cpuinfo does not show. EL 6 and 7 keep the flag in /proc/cpuinfo all the same; newer kernels clear it.',
    remedy: [
      'Enable it in the firmware setup: Intel Virtualization Technology (VT-x), or SVM Mode (AMD-V).',
      'Switch the machine off and on again: a warm restart may not be enough.',
      'If the host is a virtual machine, its firmware has no say: allow nested virtualization on the machine that runs it (`kvmup explain KVM013`).',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM013: {
    title: 'A virtual machine without nested virtualization',
    cause:
      'The host is itself a guest (flag hypervisor in /proc/cpuinfo, systemd-detect-virt, or the names in DMI), and the machine that runs it does not pass hardware virtualization on. Under KVM two things are needed there: the module loaded with nested=1, and a processor model that shows the feature. An outer host on EL 7 has nesting off unless somebody switched it on; on EL 6 the module for Intel does not know it at all.',
    remedy: [
      'On the machine that runs it: `cat /sys/module/kvm_intel/parameters/nested` (AMD: `kvm_amd`). N or 0 means off: write `options kvm_intel nested=1` (AMD: `options kvm_amd nested=1`) into /etc/modprobe.d/kvm.conf and, while no guest runs, `modprobe -r kvm_intel` and `modprobe kvm_intel`.',
      'Give this guest the processor of its host: libvirt `<cpu mode="host-passthrough"/>`, Proxmox VE CPU type host, plain QEMU `-accel kvm -cpu host`. A guest that QEMU emulates (`<domain type="qemu">`) must be started with KVM; for slow tests `-accel tcg -cpu max` emulates virtualization too.',
      'Shut the guest down and start it anew: a reboot from inside keeps the old processor.',
      'Arm: use a bare metal host, few machines can give a guest EL2. s390x: use an LPAR; under KVM `options kvm nested=1` outside and `<cpu mode="host-model"/>` for this guest; under z/VM guests of guests are for tests only.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM014: {
    title: 'A VMware guest without nested virtualization',
    cause:
      'The host is a virtual machine of VMware (systemd-detect-virt, or the vendor in DMI), and its configuration does not expose the hardware virtualization of the processor to it. The setting is off by default and can be changed only while the virtual machine is shut down.',
    remedy: [
      'Shut the virtual machine down.',
      'vSphere: in its CPU settings enable "Expose hardware assisted virtualization to the guest OS". Workstation: "Virtualize Intel VT-x/EPT or AMD-V/RVI". By hand in the .vmx file: `vhv.enable = "TRUE"`.',
      'Start it, then: `kvmup verify HOST`.',
    ],
  },
  KVM015: {
    title: 'A Hyper-V guest without nested virtualization',
    cause:
      'The host is a virtual machine of Hyper-V (systemd-detect-virt, or the vendor in DMI), and Hyper-V does not expose the virtualization extensions of the processor to it. The setting is off by default and can be changed only while the virtual machine is shut down.',
    remedy: [
      'Shut the virtual machine down.',
      'On its Hyper-V host, in PowerShell: `Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true`.',
      'Start it, then: `kvmup verify HOST`.',
    ],
  },
  KVM016: {
    title: 'A VirtualBox guest without nested virtualization',
    cause:
      'The host is a virtual machine of VirtualBox (systemd-detect-virt, or the vendor in DMI), and VirtualBox does not pass VT-x or AMD-V on to it. The setting is off by default and can be changed only while the virtual machine is shut down.',
    remedy: [
      'Shut the virtual machine down.',
      'On its host: `VBoxManage modifyvm NAME --nested-hw-virt on`.',
      'Start it, then: `kvmup verify HOST`.',
    ],
  },
  KVM017: {
    title: 'A cloud instance without nested virtualization',
    cause:
      'The host is an instance of a public cloud (vendor, product or asset tag in DMI) of a type that was given no hardware virtualization of its own. Whether an instance gets it depends on its type and on settings at the provider; nothing inside the instance can change it.',
    remedy: [
      'Amazon EC2: a bare metal type (*.metal), or a type with nested virtualization (`aws ec2 describe-instance-types --filters Name=processor-info.supported-features,Values=nested-virtualization`), switched on in its CPU options.',
      'Google Compute Engine: stop the instance, set `enableNestedVirtualization: true` under advancedMachineFeatures (`gcloud compute instances export`, then `update-from-file`) on an Intel machine type that supports it (not E2), and start it; or a bare metal type.',
      'Microsoft Azure: a size with nested virtualization and security type Standard (most D and E sizes with Intel processors of version 3 and later).',
      'Other providers: a bare metal type, or one for which they promise nested virtualization.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM018: {
    title: 'A Xen guest without nested virtualization',
    cause:
      'The host is a virtual machine of Xen (systemd-detect-virt, or the product in DMI), and Xen does not pass VT-x or AMD-V on to it. Xen can do so only for HVM guests and calls it experimental.',
    remedy: [
      'Shut the virtual machine down.',
      'With xl: `nestedhvm=1` in the configuration of the HVM guest. XenServer and XCP-ng: `xe vm-param-set uuid=UUID platform:exp-nested-hvm=true`.',
      'Start it, then: `kvmup verify HOST`. For production use a host of its own.',
    ],
  },
  KVM019: {
    title: 'The host is the control domain of Xen (dom0)',
    cause:
      'This system was started by the Xen hypervisor and is its control domain: /proc/xen/capabilities says control_d. Xen sits between this kernel and the processor and keeps VT-x or AMD-V to itself, so KVM has nothing to work with. One machine serves one of the two at a time.',
    remedy: [
      'If the machine still serves Xen guests: use another one for KVM.',
      'Otherwise choose the kernel without Xen in the boot menu; `grubby --info=ALL` lists them, `grubby --set-default=/boot/vmlinuz-VERSION` makes the choice stay.',
      'Reboot, then: `kvmup verify HOST`.',
    ],
  },
  KVM020: {
    title: 'This is a container, not a machine of its own',
    cause:
      'systemd-detect-virt, a marker file of Docker or Podman, or the environment of process 1 says that this is a container, and /dev/kvm cannot be opened in it. Modules, devices and networks of a hypervisor belong to the kernel of the machine outside. A container can run guests only if it is given the device.',
    remedy: [
      'Run kvmup against the machine that runs the container.',
      'If guests must run inside: Docker and Podman `--device /dev/kvm`; LXC `lxc.cgroup2.devices.allow = c 10:232 rwm` and `lxc.mount.entry = /dev/kvm dev/kvm none bind,create=file`.',
      'WSL 2 on Windows 11: `nestedVirtualization=true` under [wsl2] in .wslconfig, then `wsl --shutdown`. WSL 1 cannot run guests.',
    ],
  },
  KVM021: {
    title: 'KVM is switched off on the kernel command line (Arm)',
    cause:
      'On aarch64 KVM is built into the kernels of EL 8 and 9, and the option kvm-arm.mode=none keeps it from starting. kvmup found it in /proc/cmdline.',
    remedy: [
      'Ask who set it and why: `grubby --info=ALL` shows the options of every boot entry.',
      'Remove it: `grubby --update-kernel=ALL --remove-args=kvm-arm.mode=none`.',
      'Reboot, then: `kvmup verify HOST`.',
    ],
  },
  KVM022: {
    title: 'The kernel was not started at EL2 (Arm)',
    cause:
      'Arm processors run a hypervisor at exception level EL2, and a kernel that firmware or boot loader started at EL1 cannot get there. Arm has no flag in /proc/cpuinfo that would tell. kvmup concludes it on aarch64 when there is neither /dev/kvm nor a registered KVM, the host is not a virtual machine, and KVM was not switched off on the command line.',
    remedy: [
      'Read what the kernel says: `dmesg | grep -i -e kvm -e EL2`.',
      'Update the firmware, or change its setting: firmware or boot loader must hand over at EL2, and some have a setting for it.',
      'Then: `kvmup verify HOST`.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
