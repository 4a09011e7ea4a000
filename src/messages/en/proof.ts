/** What is said about the validator and the proofs. */
export const proof = {
  'validate.early': () => 'libvirt or /dev/kvm is not there yet',
  'validate.expects': () => 'reads virt-host-validate line by line',
  'validate.absent': () => 'virt-host-validate is not installed on this host',
  'validate.ok': (a: { passed: number; warned: number }) =>
    `${a.passed} checks passed, ${a.warned} ${a.warned === 1 ? 'warning' : 'warnings'}`,
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
  'proof.emulated': () => 'the proof guest ran under emulation and not through /dev/kvm',
  'proof.hangs': () => 'the proof guest said nothing within a minute and was ended',
  'proof.hint.emulated': () =>
    'look which program /usr/libexec/qemu-kvm is (ls -l, file, rpm -Vf of it), and install the package qemu-kvm anew',
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
    'run the hypervisor by hand and read its words: /usr/libexec/qemu-kvm -enable-kvm -cpu host -nographic',
  'guest.early': () => 'libvirt and its default network are not there yet',
  'guest.expects': () => 'starts a guest through libvirt on the default network and waits for its address',
  'guest.ok': (a: { lease: string }) =>
    `a guest started by libvirt was given ${a.lease} on the default network`,
  'guest.failed': (a: { said: string }) => `libvirt could not start the proof guest: ${a.said}`,
  'guest.failed.hint': () =>
    'read what libvirt and QEMU say: journalctl -u virtqemud -u libvirtd (EL 6: /var/log/libvirt/libvirtd.log), and the files in /var/log/libvirt/qemu/',
  'guest.stale.hint': () =>
    'libvirt looked at the hypervisor while KVM could not be used, and remembers that: restart its daemon (systemctl restart virtqemud, EL 7 and 8: libvirtd, EL 6: /etc/rc.d/init.d/libvirtd restart; guests go on running), then run kvmup verify --deep again',
  'guest.no-lease': () => 'the guest started, but got no address on the default network within two minutes',
  'guest.no-lease.hint': () =>
    'look whether dnsmasq runs for the bridge and the firewall lets DHCP in: ps ax | grep dnsmasq, firewall-cmd --get-active-zones, nft list ruleset (EL 6 and 7: iptables -nvL)',
  'appliance.early': () => 'the guestfs tools are not installed yet',
  'appliance.expects': () => 'boots the appliance of the guestfs tools with libguestfs-test-tool',
  'appliance.ok': () => 'the appliance of the guestfs tools booted (libguestfs-test-tool)',
  'appliance.failed': (a: { code: number; said: string }) =>
    `libguestfs-test-tool failed (exit ${a.code}): ${a.said}`,
  'appliance.failed.hint': () =>
    'run it by hand and read its whole output: libguestfs-test-tool; often the kernel image is unreadable or /var/tmp is full',
}
