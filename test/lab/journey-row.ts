/** In what a release differs, for its journey (journey.ts). */

export type Row = Readonly<{
  release: string
  /** The system's name, for the test report. */
  system: string
  /** `archived`: the mirrors of the release are gone, the archive has its packages. */
  mirrors: 'alive' | 'archived'
  /** When kvm is loaded: with the processor's other modules, or by qemu-kvm's own script. */
  kvm: 'at boot' | 'with qemu-kvm'
  /** The packages of virt-install and of the guestfs tools. */
  installer: string
  guestfs: string
  /** A member of a group that nothing else requires and that may not be missing. */
  member?: string
  /** How QEMU is told to use KVM and nothing else. */
  accelerator: string
  /** Prints something that every transaction changes. */
  history: string
  /** Shell commands that succeed: libvirt is started at boot, and now it runs or listens. */
  enabled: string
  active: string
  /** Succeeds where the network's firewall rules are what the release makes of them. */
  firewall?: string
  /** The shell command that stops libvirt for good. */
  stop: string
  /** Users of the machine who are let in to libvirt; none where the machine has no polkit of the release's kind. */
  users: readonly string[]
  /** Whether the machine can pretend to run an older kernel, from which kvmup reboots it. */
  reboot: 'by kvmup' | 'by hand'
}>

/** Releases with systemd: what is enabled, and what of it also listens; idle daemons leave. */
export const systemd = (sockets: readonly string[], services: readonly string[]) => ({
  // One by one: of several systemctl says whether one of them is.
  enabled: [...sockets, ...services].map(unit => `systemctl is-enabled ${unit}`).join(' && '),
  active: sockets.map(unit => `systemctl is-active ${unit}`).join(' && '),
  users: ['ops', 'ops2'],
  reboot: 'by kvmup' as const,
})
/** Releases with dnf. */
export const dnf = {
  kvm: 'at boot',
  installer: 'virt-install',
  accelerator: '-machine accel=kvm',
  history: 'dnf -q history list 2>/dev/null | wc -l',
} as const
