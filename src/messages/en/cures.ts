/** The next move after an action that did not bring about what it should, by what it said. */
export const cures = {
  'cure.mirrors': () =>
    'the repositories cannot be reached: try "dnf makecache" (or "yum makecache") on the host; --repair-repos moves a CentOS past its end to the archive',
  'cure.image-based': () =>
    'the host was built from an image and takes no packages: add them to the image (RUN dnf -y install in its Containerfile), build it, then bootc upgrade or bootc switch',
  'cure.lock': () =>
    'another package manager is at work on the host (PackageKit, dnf-automatic, another administrator): wait for it and run kvmup again',
  'cure.space': () => 'free some space on the host: df -h / /usr /var /boot shows where',
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
    'yum was interrupted earlier: yum-complete-transaction --cleanup-only, then package-cleanup --cleandupes (both of the package yum-utils), then run kvmup again',
  'cure.dependencies': () =>
    'the repositories do not fit together: look in the output which package wants what, and which repository it is from',
  'cure.subscription': () =>
    'register the host with its vendor (subscription-manager register), or give it a local repository',
  'cure.modular': () =>
    'another module stream is enabled: dnf module reset virt, then dnf module enable virt:rhel (Oracle Linux: virt:ol)',
  'cure.no-package': () =>
    'a repository that carries the missing packages is not enabled on the host: dnf repolist --all (or yum repolist all)',
  'cure.modprobe': () => 'read why the kernel refused the module: dmesg | grep -i kvm',
  'cure.busy': () =>
    'another hypervisor (VirtualBox, VMware) holds the processor’s virtualization: end its guests and unload its modules (modprobe -r vboxnetflt vboxnetadp vboxdrv, or vmmon)',
  'cure.no-module': () =>
    'the running kernel has no such module: reboot if a newer kernel was installed, otherwise install the kernel’s module packages',
  'cure.module-forbidden': () =>
    'the kernel may not load it: look for module_blacklist= in /proc/cmdline, for install lines in /etc/modprobe.d, for sysctl kernel.modules_disabled, and for Secure Boot (dmesg | grep -i -e lockdown -e key)',
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
    'nobody listens for libvirt’s clients: systemctl status libvirtd.socket libvirtd.service (EL 9 and 10: virtproxyd.socket) and journalctl -u libvirtd tell why, on EL 6 /var/log/libvirt/libvirtd.log',
  'cure.dns': () =>
    'another DNS server has port 53 on every address: see ss -lntup; let it listen on its own addresses only (dnsmasq: bind-interfaces), or, from EL 7 on, put <dns enable="no"/> into the network',
  'cure.no-dnsmasq': () => 'install dnsmasq, or look whether /usr/sbin/dnsmasq can be run',
  'cure.stale-bridge': () =>
    'a bridge of an earlier run is still there: when no guest is on it (ls /sys/class/net/virbr0/brif shows at most virbr0-nic), ip link set virbr0 down; ip link delete virbr0 (EL 6: brctl delbr virbr0); then run kvmup again',
  'cure.subnet': () =>
    'an interface of the host is in the network’s subnet: run kvmup plan again, or give the network another subnet with virsh -c qemu:///system net-edit default',
  'cure.zone': () =>
    'firewalld does not know libvirt’s zone yet: firewall-cmd --reload, then restart virtnetworkd (or libvirtd); look whether firewalld is 0.7 or newer',
  'cure.firewall': () =>
    'iptables or ebtables is missing or was removed: install both (EL 6 and 7: iptables and ebtables; EL 8: iptables and iptables-ebtables; EL 9: iptables-nft), then restart libvirtd (or virtnetworkd)',
  'cure.no-bridge': () =>
    'the network’s bridge is not there, as after a boot without its daemon: systemctl enable --now virtnetworkd.service (EL 7 and 8: libvirtd.service), then virsh -c qemu:///system net-start default',
  'cure.network-off': () =>
    'the network is not active: virsh -c qemu:///system net-start default; ask qemu:///system and not your own session',
  'cure.timeout': () => 'the command did not end in time: look on the host what it waits for',
  'cure.journal': () =>
    'read the whole output in the journal, mend what it names, and run kvmup again: what is done stays done',
}
