/** What the tasks say: reasons, and for every refusal the next move under the same id with `.hint`. */
const heldBack = ({ held }: { held: string }) =>
  held && `; the default network does not start along, its subnet is in use (${held})`
const counted = (guests: number) => (guests === 1 ? '1 running guest' : `${guests} running guests`)
const runOn = ({ guests }: { guests: number }) =>
  guests > 0 ? `; a stop of the daemons does not stop the ${counted(guests)}` : ''

export const tasks = {
  'platform.ok': (a: { os: string; row: string; arch: string }) => `${a.os}, ${a.arch} (${a.row})`,
  'platform.newer-kernel': (a: { newest: string; running: string }) =>
    `a newer kernel is installed: ${a.newest}; ${a.running} runs until the host is rebooted`,
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
    `on the machine that runs it: load the module with nesting (options ${a.module} nested=1 in /etc/modprobe.d/kvm.conf, reload it without guests), give this guest the host processor (libvirt: <cpu mode="host-passthrough"/>; Proxmox VE: CPU type host), then shut the guest down and start it anew`,
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

  'repos.not-needed': () => 'nothing is missing, so no repository is needed',
  'repos.not-asked': () => 'the repositories were not asked beforehand',
  'repos.no-curl': () => 'the repositories could not be asked beforehand: the host has no curl',
  'repos.managed': () => 'the repositories come from a management server (RHN, Satellite, Spacewalk)',
  'repos.ok': (a: { repos: string }) => `answering: ${a.repos}`,
  'repos.note-untested': (a: { repos: string }) =>
    `only the package manager itself can ask these: ${a.repos}`,
  'repos.note-silent': (a: { repo: string; why: string }) => `${a.repo} does not answer: ${a.why}`,
  'repos.note-clock': (a: { date: string }) =>
    `the host’s clock says ${a.date}, which is past: mend it before certificates fail`,
  'repos.none': () => 'no repository is enabled on the host',
  'repos.none.hint': () =>
    'enable the distribution’s repositories (files in /etc/yum.repos.d, enabled=1), or give the host a local one',
  'repos.unregistered': () => 'this RHEL is not registered, so it has no repositories',
  'repos.unregistered.hint': () =>
    'register it (subscription-manager register), or give it a local repository',
  'repos.unattached': () => 'this RHEL is registered, but no repository is enabled',
  'repos.unattached.hint': () =>
    'look at its subscription (subscription-manager status) and its repositories (subscription-manager repos --list)',
  'repos.forbidden': (a: { repos: string; why: string }) =>
    `the vendor refuses access to ${a.repos} (${a.why}): the subscription has expired or does not cover them`,
  'repos.forbidden.hint': () => 'renew it: subscription-manager refresh, then subscription-manager status',
  'repos.clock': (a: { date: string; repos: string; why: string }) =>
    `the host’s clock says ${a.date}, so no certificate is valid yet: ${a.repos} (${a.why})`,
  'repos.clock.hint': () => 'set the clock (date, or start chronyd or ntpd) and run kvmup again',
  'repos.tls': (a: { repos: string; why: string }) => `no TLS connection to ${a.repos}: ${a.why}`,
  'repos.tls.hint': () =>
    'the host’s TLS is too old for the server: update nss, curl and ca-certificates from a repository over plain http',
  'repos.certificate': (a: { repos: string; why: string }) =>
    `the certificate of ${a.repos} is not accepted: ${a.why}`,
  'repos.certificate.hint': () =>
    'look at the clock (date), update ca-certificates, and if a proxy opens TLS connections, add its authority (update-ca-trust)',
  'repos.unreachable': (a: { repos: string; why: string }) => `no repository answers (${a.repos}): ${a.why}`,
  'repos.unreachable.hint': () =>
    'look at the host’s network and name server; behind a proxy, name it in /etc/yum.conf or /etc/dnf/dnf.conf (proxy=http://...)',
  'repos.no-archive': (a: { repos: string; why: string; tried: string }) =>
    `neither the mirrors of ${a.repos} answer (${a.why}) nor the archive: ${a.tried}`,
  'repos.dead': (a: { repos: string; why: string }) =>
    `these repositories do not answer: ${a.repos} (${a.why})`,
  'repos.dead.hint': (a: { repos: string; files: string }) =>
    `while one of them does not answer, the package manager installs nothing: mend, disable (enabled=0) or make optional (skip_if_unavailable=1) ${a.repos} in ${a.files}; kvmup touches only the repositories of CentOS itself`,
  'repos.ended': (a: { repos: string; why: string; base: string }) =>
    `the release is past its end and its mirrors are gone: ${a.repos} (${a.why}); the archive ${a.base} answers`,
  'repos.ended.hint': (a: { base: string }) =>
    `allow kvmup to move them to ${a.base}: --repair-repos, or repair_repos: true in the inventory; "kvmup repos restore" takes it back`,

  'prepare.not-needed': () => 'nothing needs to be installed',
  'prepare.not-asked': () => 'it is not known what a package transaction would meet',
  'prepare.ok': () => 'the package manager is free and there is room',
  'prepare.change': (a: { holders: string; key: string; stream: string; wanted: string; minutes: number }) =>
    [
      a.holders && `the package manager is locked by ${a.holders}: kvmup waits up to ${a.minutes} minutes`,
      a.key && `the signing key ${a.key} is not installed`,
      a.stream && `the module stream is ${a.stream}, wanted is ${a.wanted}`,
    ]
      .filter(Boolean)
      .join('; '),
  'prepare.space': (a: { mount: string; free: number; need: number }) =>
    `${a.mount} has ${a.free} MiB free; downloading and unpacking the packages needs ${a.need} MiB`,
  'prepare.damaged': (a: { said: string }) => `rpm’s database is damaged: ${a.said}`,
  'prepare.damaged.hint': () =>
    'allow kvmup to rebuild it, after a copy of it: --repair-rpmdb, or repair_rpmdb: true in the inventory',
  'prepare.note-stream': (a: { stream: string; usual: string }) =>
    `the module stream ${a.stream} was enabled by somebody and stays (usual: ${a.usual})`,
  'prepare.note-key': (a: { key: string }) =>
    `packages signed since 2024 need ${a.key}: rpm --import https://repo.almalinux.org/almalinux/RPM-GPG-KEY-AlmaLinux`,
  'prepare.note-unfinished': (a: { what: string; twice: string }) =>
    `yum was interrupted earlier (${a.what})${a.twice ? `, and these are installed twice: ${a.twice}` : ''}: yum-complete-transaction --cleanup-only${a.twice ? ', then package-cleanup --cleandupes' : ''}`,

  'packages.unknowable': () => 'what is installed is not known while rpm’s database is damaged',
  'packages.unknowable.expects': () => 'looks at the packages again',
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
    `end its guests and unload it (modprobe -r ${a.modules}), and keep it from starting at boot`,
  'kvm.refused': (a: { error: string; node: string }) =>
    `/dev/kvm (${a.node}) cannot be opened, not even by root: ${a.error}`,
  'kvm.refused.hint': () =>
    'look for what stands above the mode: a device cgroup, SELinux (ausearch -m avc -ts recent), a local udev rule (usual: root:kvm 0666)',
  'kvm.closed': (a: { node: string }) =>
    `/dev/kvm is ${a.node}: root can open it, libvirt’s guests (user qemu, group kvm) cannot`,
  'kvm.closed.hint': () =>
    'give it its usual owner and mode again (root:kvm 0666): udevadm trigger --subsystem-match=misc --sysname-match=kvm; if it stays, a rule in /etc/udev/rules.d says otherwise',
  'kvm.no-node': () => 'the kernel has set up KVM, but there is no /dev/kvm to open it by',
  'kvm.no-node.hint': () =>
    'bring the node back: udevadm trigger --subsystem-match=misc --sysname-match=kvm, or mknod -m 666 /dev/kvm c 10 232',
  'kvm.no-device': (a: { modules: string; said: string }) =>
    `there is no /dev/kvm${a.modules ? `, although loaded: ${a.modules}` : ''}${a.said ? `; the kernel’s last word: ${a.said}` : ''}`,
  'kvm.no-device.hint': () => 'read what the kernel says about it: dmesg | grep -i kvm',

  'libvirt.ok': (a: { layout: string; version: string }) => `libvirt ${a.version} (${a.layout}) answers`,
  'libvirt.not-installed': (a: { packages: string }) => `not installed yet: ${a.packages}`,
  'libvirt.no-unit': (a: { units: string }) => `not there yet: ${a.units}`,
  'libvirt.expects': () => 'enables and starts the daemons and asks them to answer',
  'libvirt.units': (a: { enable: string; start: string; held: string }) =>
    `not enabled: ${a.enable}; not running: ${a.start}${heldBack(a)}`,
  'libvirt.script': (a: { status: number; enabled: string; bus: number; busEnabled: string; held: string }) =>
    `libvirtd: status ${a.status} (0 is running), at boot: ${a.enabled}; messagebus: status ${a.bus}, at boot: ${a.busEnabled}${heldBack(a)}`,
  'libvirt.mixed.guests': (a: { keep: string; left: string; guests: number; held: string }) =>
    `two daemon layouts at once; the ${a.keep} one stays, its daemon has the ${counted(a.guests)}; to go: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.mixed.active': (a: { keep: string; left: string; guests: number; held: string }) =>
    `two daemon layouts at once; the ${a.keep} one stays, it is the one in use; to go: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.mixed.enabled': (a: { keep: string; left: string; guests: number; held: string }) =>
    `two daemon layouts at once; the ${a.keep} one stays, it is the one that starts at boot; to go: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.mixed.release': (a: { keep: string; left: string; guests: number; held: string }) =>
    `two daemon layouts at once; the ${a.keep} one stays, it is what this release uses; to go: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.masked': (a: { units: string }) => `masked by an administrator: ${a.units}`,
  'libvirt.masked.hint': (a: { units: string }) =>
    `ask who masked them and why; when the reason is gone: systemctl unmask ${a.units}`,
  'libvirt.note.masked': (a: { units: string }) => `masked by an administrator and left so: ${a.units}`,
  'libvirt.silent': (a: { error: string }) => `the daemons are started but do not answer: ${a.error}`,
  'libvirt.silent.hint': () =>
    'read the log of libvirtd: journalctl -u libvirtd, or /var/log/libvirt/libvirtd.log on EL 6',
  'libvirt.silent.hint-modular': () =>
    'read the logs of the daemons: journalctl -u virtqemud -u virtnetworkd -u virtlogd',

  'network.none': () => 'the default network is not wished for',
  'network.silent': () => 'libvirt does not answer yet',
  'network.expects': () => 'starts the default network, and looks for its bridge and address',
  'network.expects-subnet': (a: { subnet: string; by: string; free: string }) =>
    `gives the default network ${a.free} and starts it: ${a.subnet}, which it would have, is in use (${a.by})`,
  'network.clash': (a: { subnet: string; by: string; free: string }) =>
    `${a.subnet} of the default network is in use (${a.by}); it gets ${a.free} and keeps everything else`,
  'network.clash-undefined': (a: { subnet: string; by: string; free: string; bridge: string }) =>
    `libvirt has no network "default"; ${a.subnet} is in use (${a.by}), so it is defined with ${a.free} on ${a.bridge}`,
  'network.clash-custom': (a: { subnet: string; by: string; free: string }) =>
    `${a.subnet} of the default network is in use (${a.by}), and it is no plain /24 that could be moved to ${a.free}`,
  'network.clash-custom.hint': (a: { subnet: string; by: string; free: string }) =>
    `give it a subnet of your choice, ${a.free} is free: virsh -c qemu:///system net-edit default; or wish for no network`,
  'network.clash-full': (a: { subnet: string; by: string }) =>
    `${a.subnet} of the default network is in use (${a.by}), and so is every private subnet that kvmup tries`,
  'network.clash-full.hint': () =>
    'choose a subnet by hand (virsh -c qemu:///system net-edit default), or wish for no network: network: none',
  'network.clash-note': (a: { subnet: string; by: string }) =>
    `${a.subnet} of the default network is also in use elsewhere (${a.by}); it is active and left alone`,
  'network.stale': (a: { bridge: string }) =>
    `network "default" is not active, but a ${a.bridge} without ports was left behind: it is removed first`,
  'network.bridge-taken': (a: { bridge: string; ports: string }) =>
    `network "default" is not active, and its ${a.bridge} is used by something else (ports: ${a.ports || '-'})`,
  'network.bridge-taken.hint': (a: { bridge: string; ports: string }) =>
    `look what uses it (ip -d link show ${a.bridge}; bridge link); when nothing does: ip link delete ${a.bridge} type bridge; or give the network another bridge: virsh -c qemu:///system net-edit default`,
  'network.other-bridge': (a: { taken: string; bridge: string }) =>
    `libvirt has no network "default"; ${a.taken} is used by something else, so it is defined with ${a.bridge}`,
  'network.no-dnsmasq': () => 'dnsmasq, which gives guests their addresses, is not there',
  'network.dns': (a: { process: string; address: string }) =>
    `network "default" is not active, and its dnsmasq cannot start: ${a.process || 'something'} answers DNS on ${a.address} port 53`,
  'network.dns.hint': (a: { process: string; address: string }) =>
    `let ${a.process || 'it'} listen on its own addresses only (dnsmasq: bind-interfaces; unbound: interface; named: listen-on), or take DNS from the network: <dns enable="no"/> in virsh -c qemu:///system net-edit default`,
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
    'the repositories cannot be reached: try "dnf makecache" (or "yum makecache") on the host; --repair-repos moves a CentOS past its end to the archive',
  'cure.lock': () =>
    'another package manager is at work on the host (PackageKit, dnf-automatic, another administrator): wait for it and run kvmup again',
  'cure.space': () => 'free some space on the host: df -h /var /boot',
  'cure.gpg': () =>
    'the signing key on the host is not the one the packages were signed with: import the vendor’s current key with rpm --import',
  'cure.rpmdb': () =>
    'rpm’s database on the host is damaged: allow kvmup to rebuild it, after a copy of it (--repair-rpmdb)',
  'cure.stale-lock': () =>
    'a lock file of dnf on the host is damaged: when no dnf runs, remove it (it is named in the output)',
  'cure.certificate': () =>
    'a server’s certificate is not valid by the host’s clock: look at date first, then update ca-certificates',
  'cure.tls': () =>
    'the host’s TLS is too old for the server: update nss, curl and ca-certificates from a repository over plain http',
  'cure.vault': () =>
    'the archive refuses a file, as it does from time to time: try again, or put a full copy of it into the repository files (archive.kernel.org/centos-vault)',
  'cure.forbidden': () =>
    'a server refuses access: look at the host’s subscription (subscription-manager status) or at the repository named',
  'cure.foreign-repo': () =>
    'a repository for another release is enabled on the host: find it in the output and disable it',
  'cure.relocation': () =>
    'a program is newer than the libraries beside it: update the library named, for example yum update device-mapper-libs',
  'cure.unfinished': () =>
    'yum was interrupted earlier: yum-complete-transaction --cleanup-only, then package-cleanup --dupes (both of yum-utils), then run kvmup again',
  'cure.dependencies': () =>
    'the repositories do not fit together: look in the output which package wants what, and which repository it is from',
  'cure.subscription': () =>
    'register the host with its vendor (subscription-manager register), or give it a local repository',
  'cure.modular': () =>
    'another module stream is enabled: dnf module reset virt, then dnf module enable virt:rhel',
  'cure.no-package': () =>
    'a repository that carries the missing packages is not enabled on the host: dnf repolist --all (or yum repolist all)',
  'cure.modprobe': () => 'read why the kernel refused the module: dmesg | grep -i kvm',
  'cure.busy': () =>
    'another hypervisor (VirtualBox, VMware) holds the processor’s virtualization: end its guests and unload its modules (vboxdrv, vmmon)',
  'cure.no-module': () =>
    'the running kernel has no such module: reboot if a newer kernel was installed, otherwise install the kernel’s module packages',
  'cure.module-forbidden': () =>
    'the kernel may not load it: look for module_blacklist= in /proc/cmdline, for sysctl kernel.modules_disabled, and for Secure Boot (dmesg | grep -i -e lockdown -e key)',
  'cure.masked': () =>
    'an administrator masked the unit: ask why; when the reason is gone, systemctl unmask it and run kvmup again',
  'cure.virtlogd': () =>
    'guests write their logs through virtlogd: systemctl enable --now virtlogd.socket virtlockd.socket, and read journalctl -u virtlogd',
  'cure.mixed': () =>
    'libvirtd and the modular daemons are in each other’s way: run kvmup plan again, it shows which of them to disable and stop',
  'cure.no-libvirtd': () =>
    'this host has the modular daemons and no libvirtd: the unit for guests is virtqemud.socket, for networks virtnetworkd.socket',
  'cure.sockets': () =>
    'the daemon behind that socket is not started: systemctl enable --now of its socket (virtqemud.socket, virtnetworkd.socket, ...), and read journalctl -u of its service',
  'cure.libvirtd': () =>
    'libvirtd does not run: journalctl -u libvirtd, or /var/log/libvirt/libvirtd.log on EL 6, tells why',
  'cure.dns': () =>
    'another DNS server has port 53 on every address: see ss -lntup; let it listen on its own addresses only (dnsmasq: bind-interfaces), or put <dns enable="no"/> into the network',
  'cure.no-dnsmasq': () => 'install dnsmasq, or look whether /usr/sbin/dnsmasq can be run',
  'cure.stale-bridge': () =>
    'a bridge of an earlier run is still there: when it has no ports (bridge link), ip link set virbr0 down; ip link delete virbr0 type bridge; then run kvmup again',
  'cure.subnet': () =>
    'an interface of the host is in the network’s subnet: run kvmup plan again, or give the network another subnet with virsh -c qemu:///system net-edit default',
  'cure.zone': () =>
    'firewalld does not know libvirt’s zone yet: firewall-cmd --reload, then restart virtnetworkd (or libvirtd); look whether firewalld is 0.7 or newer',
  'cure.firewall': () =>
    'iptables or ebtables is missing or was removed: install both, then restart virtnetworkd (or libvirtd)',
  'cure.no-bridge': () =>
    'the network’s bridge is not there, as after a boot without its daemon: systemctl enable --now virtnetworkd.service, then virsh -c qemu:///system net-start default',
  'cure.network-off': () =>
    'the network is not active: virsh -c qemu:///system net-start default; ask qemu:///system and not your own session',
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
  'proof.hint.msr': () =>
    'KVM refuses a register that QEMU gives every guest with -cpu host; where the host is a virtual machine, its outer KVM promises more than it does: update kernel and hypervisor there, or use a bare metal host',
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

  'reboot.not-needed': (a: { running: string }) => `the running kernel ${a.running} is the newest installed`,
  'reboot.early': () => 'packages come first: they may bring another kernel',
  'reboot.expects': (a: { newest: string }) => `reboots into ${a.newest} and looks again`,
  'reboot.needed': (a: { newest: string; running: string }) => `${a.newest} is installed, ${a.running} runs`,
}
