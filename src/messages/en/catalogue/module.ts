import type { CatalogueWords } from '../../../catalogue/words.js'

/** Kernel modules and /dev/kvm. */
export const module = {
  KVM030: {
    title: 'A rule keeps the KVM module from loading at boot',
    cause:
      'A line `blacklist kvm_intel` or `blacklist kvm_amd` in a modprobe.d directory, or modprobe.blacklist= on the kernel command line, stops the module from loading by itself; by name it still loads. kvmup loads it by name, so the host works until its next boot. On EL 7 and later the kernel asks for the module at boot; on EL 6 the script /etc/sysconfig/modules/kvm.modules of qemu-kvm does, and obeys such a line too.',
    remedy: [
      'Find the line: `grep -rsE "(blacklist|install) +kvm" /etc/modprobe.d /run/modprobe.d /lib/modprobe.d`, and `cat /proc/cmdline`.',
      'Ask why it is there (another hypervisor on the host?), and whether a package owns the file: `rpm -qf FILE`.',
      'Remove it; from the kernel command line: `grubby --update-kernel=ALL --remove-args=modprobe.blacklist=kvm_intel`, written as it stands there.',
      'Then: `kvmup verify HOST`; the note must be gone.',
    ],
  },
  KVM031: {
    title: 'Loading the KVM module is forbidden on this host',
    cause:
      'Three things forbid it: a line such as `install kvm_intel /bin/true` (or /bin/false) in a modprobe.d directory, which runs that program instead of loading; module_blacklist= on the kernel command line, which the kernel itself enforces; and Secure Boot or a signature check, which lets modprobe fail with `Operation not permitted`, `Required key not available` or `Key was rejected`. All three are somebody’s decision, so kvmup changes none of them.',
    remedy: [
      'Find the rule that kvmup names: `grep -rsE "install +kvm" /etc/modprobe.d /run/modprobe.d /lib/modprobe.d`, or `cat /proc/cmdline`. A package may own the file: `rpm -qf FILE`.',
      'If it is not wanted any more, remove the line; from the command line: `grubby --update-kernel=ALL --remove-args=module_blacklist=kvm_intel`, written as it stands there, and reboot.',
      'If the kernel rejected the module itself: `dmesg | grep -i -e lockdown -e key`, and `sysctl kernel.modules_disabled`. Use the modules of the distribution’s own kernel, which are signed.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM032: {
    title: 'The kernel takes no more modules until it boots again',
    cause:
      'kernel.modules_disabled is 1: the kernel loads no module any more, and this switch cannot be turned back while it runs. Hardening guides set it by sysctl at the end of the boot. The KVM module was not loaded before that.',
    remedy: [
      'Find who sets it: `grep -rs modules_disabled /etc/sysctl.conf /etc/sysctl.d`.',
      'Remove it there, or let the KVM module load before it is set.',
      'Reboot, then: `kvmup verify HOST`.',
    ],
  },
  KVM033: {
    title: 'The running kernel has no KVM module',
    cause:
      'modprobe finds no KVM module for the running kernel: it is not in modules.dep of /lib/modules/`uname -r`, or that directory is missing altogether. Either its packages were removed or only partly installed, or the kernel is not one of the distribution; a real-time kernel has it in kernel-rt-kvm. On POWER the kernels of EL 7 and 8 have KVM, those of EL 9 and later have none (AlmaLinux has it again from 10).',
    remedy: [
      'See what is there: `ls /lib/modules`, `uname -r`, and `rpm -q kernel` (EL 8 to 10: `rpm -q kernel-core`). If a newer kernel is installed than the one that runs, reboot into it.',
      'Otherwise bring the packages of the running kernel back: `yum reinstall "kernel*-$(uname -r)"` on EL 6 and 7, `dnf reinstall "kernel*-$(uname -r)"` on EL 8 to 10.',
      'On a kernel from elsewhere: boot one of the distribution.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM034: {
    title: 'Another hypervisor holds the virtualization',
    cause:
      'VirtualBox (module vboxdrv) or VMware (vmmon) runs on the host, and only one hypervisor at a time can have VT-x or AMD-V. Older kernels take it for the first guest, so KVM’s guests fail only while the other one’s run; newer ones take it when the KVM module loads. kvmup sees the modules, the words of the kernel (`enabling virtualization on CPU0 failed`), or `Device or resource busy` from modprobe or QEMU.',
    remedy: [
      'End the guests of the other hypervisor (`VBoxManage list runningvms` names those of VirtualBox).',
      'Unload its module: `modprobe -r vboxnetflt vboxnetadp vboxdrv` or `modprobe -r vmmon`. If it is still in use, `lsmod` shows by which others: those first.',
      'Keep it from starting at boot, or remove its packages.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM035: {
    title: 'The kernel refuses the KVM module',
    cause:
      'modprobe could not insert the module, or QEMU found /dev/kvm and no working module behind it. `Operation not supported` means that the module did not find what it needs: virtualization is switched off or missing, or the module of the other vendor is loaded already. The kernel gives the reason in its log.',
    remedy: [
      'Read the reason: `dmesg | grep -i kvm`. `disabled by bios` is KVM012, `no hardware support` is KVM010 or KVM013, `enabling virtualization on CPU` is KVM034.',
      '`already loaded the other module` means that both vendors’ modules were tried: keep only that of the processor, kvm_intel or kvm_amd.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM036: {
    title: '/dev/kvm may not be opened',
    cause:
      'libvirt runs guests as the user qemu, in the group kvm, and the mode or owner of the node shuts that user out, although root can open it; or not even root can, or QEMU was told `Permission denied`: then something above the mode forbids it, a device cgroup, SELinux or a local rule. The usual state on all releases is root:kvm 0666. On EL 6 and 7 the udev rule for it comes with qemu-kvm, so a node that is older than the package may still be root’s alone; on EL 8 and later udev has it by itself, and only a local rule changes it.',
    remedy: [
      'See it: `ls -lZ /dev/kvm`.',
      'Let udev set it again: `udevadm trigger --subsystem-match=misc`. If it stays as it is, a rule of this host says otherwise: `grep -rs kvm /etc/udev/rules.d`.',
      'If the mode is right and root or QEMU is refused all the same, look for SELinux denials: `ausearch -m avc -ts recent`.',
      'If kvmup runs in a container or in a restricted service, its device cgroup must allow `c 10:232 rwm`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM037: {
    title: 'KVM is set up, but /dev/kvm is missing',
    cause:
      'The kernel has registered KVM (/sys/class/misc/kvm is there), and the device node in /dev is not. Somebody or something removed it, or /dev is not the one that kernel and udev maintain.',
    remedy: [
      'Make the node: `mknod -m 666 /dev/kvm c 10 232`.',
      'Let udev give it its owner: `udevadm trigger --subsystem-match=misc`; then `ls -l /dev/kvm` shows root:kvm 0666.',
      'Look for what removes it: `grep -rs kvm /etc/udev/rules.d`, and scripts that tidy /dev.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM038: {
    title: 'There is no /dev/kvm, and the kernel does not say why',
    cause:
      'The KVM module is loaded or built in, and yet KVM is not registered with the kernel: there is no usable /dev/kvm. The module kvm alone proves nothing, it loads on any processor; the module of the processor’s vendor must set itself up. kvmup found none of the causes that it knows; the last words of the kernel about KVM stand in its message.',
    remedy: [
      'Read them all: `dmesg | grep -i kvm`.',
      'While no guest runs, load the module of the vendor once more and read what is new: `modprobe -r kvm_intel` and `modprobe kvm_intel` (AMD: `kvm_amd`), then `dmesg | tail`.',
      'Look into the firmware setup whether virtualization is enabled (`kvmup explain KVM012`).',
      'Then: `kvmup verify HOST`.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
