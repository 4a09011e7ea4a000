/** What is said about the machine: its system, processor, kernel and kvm modules. */
export const machine = {
  'platform.ok': (a: { os: string; row: string; arch: string }) => `${a.os}, ${a.arch} (${a.row})`,
  'platform.newer-kernel': (a: { newest: string; running: string }) =>
    `a newer kernel is installed: ${a.newest}; ${a.running} runs until the host is rebooted`,
  'platform.not-el': (a: { os: string }) =>
    `${a.os} is not an Enterprise Linux of the CentOS family; kvmup knows EL 6 to 10`,
  'platform.no-row': (a: { os: string }) =>
    `${a.os} is of a version that kvmup does not know; it knows EL 6 to 10`,
  'platform.no-row.hint': () =>
    'choose a CentOS, RHEL, AlmaLinux, Rocky or Oracle Linux host of version 6 to 10, or try kvmup on rehearsal hosts: kvmup rehearse',
  'platform.no-hypervisor': (a: { arch: string; row: string }) =>
    `${a.row} has no KVM hypervisor for ${a.arch}: its qemu-kvm is built for 64 bits only`,
  'platform.no-hypervisor.hint': () =>
    'install the 64-bit system (x86_64) on it, if its processor has 64 bits (the flag lm in /proc/cpuinfo)',
  'platform.not-root': () => 'the host was not seen as root, so most of it could not be seen',
  'platform.not-root.hint': () => 'connect as root, or as a user who may use sudo without a password',
  'platform.no-manager': (a: { manager: string; os: string }) => `${a.os} has no ${a.manager}`,
  'platform.no-manager.hint': (a: { manager: string }) =>
    `install ${a.manager}; a system that comes as an image (bootc, rpm-ostree) cannot be changed package by package: build an image that has the packages`,
  'cpu.ok': (a: { model: string; flag: string }) => `${a.model} has ${a.flag}`,
  'cpu.by-device': () => '/dev/kvm opens, so the processor can run guests although it shows no flag',
  'cpu.by-driver': () => 'the kernel has set up KVM, so the processor can run guests',
  'cpu.by-module': (a: { machine: string }) =>
    `${a.machine} has no flag for it: whether guests can run shows when the module is loaded`,
  'cpu.firmware': (a: { model: string; evidence: string }) =>
    `${a.model} can run guests, but the firmware has switched virtualization off (${a.evidence})`,
  'cpu.firmware.hint': (a: { setting: string }) =>
    `enable ${a.setting} in the firmware setup, then switch the machine off and on again: a warm restart may not be enough`,
  'cpu.container': (a: { container: string }) =>
    `this is a container (${a.container}) without a usable /dev/kvm, not a machine of its own`,
  'cpu.container.hint': () => 'run kvmup against the machine that runs the container',
  'cpu.container.hint-device': () =>
    'run kvmup against the machine that runs the container; if guests must run inside it, start it with --device /dev/kvm',
  'cpu.container.hint-lxc': () =>
    'run kvmup against the machine that runs the container; if guests must run inside it, give it the device: lxc.cgroup2.devices.allow = c 10:232 rwm and lxc.mount.entry = /dev/kvm dev/kvm none bind,create=file',
  'cpu.container.hint-wsl': () =>
    'on Windows 11, set nestedVirtualization=true under [wsl2] in .wslconfig and restart it with wsl --shutdown; WSL 1 cannot run guests',
  'cpu.xen': () =>
    'this system runs on Xen as its control domain (dom0), and Xen keeps the processor’s virtualization to itself',
  'cpu.xen.hint': () =>
    'choose the kernel without Xen in the boot menu (grubby --set-default makes it stay), or use another machine for KVM',
  'cpu.guest': (a: { model: string; hypervisor: string }) =>
    `this host is itself a virtual machine (${a.hypervisor}) and was given no virtualization of its own (${a.model})`,
  'cpu.guest.hint': (a: { module: string }) =>
    `on the machine that runs it: load the module with nesting (options ${a.module} nested=1 in /etc/modprobe.d/kvm.conf, reload it without guests; on Intel this takes EL 7 or newer there), give this guest the host processor (libvirt: <cpu mode="host-passthrough"/>; Proxmox VE: CPU type host), then shut the guest down and start it anew`,
  'cpu.guest.hint-qemu': () =>
    'on the machine that runs it: start it with KVM (-accel kvm -cpu host; libvirt: <domain type="kvm"> and <cpu mode="host-passthrough"/>); for slow tests QEMU can emulate virtualization: -accel tcg -cpu max',
  'cpu.guest.hint-vmware': () =>
    'shut the virtual machine down and enable "Expose hardware assisted virtualization to the guest OS" in its CPU settings (Workstation: "Virtualize Intel VT-x/EPT or AMD-V/RVI"; .vmx file: vhv.enable = "TRUE"), then start it',
  'cpu.guest.hint-hyperv': () =>
    'shut the virtual machine down and run on its Hyper-V host: Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true, then start it',
  'cpu.guest.hint-virtualbox': () =>
    'shut the virtual machine down and run on its host: VBoxManage modifyvm NAME --nested-hw-virt on, then start it',
  'cpu.guest.hint-xen': () =>
    'shut the virtual machine down, allow nesting (xl: nestedhvm=1 in its configuration, an HVM guest; XenServer and XCP-ng: xe vm-param-set uuid=UUID platform:exp-nested-hvm=true), then start it; Xen calls this experimental',
  'cpu.guest.hint-amazon': () =>
    'use a bare metal instance type (*.metal), or a type with nested virtualization (aws ec2 describe-instance-types --filters Name=processor-info.supported-features,Values=nested-virtualization) and switch it on in its CPU options',
  'cpu.guest.hint-google': () =>
    'stop the instance, set enableNestedVirtualization: true under advancedMachineFeatures (gcloud compute instances export and update-from-file) on an Intel machine type that supports it (not E2), and start it; or use a bare metal type',
  'cpu.guest.hint-azure': () =>
    'resize it to a size with nested virtualization and security type Standard (most D and E sizes with Intel processors of version 3 and later)',
  'cpu.guest.hint-cloud': () =>
    'use a bare metal instance type, or one for which the provider promises nested virtualization',
  'cpu.guest.hint-other': () =>
    'enable nested virtualization on the machine that runs it, start this guest anew, or use a bare metal host',
  'cpu.guest.hint-arm': () =>
    'use a bare metal host or instance type (*.metal): few Arm machines can give a guest EL2, and it takes a recent KVM on the outside',
  'cpu.guest.hint-s390x': () =>
    'use a logical partition (LPAR); under KVM load the outer module with nesting (options kvm nested=1) and give this guest <cpu mode="host-model"/>; under z/VM guests of guests are for tests only',
  'cpu.arm-off': (a: { rule: string }) => `KVM was switched off on the kernel command line: ${a.rule}`,
  'cpu.arm-off.hint': (a: { rule: string }) =>
    `remove it and reboot: grubby --update-kernel=ALL --remove-args=${a.rule}`,
  'cpu.arm-no-el2': () => 'the kernel was not started at EL2, where KVM lives on Arm',
  'cpu.arm-no-el2.hint': () =>
    'read what the kernel says (dmesg | grep -i -e kvm -e EL2); firmware or boot loader must hand over at EL2, some have a setting for it',
  'cpu.lacks': (a: { model: string }) =>
    `${a.model} has neither vmx nor svm: the processor itself says so (CPUID)`,
  'cpu.lacks.hint': () => 'this processor cannot run KVM guests: use another machine',
  'cpu.none': (a: { model: string; flag: string }) => `${a.model} does not show ${a.flag}`,
  'cpu.none.hint': () =>
    'look in the firmware setup whether virtualization is switched off (newer kernels then hide the flag); otherwise this processor cannot run KVM guests',
  'cpu.none.hint-s390x': () => 'this machine does not offer SIE: use a logical partition (LPAR) that does',
  'kvm.ok': (a: { modules: string }) => `loaded: ${a.modules}; /dev/kvm opens`,
  'kvm.ok-built-in': () => '/dev/kvm opens; KVM is built into the kernel',
  'kvm.not-at-boot': (a: { module: string; text: string; where: string }) =>
    `${a.module} will not come back after a reboot unless "${a.text}" is removed from ${a.where}`,
  'kvm.rival': (a: { modules: string }) =>
    `another hypervisor is loaded too (${a.modules}): while its guests run, KVM’s may not start`,
  'kvm.early': () => 'nothing to load before what stands above is mended',
  'kvm.expects': () => 'loads the module if need be, and opens /dev/kvm',
  'kvm.not-loaded': (a: { module: string }) => `${a.module} is not loaded`,
  'kvm.blacklisted': (a: { module: string; text: string; where: string }) =>
    `${a.module} is not loaded, and does not load by itself: "${a.text}" in ${a.where}`,
  'kvm.forbidden': (a: { module: string; text: string; where: string }) =>
    `${a.module} must not be loaded on this host: "${a.text}" in ${a.where}`,
  'kvm.forbidden.hint': (a: { where: string }) =>
    `remove that line if it is not wanted any more (a package may own the file: rpm -qf ${a.where})`,
  'kvm.forbidden.hint-boot': (a: { text: string }) =>
    `remove it from the kernel command line and reboot: grubby --update-kernel=ALL --remove-args=${a.text}`,
  'kvm.frozen': (a: { module: string }) =>
    `${a.module} is not loaded, and this kernel loads no more modules until it boots again (kernel.modules_disabled = 1)`,
  'kvm.frozen.hint': () =>
    'remove kernel.modules_disabled from /etc/sysctl.conf and /etc/sysctl.d, or let kvm load before it is set; then reboot',
  'kvm.old-kernel': (a: { module: string; kernel: string; newest: string }) =>
    `the running kernel ${a.kernel} has no ${a.module} on disk any more; ${a.newest} is installed`,
  'kvm.old-kernel.hint': () =>
    'reboot into the installed kernel and run kvmup again: what is done stays done',
  'kvm.no-modules': (a: { kernel: string }) =>
    `there is no /lib/modules/${a.kernel}: the running kernel has no modules`,
  'kvm.no-file': (a: { module: string; kernel: string }) =>
    `the running kernel ${a.kernel} was installed without ${a.module}`,
  'kvm.no-file.hint': (a: { manager: string; kernel: string }) =>
    `bring back the kernel’s packages: ${a.manager} reinstall 'kernel*-${a.kernel}' (a real-time kernel has it in kernel-rt-kvm); or boot a kernel of the distribution`,
  'kvm.no-file.hint-power': () =>
    'EL 7 and 8 have KVM for POWER in the kernel’s own packages; kernels of EL 9 and later have none (AlmaLinux has it again from 10)',
  'kvm.busy': (a: { modules: string }) =>
    `another hypervisor holds the processor’s virtualization (${a.modules}): the kernel could not enable it for KVM`,
  'kvm.busy.hint': (a: { modules: string }) =>
    `end its guests and unload it (modprobe -r ${a.modules}; of VirtualBox vboxnetflt and vboxnetadp go first), and keep it from starting at boot`,
  'kvm.refused': (a: { error: string; node: string }) =>
    `/dev/kvm (${a.node}) cannot be opened, not even by root: ${a.error}`,
  'kvm.refused.hint': () =>
    'look for what stands above the mode: a device cgroup, SELinux (ausearch -m avc -ts recent), a local udev rule (usual: root:kvm 0666)',
  'kvm.closed': (a: { node: string }) =>
    `/dev/kvm is ${a.node}: root can open it, libvirt’s guests (user qemu, group kvm) cannot`,
  'kvm.closed.hint': () =>
    'give it its usual owner and mode again (root:kvm 0666): udevadm trigger --subsystem-match=misc; if it stays, a rule in /etc/udev/rules.d says otherwise',
  'kvm.no-node': () => 'the kernel has set up KVM, but there is no /dev/kvm to open it by',
  'kvm.no-node.hint': () =>
    'make the node again: mknod -m 666 /dev/kvm c 10 232; it stays until the next boot, which makes it anew; and look what removed it (rules in /etc/udev/rules.d)',
  'kvm.no-device': (a: { modules: string; said: string }) =>
    `there is no /dev/kvm${a.modules ? `, although loaded: ${a.modules}` : ''}${a.said ? `; the kernel’s last word: ${a.said}` : ''}`,
  'kvm.no-device.hint': () => 'read what the kernel says about it: dmesg | grep -i kvm',
  'reboot.not-needed': (a: { running: string }) => `the running kernel ${a.running} is the newest installed`,
  'reboot.early': () => 'packages come first: they may bring another kernel',
  'reboot.expects': (a: { newest: string }) => `reboots into ${a.newest} and looks again`,
  'reboot.needed': (a: { newest: string; running: string }) => `${a.newest} is installed, ${a.running} runs`,
}
