/** The default network. */
import type { Entry } from '../entry.js'
import { failure, host } from '../samples.js'

export const network = {
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
} as const satisfies Readonly<Record<string, Entry>>
