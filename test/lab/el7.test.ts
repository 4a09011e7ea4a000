/**
 * The main job on CentOS 7, whose mirrors are dead: EL 7's packages, yum 3's ways, libvirtd as one daemon without
 * sockets; a real kernel, real KVM, a real sshd.
 */
import { journey } from './journey.js'
import { systemd } from './journey-row.js'

journey({
  release: 'el7',
  system: 'CentOS 7',
  mirrors: 'archived',
  kvm: 'at boot',
  installer: 'virt-install',
  guestfs: 'libguestfs-tools-c',
  accelerator: '-machine accel=kvm',
  history: 'yum -q history list',
  ...systemd(['virtlogd.socket'], ['libvirtd.service']),
  active: 'systemctl is-active libvirtd.service virtlogd.socket',
  stop: 'systemctl disable --now libvirtd.service',
})
