/**
 * The main job on CentOS Stream 10: EL 10's packages and daemons, the network's firewall by nftables, a real kernel
 * of its series, real KVM, a real sshd.
 */
import { journey } from './journey.js'
import { dnf, systemd } from './journey-row.js'

journey({
  release: 'el10',
  system: 'CentOS Stream 10',
  ...dnf,
  mirrors: 'alive',
  guestfs: 'guestfs-tools',
  // virt-manager is not there, and virt-top not asked for.
  member: 'virt-viewer',
  ...systemd(
    ['virtqemud.socket', 'virtnetworkd.socket', 'virtstoraged.socket', 'virtlogd.socket'],
    ['virtnetworkd.service'],
  ),
  firewall: 'nft list table ip libvirt_network && ! iptables -S | grep LIBVIRT',
  stop: 'systemctl disable --now virtqemud.socket virtqemud-ro.socket virtqemud-admin.socket virtqemud.service',
})
