import type { CatalogueWords } from '../../../catalogue/words.js'

/** The default network. */
export const network = {
  KVM100: {
    title: 'The subnet of the default network is in use elsewhere',
    cause:
      'The default network has 192.168.122.0/24 unless somebody changed it, and an interface, a route or another network of the host overlaps it; on a host that is a guest of KVM its own network card usually does. Started there, it would cut the host off from that network. On EL 6 nothing is checked at installation; on EL 7 and later the package looks once for a route of exactly that subnet. kvmup compares all addresses and routes, and moves the network to a free /24 before it starts; an active one it leaves alone.',
    remedy: [
      'See what is in the way: `ip -4 addr`, `ip -4 route`, `virsh -c qemu:///system net-dumpxml default`.',
      'Let kvmup move a network that is not active: `kvmup apply HOST` (it tries 192.168.124 to 254, then 10.124 to 254.122, then 172.16 to 31.122).',
      'A network that is no plain /24, or where nothing is free: choose a subnet yourself with `virsh -c qemu:///system net-edit default`, then `net-start default`.',
      'A host that needs no such network: `network: none` among the wishes of the inventory.',
    ],
  },
  KVM101: {
    title: 'A bridge of an earlier run was left behind',
    cause:
      'The default network is not active, but its bridge is still there, without guests on it: a libvirt that was killed or removed left it. Starting the network then fails with `Network is already in use by interface virbr0` or `Unable to create bridge virbr0: File exists`. On EL 6 and 7 the bridge has a port virbr0-nic, a dummy of libvirt itself. kvmup removes such a bridge before it starts the network.',
    remedy: [
      'See that nothing uses it: `ls /sys/class/net/virbr0/brif` shows nothing, or virbr0-nic alone.',
      'Let kvmup do it: `kvmup apply HOST`.',
      'By hand: `ip link set virbr0 down`, `ip link delete virbr0-nic` where it exists, then `ip link delete virbr0 type bridge` (EL 6: `brctl delbr virbr0`), then `virsh -c qemu:///system net-start default`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM102: {
    title: 'The bridge of the default network is used by something else',
    cause:
      'The default network is not active, and a link with the name of its bridge exists that is not libvirt’s leftover: it has ports or a foreign address, belongs to another network of libvirt, or is no bridge at all. Removing it could cut off whatever uses it, so kvmup does not. Where libvirt has no default network yet, kvmup defines it with the next free name (virbr1, ...) and says so.',
    remedy: [
      'See what uses it: `ip -d link show virbr0`, `bridge link` (EL 6: `brctl show`), `virsh -c qemu:///system net-list --all`.',
      'If nothing does: `ip link delete virbr0 type bridge` (EL 6: `ip link set virbr0 down`, `brctl delbr virbr0`).',
      'Or give the network another bridge: `virsh -c qemu:///system net-edit default`, in `<bridge name="..."/>`.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM103: {
    title: 'dnsmasq is missing',
    cause:
      'libvirt starts one dnsmasq for each of its networks: it gives guests their addresses and answers their DNS. libvirt’s packages require it on all releases, so it was removed by force, or the program cannot be executed (`Cannot check dnsmasq binary`). A network that is active goes on until its next start.',
    remedy: [
      'Let kvmup install it: `kvmup apply HOST`; or by hand `yum install dnsmasq` on EL 6 and 7, `dnf install dnsmasq` on EL 8 to 10.',
      'If it is installed: `ls -lZ /usr/sbin/dnsmasq`, `rpm -V dnsmasq`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM104: {
    title: 'Another DNS server has port 53 on every address',
    cause:
      'A name server of the host (dnsmasq, unbound, named) listens on 0.0.0.0 port 53, so that the dnsmasq of the network cannot have that port on the address of the bridge: `failed to create listening socket for 192.168.122.1: Address already in use`. kvmup sees it in the list of listening sockets before it starts the network.',
    remedy: [
      'See who it is: `ss -lntup` (look for `:53`).',
      'Let it listen on its own addresses only: dnsmasq `bind-interfaces`, with `interface=` or `listen-address=`; unbound `interface:`; named `listen-on`. Restart it.',
      'On EL 7 and later the network can also do without DNS: `<dns enable="no"/>` in `virsh -c qemu:///system net-edit default`. libvirt of EL 6 is too old for that.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM105: {
    title: 'firewalld does not know the zone of libvirt',
    cause:
      "From EL 8 on libvirt puts its bridges into the firewalld zone libvirt, which comes as a file with its packages. firewalld reads such files at its start and at a reload; before that libvirt says `the required firewalld 'libvirt' zone is missing`. A firewalld before 0.7 cannot use the zone at all.",
    remedy: [
      'Let firewalld read it: `firewall-cmd --reload`; then `firewall-cmd --get-zones` must name libvirt.',
      'Restart the daemon: `systemctl restart libvirtd` on EL 8, `systemctl restart virtnetworkd` on EL 9 and 10.',
      'If the zone is still missing: `rpm -q firewalld` must be 0.7 or newer.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM106: {
    title: 'iptables or ebtables is missing',
    cause:
      'Up to EL 9 libvirt makes the rules of its networks with iptables and, up to its versions 7, checks at its start that ebtables is there too; one of the programs was removed (`direct firewall backend requested, but /sbin/ebtables is not available`). On EL 10 its networks use nftables, and only its network filters need iptables.',
    remedy: [
      'Install both: `yum install iptables ebtables` on EL 6 and 7, `dnf install iptables iptables-ebtables` on EL 8, `dnf install iptables-nft` on EL 9 and 10.',
      'Restart libvirt: `/etc/rc.d/init.d/libvirtd restart` on EL 6, `systemctl restart libvirtd` on EL 7 and 8, `systemctl restart virtnetworkd` on EL 9 and 10.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM107: {
    title: 'The bridge of the network is missing, down or bare',
    cause:
      'libvirt calls the default network active, but its bridge does not exist, is not up, or lacks its address: somebody removed or changed it, or a network service reset it. Or a guest found no bridge at all (`bridge virbr0: No such device`): on EL 9 and 10 virtnetworkd starts networks at boot only if its service is enabled, the socket alone waits for the first question. NO-CARRIER is no fault: without guests the bridge has nobody to talk to.',
    remedy: [
      'See it: `ip addr show virbr0`, `virsh -c qemu:///system net-list --all`.',
      'EL 9 and 10, so that it comes back at every boot: `systemctl enable --now virtnetworkd.service`.',
      'If the network is not active: `virsh -c qemu:///system net-start default`.',
      'If it is active, and no guest uses it, restart it: `virsh -c qemu:///system net-destroy default`, then `virsh -c qemu:///system net-start default`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM108: {
    title: 'The default network is not active',
    cause:
      "The network is defined, and not started or not marked for autostart. Guests on it do not start then: `network 'default' is not active`. The same words come to whoever asks the wrong libvirt: without -c qemu:///system a plain user’s virsh asks a session of his own, which has no such network.",
    remedy: [
      'Ask the right one: `virsh -c qemu:///system net-list --all`.',
      'Let kvmup start it: `kvmup apply HOST`; or by hand `virsh -c qemu:///system net-start default` and `virsh -c qemu:///system net-autostart default`.',
      'EL 9 and 10: networks marked for autostart start with their daemon, so `systemctl enable virtnetworkd.service`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
