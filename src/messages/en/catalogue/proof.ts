import type { CatalogueWords } from '../../../catalogue/words.js'

/** Validation and proof. */
export const proof = {
  KVM120: {
    title: 'virt-host-validate warns',
    cause:
      'libvirt’s own validator found something that guests can do without: no IOMMU, no encryption of guests’ memory (SEV), a cgroup controller, vhost_net. Warnings about IOMMU and secure guests are usual, and kvmup passes the host all the same. It reads the lines and not the exit code, because before libvirt 7.5 (EL 6 and 7, early EL 8) a warning alone makes it 1.',
    remedy: [
      'Nothing, unless you need what the warning names.',
      'Passing devices through (IOMMU): enable VT-d or AMD-Vi in the firmware, then `grubby --update-kernel=ALL --args=intel_iommu=on` (AMD: `--args="iommu=pt iommu=1"`) and reboot.',
      'Faster network of guests: `modprobe vhost_net`.',
      'See all lines: `virt-host-validate qemu`.',
    ],
  },
  KVM121: {
    title: 'virt-host-validate fails a check',
    cause:
      'libvirt’s own validator calls something FAIL that guests need: usually /dev/net/tun, which every network card of a guest goes through, or /dev/kvm and its mode. kvmup repeats its words about each failed check. On EL 6 missing hardware virtualization is only a warning there; kvmup itself does not pass such a host.',
    remedy: [
      'See all lines: `virt-host-validate qemu`.',
      '/dev/net/tun: `modprobe tun`. If there is no such module, the running kernel lacks its packages (`kvmup explain KVM033`).',
      '/dev/kvm: `kvmup explain KVM036`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM122: {
    title: 'virt-host-validate said nothing that could be read',
    cause:
      'The validator is installed, and its output had no line with a result: it crashed, did not end within a minute, or says something in a form of its own. A validator that says nothing has checked nothing, so kvmup does not count that as passed.',
    remedy: [
      'Run it by hand: `virt-host-validate qemu`.',
      'See that its package is whole: `rpm -V libvirt-client` on EL 6 and 7, `rpm -V libvirt-daemon` on EL 8, `rpm -V libvirt-daemon-common` on EL 9.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM123: {
    title: 'The proof guest ran, but under emulation',
    cause:
      'The guest read TCGTCGTCGTCG where KVM answers KVMKVMKVM: QEMU interpreted its instructions instead of running them in guest mode. kvmup starts /usr/libexec/qemu-kvm with KVM alone and no way back to emulation, so that program is not the distribution’s hypervisor, or a wrapper that changes its arguments.',
    remedy: [
      'Compare it with its package: `rpm -Vf /usr/libexec/qemu-kvm`; no output means that it is the original.',
      'See what it is: `ls -l /usr/libexec/qemu-kvm`, `file /usr/libexec/qemu-kvm`.',
      'Bring the original back: `yum reinstall "qemu-kvm*"` on EL 6 and 7, `dnf reinstall "qemu-kvm*"` on EL 8 to 10.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM124: {
    title: 'KVM refuses a register that QEMU gives every guest',
    cause:
      'QEMU could not set a model-specific register of the guest (`failed to set MSR`) and gave up. With -cpu host it passes on whatever KVM says it supports, and here KVM said more than it keeps. That happens where the host is a virtual machine itself: the KVM or hypervisor outside shows features that do not work inside.',
    remedy: [
      'Update kernel and hypervisor on the machine that runs this host, then shut the host down and start it anew.',
      'Or use a bare metal host.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM125: {
    title: 'Not enough memory for the proof guest',
    cause:
      'QEMU could not get its memory (`Cannot allocate memory`). The proof guest itself needs 16 MiB, so the host has nothing left, or a limit forbids it: huge pages that take everything, strict overcommit, a limit on the session.',
    remedy: [
      'See what is free: `free -m`, `grep -i huge /proc/meminfo`.',
      'Free some memory, or give back reserved huge pages: `sysctl vm.nr_hugepages`.',
      'Look for limits: `sysctl vm.overcommit_memory`, `ulimit -a`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM126: {
    title: 'The proof guest did not boot, or hung',
    cause:
      'QEMU ended with an error that kvmup does not know, or the guest said nothing within a minute and was ended. Everything before may be in order: that is why kvmup boots a guest at all. Exit code and last words stand in the message.',
    remedy: [
      'Run the hypervisor by hand and read its words: `/usr/libexec/qemu-kvm -enable-kvm -cpu host -nographic`. Ctrl-a x ends it.',
      'Read the kernel’s: `dmesg | grep -i kvm`. On a host that is a virtual machine itself, the fault may lie with the hypervisor outside.',
      'Read the whole output in the journal of the run.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM127: {
    title: 'libvirt could not start a guest',
    cause:
      'With --deep kvmup lets libvirt start a small guest without a disk, and libvirt or QEMU refused. The proof guest of kvmup runs without libvirt, so if that one booted, the reason lies between: permissions, SELinux, virtlogd, or the network.',
    remedy: [
      'Read what they say: `journalctl -u virtqemud` on EL 9 and 10, `journalctl -u libvirtd` on EL 7 and 8, /var/log/libvirt/libvirtd.log on EL 6; and the files in /var/log/libvirt/qemu.',
      'Look for SELinux denials: `ausearch -m avc -ts recent`.',
      'Then: `kvmup verify --deep HOST`.',
    ],
  },
  KVM128: {
    title: 'The guest got no address on the default network',
    cause:
      'With --deep kvmup lets libvirt start a guest on the default network whose firmware asks for an address, and within two minutes no lease appeared. The network is active, so dnsmasq is gone, or a firewall drops DHCP on the bridge. libvirt’s own rules are in iptables up to EL 9 and in nftables (table libvirt_network) on EL 10; a firewall that was started or flushed after libvirt removes or overrides them.',
    remedy: [
      'See that dnsmasq runs for the bridge: `ps ax | grep dnsmasq`.',
      'See which rules there are: `firewall-cmd --get-active-zones` (EL 7 and later), `nft list ruleset` (EL 8 to 10), `iptables -L -n -v` (EL 6 and 7).',
      'Let libvirt write its rules anew: `systemctl restart virtnetworkd` on EL 9 and 10, `systemctl restart libvirtd` on EL 7 and 8, `/etc/rc.d/init.d/libvirtd restart` on EL 6.',
      'If dnsmasq is gone, and no guest uses the network: `virsh -c qemu:///system net-destroy default`, then `virsh -c qemu:///system net-start default`.',
      'Then: `kvmup verify --deep HOST`.',
    ],
  },
  KVM129: {
    title: 'The appliance of the guestfs tools does not boot',
    cause:
      'The guestfs tools work on disk images inside a small guest of their own, which they build from the kernel and files of the host. With --deep kvmup runs their own test, and it did not end with TEST FINISHED OK. Often the kernel image cannot be read, /var/tmp is full, or a tool for building is missing (`supermin exited with error status 1`).',
    remedy: [
      'Run it by hand and read its whole output: `libguestfs-test-tool`.',
      'More of it: `LIBGUESTFS_DEBUG=1 LIBGUESTFS_TRACE=1 libguestfs-test-tool`.',
      'See the kernel images and the room: `ls -l /lib/modules/$(uname -r)/vmlinuz /boot/vmlinuz-*`, `df -h /var/tmp`.',
      'To see whether libvirt is the reason (EL 7 and later): `LIBGUESTFS_BACKEND=direct libguestfs-test-tool`.',
      'Then: `kvmup verify --deep HOST`.',
    ],
  },
  KVM130: {
    title: 'libvirt remembers a hypervisor without KVM',
    cause:
      "libvirt asks QEMU once what it can do and keeps the answer, and here it asked while KVM could not be used: before the module was loaded, or while /dev/kvm was closed. It refuses guests with `does not support virt type 'kvm'` or `could not find capabilities for` since, although the proof guest of kvmup boots.",
    remedy: [
      'Let the daemon look again: `systemctl restart virtqemud` on EL 9 and 10, `systemctl restart libvirtd` on EL 7 and 8, `/etc/rc.d/init.d/libvirtd restart` on EL 6. Guests go on meanwhile.',
      'See that it now knows KVM: `virsh -c qemu:///system capabilities | grep kvm`.',
      'Then: `kvmup verify --deep HOST`.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
