/**
 * The main job on CentOS Linux 8, whose mirrors are dead: EL 8's packages with libvirtd as one daemon, a real
 * kernel, real KVM, a real sshd.
 */
import { journey } from './journey.js'
import { dnf, systemd } from './journey-row.js'

journey({
  release: 'el8',
  system: 'CentOS Linux 8',
  ...dnf,
  mirrors: 'archived',
  guestfs: 'libguestfs-tools-c',
  ...systemd(['libvirtd.socket', 'libvirtd-ro.socket', 'virtlogd.socket'], ['libvirtd.service']),
  stop: 'systemctl disable --now libvirtd.service libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket',
})
