/** What is said about libvirt’s daemons and its default network. */
const heldBack = ({ held }: { held: string }) =>
  held && `; the default network does not start along, its subnet is in use (${held})`
const counted = (guests: number) => (guests === 1 ? '1 running guest' : `${guests} running guests`)
const runOn = ({ guests }: { guests: number }) =>
  guests > 0 ? `; a stop of the daemons does not stop the ${counted(guests)}` : ''

export const libvirt = {
  'libvirt.ok': (a: { layout: string; version: string }) => `libvirt ${a.version} (${a.layout}) answers`,
  'libvirt.not-installed': (a: { packages: string }) => `not installed yet: ${a.packages}`,
  'libvirt.no-unit': (a: { units: string }) =>
    `libvirt’s packages are installed, but not these units: ${a.units}`,
  'libvirt.no-unit.hint': (a: { manager: string }) =>
    `a package is damaged or only half there: ${a.manager} reinstall 'libvirt-daemon*', then run kvmup again`,
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
  'libvirt.hangs': () => 'the daemons are started and take connections, but did not answer within a minute',
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
    'choose a subnet by hand once libvirt is installed (virsh -c qemu:///system net-edit default), or wish for no network: network: none',
  'network.clash-note': (a: { subnet: string; by: string }) =>
    `${a.subnet} of the default network is also in use elsewhere (${a.by}); it is active and left alone`,
  'network.stale': (a: { bridge: string }) =>
    `network "default" is not active, but a ${a.bridge} without ports was left behind: it is removed first`,
  'network.bridge-taken': (a: { bridge: string; ports: string }) =>
    `network "default" is not active, and its ${a.bridge} is used by something else (ports: ${a.ports || '-'})`,
  'network.bridge-taken.hint': (a: { bridge: string; ports: string }) =>
    `look what uses it (ls /sys/class/net/${a.bridge}/brif); when nothing does: ip link delete ${a.bridge} (EL 6: brctl delbr ${a.bridge}); or give the network another bridge: virsh -c qemu:///system net-edit default`,
  'network.other-bridge': (a: { taken: string; bridge: string }) =>
    `libvirt has no network "default"; ${a.taken} is used by something else, so it is defined with ${a.bridge}`,
  'network.no-dnsmasq': () => 'dnsmasq, which gives guests their addresses, is not there',
  'network.dns': (a: { process: string; address: string }) =>
    `network "default" is not active, and its dnsmasq cannot start: ${a.process || 'something'} answers DNS on ${a.address} port 53`,
  'network.dns.hint': (a: { process: string; address: string }) =>
    `let ${a.process || 'it'} listen on its own addresses only (dnsmasq: bind-interfaces; unbound: interface; named: listen-on), or take DNS from the network: <dns enable="no"/> in virsh -c qemu:///system net-edit default (libvirt 2.2 or newer, so not on EL 6)`,
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
}
