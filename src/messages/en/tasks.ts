/** What the tasks say: reasons, and for every refusal the next move under the same id with `.hint`. */
export const tasks = {
  'platform.ok': (a: { os: string; row: string; arch: string }) => `${a.os}, ${a.arch} (${a.row})`,
  'platform.not-el': (a: { os: string }) =>
    `${a.os} is not an Enterprise Linux of the CentOS family; kvmup knows EL 6 to 10`,
  'platform.no-row': (a: { os: string }) =>
    `${a.os} is of a version that kvmup does not know; it knows EL 6 to 10`,
  'platform.no-row.hint': () =>
    'choose a CentOS, RHEL, AlmaLinux, Rocky or Oracle Linux host of version 6 to 10, or try kvmup on rehearsal hosts: kvmup rehearse',
  'platform.not-root': () => 'the host was not seen as root, so most of it could not be seen',
  'platform.not-root.hint': () => 'connect as root, or as a user who may use sudo without a password',
  'platform.no-manager': (a: { manager: string; os: string }) => `${a.os} has no ${a.manager}`,
  'platform.no-manager.hint': (a: { manager: string }) =>
    `install ${a.manager}, or tell kvmup about this kind of host: image-based systems cannot be changed package by package`,

  'cpu.ok': (a: { model: string; flag: string }) => `${a.model} has ${a.flag}`,
  'cpu.by-device': () => '/dev/kvm opens, so the processor can run guests although it shows no flag',
  'cpu.firmware': (a: { model: string; hypervisor: string }) =>
    `${a.model} can run guests, but the firmware has switched virtualization off (the kernel says so)`,
  'cpu.firmware.hint': () =>
    'enable Intel VT-x or AMD-V (SVM) in the firmware setup, then switch the machine off and on again: a warm restart may not be enough',
  'cpu.container': (a: { model: string; hypervisor: string }) =>
    `this is a container without /dev/kvm, not a machine of its own (${a.model})`,
  'cpu.container.hint': () => 'run kvmup against the machine that runs the container',
  'cpu.guest': (a: { model: string; hypervisor: string }) =>
    `this host is itself a virtual machine (${a.hypervisor}) and was given no vmx or svm`,
  'cpu.guest.hint': () =>
    'enable nested virtualization on the machine that runs it and give this guest the host processor (libvirt: <cpu mode="host-passthrough"/>), then start it anew',
  'cpu.none': (a: { model: string; hypervisor: string }) => `${a.model} shows neither vmx nor svm`,
  'cpu.none.hint': () =>
    'look in the firmware setup whether virtualization is switched off (newer kernels then hide the flag); otherwise this processor cannot run KVM guests',

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

  'kvm.ok': (a: { modules: string }) => `loaded: ${a.modules}; /dev/kvm opens`,
  'kvm.ok-built-in': () => '/dev/kvm opens; KVM is built into the kernel',
  'kvm.not-loaded': (a: { module: string }) => `${a.module} is not loaded`,
  'kvm.refused': (a: { error: string }) => `/dev/kvm cannot be opened: ${a.error}`,
  'kvm.refused.hint': () =>
    'look at its owner and mode (ls -l /dev/kvm; usual: root:kvm 0666) and at local udev rules and device cgroups',
  'kvm.no-device': (a: { modules: string }) =>
    `there is no /dev/kvm${a.modules ? `, although loaded: ${a.modules}` : ''}`,
  'kvm.no-device.hint': () => 'read what the kernel says about it: dmesg | grep -i kvm',

  'libvirt.ok': (a: { layout: string; version: string }) => `libvirt ${a.version} (${a.layout}) answers`,
  'libvirt.not-installed': (a: { packages: string }) => `not installed yet: ${a.packages}`,
  'libvirt.no-unit': (a: { units: string }) => `not there yet: ${a.units}`,
  'libvirt.expects': () => 'enables and starts the daemons and asks them to answer',
  'libvirt.units': (a: { enable: string; start: string }) =>
    `not enabled: ${a.enable}; not running: ${a.start}`,
  'libvirt.script': (a: { status: number; enabled: string }) =>
    `libvirtd: status ${a.status} (0 is running), at boot: ${a.enabled}`,
  'libvirt.silent': (a: { error: string }) => `the daemons are started but do not answer: ${a.error}`,
  'libvirt.silent.hint': () =>
    'read the log of libvirtd: journalctl -u libvirtd, or /var/log/libvirt/libvirtd.log on EL 6',
  'libvirt.silent.hint-modular': () =>
    'read the logs of the daemons: journalctl -u virtqemud -u virtnetworkd -u virtlogd',

  'network.none': () => 'the default network is not wished for',
  'network.silent': () => 'libvirt does not answer yet',
  'network.expects': () => 'starts the default network, and looks for its bridge and address',
  'network.undefined': (a: { file: string }) =>
    `libvirt has no network "default"; it is defined from ${a.file}`,
  'network.off': (a: { active: string; autostart: string }) =>
    `network "default": active ${a.active}, autostart ${a.autostart}`,
  'network.ok': (a: { bridge: string; address: string }) => `active, autostart, ${a.bridge} has ${a.address}`,
  'network.no-bridge': (a: { bridge: string; address: string }) =>
    `libvirt calls the network active, but there is no link ${a.bridge}`,
  'network.bridge-down': (a: { bridge: string; address: string }) =>
    `libvirt calls the network active, but ${a.bridge} is not up`,
  'network.no-address': (a: { bridge: string; address: string }) =>
    `libvirt calls the network active, but ${a.bridge} lacks its address ${a.address}`,
  'network.bridge.hint': () =>
    'when no guest uses it, restart it: virsh -c qemu:///system net-destroy default, then net-start default',

  'cure.mirrors': () =>
    'the repositories cannot be reached: try "dnf makecache" (or "yum makecache") on the host; releases past their end live at vault.centos.org',
  'cure.lock': () =>
    'another package manager is at work on the host (PackageKit, dnf-automatic, another administrator): wait for it and run kvmup again',
  'cure.space': () => 'free some space on the host: df -h /var /boot',
  'cure.gpg': () =>
    'the signing key on the host is not the one the packages were signed with: import the vendor’s current key with rpm --import',
  'cure.subscription': () =>
    'register the host with its vendor (subscription-manager register), or give it a local repository',
  'cure.modular': () =>
    'another module stream is enabled: dnf module reset virt, then dnf module enable virt:rhel',
  'cure.no-package': () =>
    'a repository that carries the missing packages is not enabled on the host: dnf repolist --all (or yum repolist all)',
  'cure.modprobe': () => 'read why the kernel refused the module: dmesg | grep -i kvm',
  'cure.timeout': () => 'the command did not end in time: look on the host what it waits for',
  'cure.transcript': () =>
    'read the whole output in the transcript, mend what it names, and run kvmup again: what is done stays done',

  'validate.early': () => 'libvirt or /dev/kvm is not there yet',
  'validate.expects': () => 'reads virt-host-validate line by line',
  'validate.absent': () => 'virt-host-validate is not installed on this host',
  'validate.ok': (a: { passed: number; warned: number }) => `${a.passed} checks passed, ${a.warned} warnings`,
  'validate.line': (a: { check: string; hint: string }) => `warning ${a.check}: ${a.hint}`,
  'validate.fail': (a: { checks: string }) => `virt-host-validate fails: ${a.checks}`,
  'validate.fail.hint': (a: { hints: string }) => `it says: ${a.hints}`,
  'validate.silent': () => 'virt-host-validate said nothing that could be read',
  'validate.silent.hint': () => 'run it by hand: virt-host-validate qemu',

  'proof.early': () => 'the host is not ready for a guest yet',
  'proof.expects': () => 'boots a guest through /dev/kvm that says itself where it ran',
  'proof.arch': (a: { arch: string }) => `the proof guest is an x86 program; this host is ${a.arch}`,
  'proof.not-run': () => 'a plan boots no guest; apply and verify do',
  'proof.ok': (a: { signature: string }) => `a guest booted through /dev/kvm and found ${a.signature}`,
  'proof.failed': (a: { code: number; said: string }) =>
    `the proof guest did not boot (exit ${a.code}): ${a.said}`,
  'proof.hint.emulated': () =>
    'the guest ran, but under emulation: look which program /usr/libexec/qemu-kvm is',
  'proof.hint.busy': () =>
    'another hypervisor (VirtualBox, VMware) holds the processor’s virtualization: stop it and unload its modules',
  'proof.hint.module': () => 'the kernel module does not work: dmesg | grep -i kvm',
  'proof.hint.permission': () =>
    'look at the owner and mode of /dev/kvm and at SELinux denials: ausearch -m avc -ts recent',
  'proof.hint.memory': () => 'free some memory: the proof guest needs 16 MiB',
  'proof.hint.space': () => 'free some space in /var/tmp',
  'proof.hint.other': () =>
    'run the hypervisor by hand and read its words: /usr/libexec/qemu-kvm -machine accel=kvm -cpu host -nographic',

  'guest.early': () => 'libvirt and its default network are not there yet',
  'guest.expects': () => 'starts a guest through libvirt on the default network and waits for its address',
  'guest.ok': (a: { lease: string }) =>
    `a guest started by libvirt was given ${a.lease} on the default network`,
  'guest.failed': (a: { said: string }) => `libvirt could not start the proof guest: ${a.said}`,
  'guest.failed.hint': () =>
    'read what libvirt and QEMU say: journalctl -u virtqemud -u libvirtd, /var/log/libvirt/qemu/',
  'guest.no-lease': () => 'the guest started, but got no address on the default network within two minutes',
  'guest.no-lease.hint': () =>
    'look whether dnsmasq runs for the bridge and the firewall lets DHCP in: ps ax | grep dnsmasq, firewall-cmd --get-active-zones, nft list ruleset',

  'appliance.early': () => 'the guestfs tools are not installed yet',
  'appliance.expects': () => 'boots the appliance of the guestfs tools with libguestfs-test-tool',
  'appliance.ok': () => 'the appliance of the guestfs tools booted (libguestfs-test-tool)',
  'appliance.failed': (a: { code: number; said: string }) =>
    `libguestfs-test-tool failed (exit ${a.code}): ${a.said}`,
  'appliance.failed.hint': () =>
    'run it by hand and read its whole output: libguestfs-test-tool; often the kernel image is unreadable or /var/tmp is full',
}
