/**
 * Every cause for which kvmup stops, fails or warns, under a number that stays: it is never given to another
 * cause, and one that goes away leaves a gap. The words are in src/messages/{en,ja}/catalogue.ts.
 */
import type { MessageId } from '../messages/message.js'

export const TOPICS = [
  'platform',
  'cpu',
  'module',
  'repositories',
  'packages',
  'libvirt',
  'network',
  'proof',
  'wishes',
  'ssh',
  'run',
] as const
export type Topic = (typeof TOPICS)[number]

/**
 * What a host or a program said when it happened: lines out of a file below test/fixtures, which the tests feed to
 * kvmup and find this entry. `none`: why no host can say it.
 */
export type Sample = Readonly<{ from: string; lines: readonly string[] }> | Readonly<{ none: string }>

export type Entry = Readonly<{
  topic: Topic
  /** The messages that mean this cause, whether as reason, as next move or as warning. */
  says: readonly MessageId[]
  sample: Sample
  /** Where the cause and the remedy are known from: upstream files, manuals, bug reports. */
  sources: readonly string[]
}>

const host = (name: string, ...lines: readonly string[]): Sample => ({
  from: `hosts/${name}/facts.txt`,
  lines,
})
const failure = (name: string, ...lines: readonly string[]): Sample => ({
  from: `failures/${name}.txt`,
  lines,
})
const ssh = (name: string, ...lines: readonly string[]): Sample => ({ from: `ssh-errors/${name}.txt`, lines })
const sudo = (name: string, ...lines: readonly string[]): Sample => ({
  from: `become-errors/${name}.txt`,
  lines,
})
const none = (why: string): Sample => ({ none: why })

const ITSELF = 'said by kvmup about itself, not by a host'

export const catalogue = {
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
  KVM050: {
    topic: 'repositories',
    says: ['repos.ended', 'repos.ended.hint'],
    sample: host(
      'el7-mirrors-dead',
      'repo=base CentOS-Base.repo mirrorlist required curl-6 http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os&infra=stock',
      'repo_error=base curl: (6) Could not resolve host: mirrorlist.centos.org; Unknown error',
      'archive=https://vault.centos.org/7.9.2009/os/$basearch ok',
    ),
    sources: [
      'https://csdn.cc/os/2802514.html',
      'https://linux-id.net/posts/failed-to-download-metadata-for-repo-appstream-on-centos-8',
      'https://blog.humh.cn/?p=861',
    ],
  },
  KVM051: {
    topic: 'repositories',
    says: ['repos.dead', 'repos.dead.hint', 'repos.note-silent', 'cure.mirrors'],
    sample: failure(
      'mirrors.el8-text',
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
    ),
    sources: [
      'yum 3 yum/yumRepo.py',
      'dnf 4 dnf/repo.py',
      'https://linux-id.net/posts/failed-to-download-metadata-for-repo-appstream-on-centos-8',
    ],
  },
  KVM052: {
    topic: 'repositories',
    says: ['repos.unreachable', 'repos.unreachable.hint', 'repos.no-archive'],
    sample: host('el9-no-network', 'repo_error=baseos curl: (6) Could not resolve host: mirrors.centos.org'),
    sources: ['curl libcurl-errors(3)', 'yum.conf(5)', 'dnf.conf(5)'],
  },
  KVM053: {
    topic: 'repositories',
    says: ['repos.none', 'repos.none.hint'],
    sample: host('el9-no-repositories', 'transaction=due', 'repos=0'),
    sources: ['yum.conf(5)', 'dnf.conf(5)'],
  },
  KVM054: {
    topic: 'repositories',
    says: ['repos.unregistered', 'repos.unregistered.hint', 'cure.subscription'],
    sample: failure(
      'subscription.el7-text',
      'This system is not registered with an entitlement server. You can use subscription-manager to register.',
    ),
    sources: ['subscription-manager(8)', 'dnf 4 dnf/cli/commands/__init__.py'],
  },
  KVM055: {
    topic: 'repositories',
    says: ['repos.unattached', 'repos.unattached.hint'],
    sample: host('rhel9-without-repositories', 'repo_service=rhsm', 'repos=0'),
    sources: ['subscription-manager(8)'],
  },
  KVM056: {
    topic: 'repositories',
    says: ['repos.forbidden', 'repos.forbidden.hint', 'cure.forbidden'],
    sample: host(
      'rhel9-subscription-expired',
      'repo_service=rhsm',
      'repo_error=rhel-9-for-x86_64-baseos-rpms curl: (22) The requested URL returned error: 403',
    ),
    sources: ['subscription-manager(8)', 'curl libcurl-errors(3)'],
  },
  KVM057: {
    topic: 'repositories',
    says: ['repos.clock', 'repos.clock.hint', 'repos.note-clock'],
    sample: host(
      'el9-clock-in-the-past',
      'now=1262304000',
      'repo_error=baseos curl: (60) SSL certificate problem: certificate is not yet valid',
    ),
    sources: ['OpenSSL: X509_V_ERR_CERT_NOT_YET_VALID', 'curl libcurl-errors(3)'],
  },
  KVM058: {
    topic: 'repositories',
    says: ['repos.tls', 'repos.tls.hint', 'cure.tls'],
    sample: host('el6-tls-too-old', 'repo_error=base curl: (35) SSL connect error'),
    sources: [
      'curl libcurl-errors(3)',
      'https://github.com/userify/shim/issues/25',
      'https://github.com/pypa/manylinux/pull/1221',
    ],
  },
  KVM059: {
    topic: 'repositories',
    says: ['repos.certificate', 'repos.certificate.hint', 'cure.certificate'],
    sample: failure(
      'certificate.el9-text',
      '  - Curl error (60): SSL peer certificate or SSH remote key was not OK for https://mirrors.centos.org/metalink?repo=centos-appstream-9-stream&arch=x86_64&protocol=https,http [SSL certificate problem: certificate is not yet valid]',
    ),
    sources: ['curl libcurl-errors(3)', 'update-ca-trust(8)'],
  },
  KVM060: {
    topic: 'repositories',
    says: ['cure.vault'],
    sample: failure(
      'vault.el7-text',
      'https://vault.centos.org/7.9.2009/os/x86_64/repodata/6d0c3a48-primary.sqlite.bz2: [Errno 14] HTTPS Error 403 - Forbidden',
    ),
    sources: ['https://github.com/parallaxsw/OpenSTA/pull/503', 'http://archive.kernel.org/centos-vault/'],
  },
  KVM061: {
    topic: 'repositories',
    says: ['cure.foreign-repo'],
    sample: failure(
      'foreign-repo.el7-text',
      'Error: Package: 1:libguestfs-tools-c-1.44.0-2.el8.x86_64 (advanced-virt)',
      '           Requires: libc.so.6(GLIBC_2.28)(64bit)',
    ),
    sources: ['https://github.com/retspen/webvirtcloud/issues/456'],
  },
  KVM062: {
    topic: 'repositories',
    says: ['repos.no-curl'],
    sample: host('el9-no-curl', 'transaction=due'),
    sources: ['curl(1)'],
  },
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
  KVM090: {
    topic: 'libvirt',
    says: ['libvirt.masked', 'libvirt.masked.hint', 'libvirt.note.masked', 'cure.masked'],
    sample: failure(
      'masked.el9-start-text',
      'Failed to start virtqemud.service: Unit virtqemud.service is masked.',
    ),
    sources: ['systemctl(1)'],
  },
  KVM091: {
    topic: 'libvirt',
    says: [
      'libvirt.mixed.guests',
      'libvirt.mixed.active',
      'libvirt.mixed.enabled',
      'libvirt.mixed.release',
      'cure.mixed',
    ],
    sample: failure(
      'mixed.el9-refused-text',
      "error: Failed to connect socket to '/var/run/libvirt/virtqemud-sock': Connection refused",
    ),
    sources: [
      'libvirt docs/daemons.rst',
      'libvirt src/qemu/virtqemud.service.in',
      'https://docs.oracle.com/en/operating-systems/oracle-linux/9/kvm-user/kvm-TypesOfLibvirtDriverDaemons.html',
    ],
  },
  KVM092: {
    topic: 'libvirt',
    says: ['cure.libvirtd'],
    sample: failure(
      'libvirtd.el7-text',
      'error: failed to connect to the hypervisor',
      "error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
    ),
    sources: ['libvirt src/rpc/virnetsocket.c'],
  },
  KVM093: {
    topic: 'libvirt',
    says: ['cure.sockets'],
    sample: failure(
      'sockets.el9-recorded',
      "error: Failed to connect socket to '/var/run/libvirt/virtqemud-sock': No such file or directory",
    ),
    sources: ['libvirt src/rpc/virnetsocket.c', 'libvirt docs/daemons.rst'],
  },
  KVM094: {
    topic: 'libvirt',
    says: ['cure.virtlogd'],
    sample: failure(
      'virtlogd.el8-text',
      "error: can't connect to virtlogd: Failed to connect socket to '/var/run/libvirt/virtlogd-sock': Connection refused",
    ),
    sources: ['libvirt src/rpc/virnetsocket.c', 'virtlogd(8)'],
  },
  KVM095: {
    topic: 'libvirt',
    says: ['cure.no-libvirtd'],
    sample: failure('no-libvirtd.el9-text', 'Unit libvirtd.service could not be found.'),
    sources: ['systemctl(1)', 'libvirt docs/daemons.rst'],
  },
  KVM096: {
    topic: 'libvirt',
    says: ['libvirt.silent', 'libvirt.hangs', 'libvirt.silent.hint', 'libvirt.silent.hint-modular'],
    sample: host(
      'daemons-el9-silent',
      'virsh=error: failed to connect to the hypervisor',
      'virsh=error: Cannot recv data: Connection reset by peer',
    ),
    sources: ['libvirt src/rpc/virnetsocket.c', 'libvirt docs/daemons.rst'],
  },
  KVM097: {
    topic: 'libvirt',
    says: ['libvirt.no-unit', 'libvirt.no-unit.hint'],
    sample: host('daemons-el9-no-unit', 'unit=virtqemud.service not-found inactive dead -'),
    sources: ['libvirt libvirt.spec.in', 'systemctl(1)'],
  },
  KVM100: {
    topic: 'network',
    says: [
      'network.clash',
      'network.clash-undefined',
      'network.clash-custom',
      'network.clash-custom.hint',
      'network.clash-full',
      'network.clash-full.hint',
      'network.clash-note',
      'cure.subnet',
    ],
    sample: failure(
      'subnet.el9-text',
      'error: internal error: Network is already in use by interface enp1s0',
    ),
    sources: ['libvirt src/network/bridge_driver_linux.c'],
  },
  KVM101: {
    topic: 'network',
    says: ['network.stale', 'cure.stale-bridge'],
    sample: failure('stale-bridge.el7-exists-text', 'error: Unable to create bridge virbr0: File exists'),
    sources: ['libvirt src/util/virnetdevbridge.c', 'libvirt src/network/bridge_driver_linux.c'],
  },
  KVM102: {
    topic: 'network',
    says: ['network.bridge-taken', 'network.bridge-taken.hint', 'network.other-bridge'],
    sample: host(
      'network-bridge-in-use',
      'net=Active:         no',
      'net=Bridge:         virbr0',
      'bridge=virbr0 vnet0',
    ),
    sources: ['libvirt src/network/bridge_driver.c', 'bridge(8)'],
  },
  KVM103: {
    topic: 'network',
    says: ['network.no-dnsmasq', 'cure.no-dnsmasq'],
    sample: failure(
      'no-dnsmasq.el7-text',
      'error: Cannot check dnsmasq binary /usr/sbin/dnsmasq: No such file or directory',
    ),
    sources: ['libvirt src/util/virdnsmasq.c'],
  },
  KVM104: {
    topic: 'network',
    says: ['network.dns', 'network.dns.hint', 'cure.dns'],
    sample: failure(
      'dns.el9-text',
      'dnsmasq: failed to create listening socket for 192.168.122.1: Address already in use',
    ),
    sources: ['dnsmasq(8): bind-interfaces', 'libvirt docs/formatnetwork.rst'],
  },
  KVM105: {
    topic: 'network',
    says: ['cure.zone'],
    sample: failure(
      'zone.el8-text',
      "error: internal error: firewalld is set to use the nftables backend, but the required firewalld 'libvirt' zone is missing. Either set the firewalld backend to 'iptables', or ensure that firewalld has a 'libvirt' zone by upgrading firewalld to a version supporting rule priorities (0.7.0+) and/or rebuilding libvirt with --with-firewalld-zone",
    ),
    sources: ['libvirt src/network/bridge_driver_linux.c', 'libvirt src/network/libvirt.zone'],
  },
  KVM106: {
    topic: 'network',
    says: ['cure.firewall'],
    sample: failure(
      'firewall.el7-text',
      'error : virFirewallValidateBackend:193 : direct firewall backend requested, but /sbin/ebtables is not available: No such file or directory',
      'error : virFirewallApply:916 : internal error: Failed to initialize a valid firewall backend',
    ),
    sources: ['libvirt src/util/virfirewall.c'],
  },
  KVM107: {
    topic: 'network',
    says: [
      'network.no-bridge',
      'network.bridge-down',
      'network.no-address',
      'network.bridge.hint',
      'cure.no-bridge',
    ],
    sample: failure(
      'no-bridge.el9-text',
      "Call to virDomainCreateWithFlags failed: Cannot get interface MTU on 'virbr0': bridge virbr0: No such device",
    ),
    sources: ['libvirt src/util/virnetdev.c', 'libvirt docs/daemons.rst'],
  },
  KVM108: {
    topic: 'network',
    says: ['network.off', 'cure.network-off'],
    sample: failure(
      'network-off.el7-text',
      "error: Requested operation is not valid: network 'default' is not active",
    ),
    sources: ['libvirt src/network/bridge_driver.c', 'virsh(1): net-start'],
  },
  KVM120: {
    topic: 'proof',
    says: ['validate.line'],
    sample: host(
      'el9-converged',
      'validate=  QEMU: Checking for device assignment IOMMU support                         : WARN (No ACPI IVRS table found, IOMMU either disabled in BIOS or not supported by this hardware platform)',
    ),
    sources: ['libvirt tools/virt-host-validate-qemu.c', 'libvirt tools/virt-host-validate-common.c'],
  },
  KVM121: {
    topic: 'proof',
    says: ['validate.fail', 'validate.fail.hint'],
    sample: host(
      'validate-failed',
      'validate_code=1',
      "validate=  QEMU: Checking if device /dev/net/tun exists                               : FAIL (Load the 'tun' module to enable networking for QEMU guests)",
    ),
    sources: ['libvirt tools/virt-host-validate-qemu.c'],
  },
  KVM122: {
    topic: 'proof',
    says: ['validate.silent', 'validate.silent.hint'],
    sample: host('validate-silent', 'validate_code=137'),
    sources: ['virt-host-validate(1)'],
  },
  KVM123: {
    topic: 'proof',
    says: ['proof.emulated', 'proof.hint.emulated'],
    sample: host('proof-emulated', 'proof_code=0', 'proof=Booting from Hard Disk..TCGTCGTCGTCG'),
    sources: ['QEMU target/i386/cpu.c', 'Linux Documentation/virt/kvm/x86/cpuid.rst'],
  },
  KVM124: {
    topic: 'proof',
    says: ['proof.hint.msr'],
    sample: host('kvm-refused-register', 'proof=qemu-kvm: error: failed to set MSR 0x10a to 0x0'),
    sources: ['QEMU target/i386/kvm/kvm.c'],
  },
  KVM125: {
    topic: 'proof',
    says: ['proof.hint.memory'],
    sample: host(
      'proof-no-memory',
      "proof=qemu-kvm: cannot set up guest memory 'pc.ram': Cannot allocate memory",
    ),
    sources: ['QEMU softmmu/physmem.c'],
  },
  KVM126: {
    topic: 'proof',
    says: ['proof.failed', 'proof.hangs', 'proof.hint.other'],
    sample: host('proof-silent', 'proof_code=137'),
    sources: ['timeout(1)'],
  },
  KVM127: {
    topic: 'proof',
    says: ['guest.failed', 'guest.failed.hint'],
    sample: host(
      'guest-failed',
      'guest_code=1',
      'guest=error: internal error: process exited while connecting to monitor: /usr/libexec/qemu-kvm: error while loading shared libraries: libpixman-1.so.0: cannot open shared object file: No such file or directory',
    ),
    sources: ['libvirt src/qemu/qemu_process.c', 'virsh(1): create'],
  },
  KVM128: {
    topic: 'proof',
    says: ['guest.no-lease', 'guest.no-lease.hint'],
    sample: host(
      'guest-no-lease',
      'guest_code=0',
      "guest=Domain 'kvmup-proof-4711' created from /var/tmp/kvmup-proof.Zk3Xw1/guest.xml",
    ),
    sources: ['libvirt src/network/libvirt.zone', 'virsh(1): net-dhcp-leases'],
  },
  KVM129: {
    topic: 'proof',
    says: ['appliance.failed', 'appliance.failed.hint'],
    sample: host(
      'appliance-failed',
      "guestfs=cp: cannot open '/lib/modules/5.14.0-427.13.1.el9_4.x86_64/vmlinuz' for reading: Permission denied",
      'guestfs=libguestfs: error: /usr/bin/supermin exited with error status 1, see debug messages above',
    ),
    sources: [
      'libguestfs test-tool/test-tool.c',
      'libguestfs-test-tool(1)',
      'http://libguestfs.org/guestfs-faq.1.html#debugging-libguestfs',
    ],
  },
  KVM130: {
    topic: 'proof',
    says: ['guest.stale.hint'],
    sample: host(
      'guest-refused',
      "guest=error: unsupported configuration: Emulator '/usr/libexec/qemu-kvm' does not support virt type 'kvm'",
    ),
    sources: ['libvirt src/qemu/qemu_validate.c', 'libvirt src/conf/capabilities.c'],
  },
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
  KVM150: {
    topic: 'ssh',
    says: ['unreachable.refused', 'hint.refused'],
    sample: ssh('refused.refused.recorded-9.2', 'ssh: connect to host 127.0.0.1 port 1: Connection refused'),
    sources: ['OpenSSH sshconnect.c'],
  },
  KVM151: {
    topic: 'ssh',
    says: ['unreachable.timeout', 'hint.timeout'],
    sample: ssh(
      'timeout.timeout.text-7.4',
      'ssh: connect to host kvm1.example.com port 22: Connection timed out',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh_config(5): ConnectTimeout'],
  },
  KVM152: {
    topic: 'ssh',
    says: ['unreachable.no-route', 'hint.no-route'],
    sample: ssh(
      'other.no-route.text-unreachable',
      'ssh: connect to host 10.9.8.7 port 22: Network is unreachable',
    ),
    sources: ['OpenSSH sshconnect.c'],
  },
  KVM153: {
    topic: 'ssh',
    says: ['unreachable.resolve', 'hint.resolve'],
    sample: ssh(
      'resolve.resolve.recorded-9.2',
      'ssh: Could not resolve hostname no-such-host.invalid: Name or service not known',
    ),
    sources: ['OpenSSH ssh.c', 'resolv.conf(5)'],
  },
  KVM154: {
    topic: 'ssh',
    says: ['unreachable.host-key-unknown', 'hint.host-key-unknown'],
    sample: ssh(
      'host-key-unknown.host-key-unknown.strict.recorded-9.2',
      'No ED25519 host key is known for [127.0.0.1]:22022 and you have requested strict checking.',
      'Host key verification failed.',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh_config(5): StrictHostKeyChecking'],
  },
  KVM155: {
    topic: 'ssh',
    says: ['unreachable.host-key-changed', 'hint.host-key-changed'],
    sample: ssh(
      'host-key-changed.host-key-changed.recorded-9.2',
      '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
      'Host key for [127.0.0.1]:22022 has changed and you have requested strict checking.',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh-keygen(1)'],
  },
  KVM156: {
    topic: 'ssh',
    says: ['unreachable.host-key-revoked', 'hint.host-key-revoked'],
    sample: ssh(
      'host-key-changed.host-key-revoked.recorded-9.2',
      'Host key ED25519 SHA256:1TkOzXhr4YQcNlE6adoCQkN/61Wckt11IyoCfltAyOU revoked by file /home/admin/.ssh/hk.pub',
    ),
    sources: ['OpenSSH sshconnect.c', 'ssh_config(5): RevokedHostKeys'],
  },
  KVM157: {
    topic: 'ssh',
    says: ['unreachable.auth', 'hint.auth'],
    sample: ssh('auth.auth.recorded-9.2', 'admin@127.0.0.1: Permission denied (publickey).'),
    sources: ['OpenSSH sshconnect2.c'],
  },
  KVM158: {
    topic: 'ssh',
    says: ['unreachable.too-many-keys', 'hint.too-many-keys'],
    sample: ssh(
      'auth.too-many-keys.recorded-9.2',
      'Received disconnect from 127.0.0.1 port 22022:2: Too many authentication failures',
    ),
    sources: ['OpenSSH auth.c', 'sshd_config(5): MaxAuthTries', 'ssh_config(5): IdentitiesOnly'],
  },
  KVM159: {
    topic: 'ssh',
    says: ['unreachable.key-file', 'hint.key-file'],
    sample: ssh(
      'auth.key-file.mode.recorded-9.2',
      "Permissions 0644 for '/home/admin/.ssh/open' are too open.",
      'This private key will be ignored.',
    ),
    sources: ['OpenSSH authfile.c', 'OpenSSH sshconnect2.c'],
  },
  KVM160: {
    topic: 'ssh',
    says: ['unreachable.password-expired', 'hint.password-expired'],
    sample: ssh(
      'auth.password-expired.recorded-9.2',
      'WARNING: Your password has expired.',
      'Password change required but no TTY available.',
    ),
    sources: ['OpenSSH session.c', 'chage(1)'],
  },
  KVM161: {
    topic: 'ssh',
    says: ['unreachable.booting', 'hint.booting'],
    sample: ssh(
      'other.booting.recorded-9.2',
      'System is booting up. Unprivileged users are not permitted to log in yet. Please come back later. For technical details, see pam_nologin(8).',
    ),
    sources: ['pam_nologin(8)', 'systemd-user-sessions.service(8)'],
  },
  KVM162: {
    topic: 'ssh',
    says: ['unreachable.host-key-type', 'hint.host-key-type'],
    sample: ssh(
      'algorithms.host-key-type.text-el6',
      'Unable to negotiate with 192.168.1.98 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
    ),
    sources: [
      'OpenSSH ssherr.c',
      'Red Hat knowledge base: solution 6954602',
      'https://rin-ka.net/ssh-no-matching-host-key-type-found/',
    ],
  },
  KVM163: {
    topic: 'ssh',
    says: ['unreachable.algorithms', 'hint.algorithms'],
    sample: ssh(
      'algorithms.algorithms.kex.text-old',
      'Unable to negotiate with 192.168.1.98 port 22: no matching key exchange method found. Their offer: diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
    ),
    sources: ['OpenSSH ssherr.c', 'ssh_config(5): KexAlgorithms'],
  },
  KVM164: {
    topic: 'ssh',
    says: ['unreachable.libcrypto', 'hint.libcrypto'],
    sample: ssh(
      'algorithms.libcrypto.text-8.7',
      'ssh_dispatch_run_fatal: Connection to 192.168.1.98 port 22: error in libcrypto',
    ),
    sources: [
      'OpenSSH ssherr.c',
      'Red Hat knowledge base: solution 6954602',
      'https://qiita.com/hanaya/items/c911c1b00ad444f5da50',
    ],
  },
  KVM165: {
    topic: 'ssh',
    says: ['unreachable.user-key-type', 'hint.user-key-type'],
    sample: ssh('algorithms.user-key-type.text-8.8', 'sign_and_send_pubkey: no mutual signature supported'),
    sources: ['OpenSSH sshconnect2.c', 'Red Hat knowledge base: solution 6954602'],
  },
  KVM166: {
    topic: 'ssh',
    says: ['unreachable.no-banner', 'hint.no-banner'],
    sample: ssh(
      'other.no-banner.closed.recorded-9.2',
      'kex_exchange_identification: Connection closed by remote host',
    ),
    sources: ['OpenSSH kex.c', 'sshd_config(5): MaxStartups'],
  },
  KVM167: {
    topic: 'ssh',
    says: ['unreachable.jump', 'hint.jump'],
    sample: ssh(
      'other.jump.command.recorded-9.2',
      '/bin/bash: line 1: /nonexistent: No such file or directory',
      'Connection closed by UNKNOWN port 65535',
    ),
    sources: ['ssh_config(5): ProxyJump', 'OpenSSH canohost.c'],
  },
  KVM168: {
    topic: 'ssh',
    says: ['unreachable.ssh-config', 'hint.ssh-config'],
    sample: ssh(
      'other.ssh-config.option.recorded-9.2',
      'command-line: line 0: Bad configuration option: nosuchoption',
    ),
    sources: ['OpenSSH readconf.c', 'ssh_config(5)'],
  },
  KVM169: {
    topic: 'ssh',
    says: ['unreachable.no-ssh', 'hint.no-ssh'],
    sample: ssh('no-ssh.no-ssh.dash', '/bin/sh: 1: exec: ssh: not found'),
    sources: ['ssh(1)'],
  },
  KVM170: {
    topic: 'ssh',
    says: ['unreachable.closed', 'hint.closed'],
    sample: ssh('lost.closed.remote.recorded-9.2', 'Connection to 127.0.0.1 closed by remote host.'),
    sources: ['OpenSSH packet.c', 'OpenSSH clientloop.c'],
  },
  KVM171: {
    topic: 'ssh',
    says: ['unreachable.become-password', 'hint.become-password'],
    sample: sudo(
      'password.text-el9',
      'sudo: a terminal is required to read the password; either use the -S option to read from standard input or configure an askpass helper',
      'sudo: a password is required',
    ),
    sources: ['sudo src/tgetpass.c', 'sudo plugins/sudoers/logging.c', 'sudoers(5): NOPASSWD'],
  },
  KVM172: {
    topic: 'ssh',
    says: ['unreachable.become-sudoer', 'hint.become-sudoer'],
    sample: sudo('sudoer.text', 'admin is not in the sudoers file.  This incident will be reported.'),
    sources: ['sudo plugins/sudoers/logging.c', 'sudoers(5)'],
  },
  KVM173: {
    topic: 'ssh',
    says: ['unreachable.become-tty', 'hint.become-tty'],
    sample: sudo('tty.recorded-1.9.13', 'sudo: sorry, you must have a tty to run sudo'),
    sources: ['sudo plugins/sudoers/sudoers.c', 'sudoers(5): requiretty'],
  },
  KVM174: {
    topic: 'ssh',
    says: ['unreachable.become-no-sudo', 'hint.become-no-sudo'],
    sample: sudo('no-sudo.recorded-bash', '/bin/sh: line 5: sudo: command not found'),
    sources: ['sudo(8)'],
  },
  KVM175: {
    topic: 'ssh',
    says: ['unreachable.become-other', 'hint.become-other'],
    sample: sudo(
      'other.text-setuid',
      'sudo: /usr/bin/sudo must be owned by uid 0 and have the setuid bit set',
    ),
    sources: ['sudo src/sudo.c'],
  },
  KVM176: {
    topic: 'ssh',
    says: ['unreachable.lost', 'hint.lost'],
    sample: none('the host says nothing more when the line is lost'),
    sources: ['ssh_config(5): ServerAliveInterval'],
  },
  KVM177: {
    topic: 'ssh',
    says: ['unreachable.shell', 'unreachable.other', 'hint.other'],
    sample: none('whatever the host said, no row of the table knows it'),
    sources: ['ssh(1)'],
  },
  KVM178: {
    topic: 'ssh',
    says: ['unreachable.become-refused', 'hint.become-refused'],
    sample: sudo('refused.recorded-1.9.13', 'Sorry, try again.', 'sudo: 1 incorrect password attempt'),
    sources: ['sudo plugins/sudoers/auth/sudo_auth.c', 'sudoers(5): passwd_tries'],
  },
  KVM179: {
    topic: 'ssh',
    says: ['unreachable.become-account', 'hint.become-account'],
    sample: sudo('account.recorded-1.9.13', 'sudo: account validation failure, is your account locked?'),
    sources: ['sudo plugins/sudoers/auth/pam.c', 'chage(1)', 'pam_faillock(8)'],
  },
  KVM180: {
    topic: 'ssh',
    says: ['unreachable.become-prompt', 'hint.become-prompt'],
    sample: none('the question is made by a module of PAM, whatever that is'),
    sources: ['sudo plugins/sudoers/auth/pam.c', 'sudoers(5): passprompt_override'],
  },
  KVM181: {
    topic: 'ssh',
    says: ['unreachable.password-untried', 'hint.password-untried'],
    sample: none('this host was not asked'),
    sources: ['pam_faillock(8)'],
  },
  KVM182: {
    topic: 'ssh',
    says: ['unreachable.ssh-refused', 'hint.ssh-refused'],
    sample: none('ssh only asks again; kvmup ends it there'),
    sources: ['OpenSSH sshconnect2.c', 'sshd_config(5): PasswordAuthentication', 'pam_faillock(8)'],
  },
  KVM183: {
    topic: 'ssh',
    says: ['unreachable.ssh-unasked', 'hint.ssh-unasked'],
    sample: none('ssh says the same as without a password'),
    sources: ['sshd_config(5): PasswordAuthentication, PermitRootLogin'],
  },
  KVM184: {
    topic: 'ssh',
    says: ['unreachable.ssh-prompt', 'hint.ssh-prompt'],
    sample: none('the question is in the words of the host'),
    sources: ['OpenSSH sshconnect2.c', 'ssh(1): SSH_ASKPASS'],
  },
  KVM185: {
    topic: 'ssh',
    says: ['unreachable.behind-jump', 'hint.behind-jump'],
    sample: ssh(
      'other.behind-jump.refused.recorded-9.2',
      'channel 0: open failed: connect failed: Connection refused',
      'stdio forwarding failed',
    ),
    sources: ['OpenSSH channels.c', 'sshd_config(5): AllowTcpForwarding', 'ssh(1): -J, -W'],
  },
  KVM186: {
    topic: 'ssh',
    says: ['unreachable.key-length', 'hint.key-length'],
    sample: ssh('algorithms.key-length.recorded-9.2', 'Bad server host key: Invalid key length'),
    sources: ['OpenSSH sshkey.c', 'ssh_config(5): RequiredRSASize'],
  },
  KVM200: {
    topic: 'run',
    says: ['cure.timeout'],
    sample: none('a command that does not end says nothing'),
    sources: ['timeout(1)'],
  },
  KVM201: {
    topic: 'run',
    says: ['cure.journal'],
    sample: none('whatever the host said, no row of the table knows it'),
    sources: ['src/report/journal.ts'],
  },
  KVM202: {
    topic: 'run',
    says: ['run.unfinished', 'run.unfinished.hint'],
    sample: none(ITSELF),
    sources: ['src/engine/judge.ts'],
  },
  KVM203: {
    topic: 'run',
    says: ['reboot.silent', 'reboot.silent.hint'],
    sample: none('a host that does not come back says nothing'),
    sources: ['systemd-reboot.service(8)', 'shutdown(8)'],
  },
  KVM204: {
    topic: 'run',
    says: ['run.interrupted', 'unreachable.interrupted', 'hint.interrupted'],
    sample: none(ITSELF),
    sources: ['signal(7)'],
  },
  KVM205: {
    topic: 'run',
    says: ['run.bug', 'run.bug.hint', 'run.crash', 'run.crash.hint'],
    sample: none(ITSELF),
    sources: ['src/errors.ts'],
  },
  KVM206: {
    topic: 'run',
    says: ['lock.held', 'lock.held.hint'],
    sample: none(ITSELF),
    sources: ['src/scripts/lock.sh', 'flock(1)'],
  },
  KVM207: {
    topic: 'run',
    says: ['lock.impossible', 'lock.impossible.hint'],
    sample: none('whatever mkdir or flock said'),
    sources: ['src/scripts/lock.sh', 'flock(1)'],
  },
  KVM208: {
    topic: 'packages',
    says: ['job.killed'],
    sample: host('job-killed', 'job=4f1d2c3b5a69788f killed - 5400 ops@admin1, pid 4711'),
    sources: ['src/scripts/job.sh', 'src/scripts/mend.sh', 'rpm(8)', 'dnf(8)'],
  },
  KVM209: {
    topic: 'run',
    says: ['job.out-of-sight', 'job.out-of-sight.hint'],
    sample: none('a host that is out of sight says nothing'),
    sources: ['src/scripts/job.sh', 'ssh_config(5)'],
  },
  KVM213: {
    topic: 'run',
    says: ['run.unreadable', 'run.unreadable.hint'],
    sample: none('no two answers that nobody understands are alike'),
    sources: ['src/facts/schema.ts'],
  },
  KVM214: {
    topic: 'ssh',
    says: ['unreachable.flood', 'hint.flood'],
    sample: none('it never comes to its end'),
    sources: ['src/connection/follow.ts'],
  },
  KVM211: {
    topic: 'run',
    says: [
      'unreachable.host-overdue',
      'unreachable.action-overdue',
      'unreachable.probe-overdue',
      'hint.overdue',
    ],
    sample: none('a host that is too slow says nothing about it'),
    sources: ['src/engine/deadline.ts'],
  },
  KVM212: {
    topic: 'run',
    says: ['run.too-many', 'run.too-many.hint'],
    sample: none(ITSELF),
    sources: ['https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_strategies.html'],
  },
} as const satisfies Readonly<Record<string, Entry>>

export type Code = keyof typeof catalogue
export const codes = Object.keys(catalogue) as Code[]

/** What the entry says of itself; the table above is narrower than what its readers need. */
export const entry = (code: Code): Entry => catalogue[code]

const byMessage: ReadonlyMap<string, Code> = new Map(
  codes.flatMap(code => catalogue[code].says.map(id => [id, code] as const)),
)

/** The code of a message, when it stands for a cause. */
export const codeOfMessage = (message: Readonly<{ id: string }> | undefined): Code | undefined =>
  message && byMessage.get(message.id)

/** Reasons that say all: on a virtual machine the next move after them is one for the machine that runs it. */
const FINAL: readonly string[] = ['cpu.firmware']

/**
 * The code of a trouble. The next move is more exact than the reason ("not installed" has many causes), except
 * when it only says to read on.
 */
export function codeOf(because: Readonly<{ id: string }>, hint?: Readonly<{ id: string }>): Code | undefined {
  const [cause, move] = [codeOfMessage(because), codeOfMessage(hint)]
  if (FINAL.includes(because.id)) return cause
  return move && entry(move).topic !== 'run' ? move : (cause ?? move)
}
