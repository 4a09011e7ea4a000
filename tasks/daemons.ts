/** The daemons of libvirt in each of their layouts: upstream's libvirt.spec.in, its units and its presets. */

export type Layout = 'sysv' | 'monolithic' | 'modular'

/** One libvirt daemon under systemd. */
export type Daemon = Readonly<{
  service: string
  /** Empty where the release has no socket activation: then the service itself must be active. */
  sockets: readonly string[]
  /** Without it libvirt is not usable; others are looked at only where their units exist. */
  essential: 'yes' | 'no'
  /**
   * What must be enabled. Guests and networks marked for autostart start only when their daemon starts, so for
   * those a listening socket is not enough after a reboot.
   */
  boot: 'service' | 'sockets'
}>

const socketsOf = (name: string) => [`${name}.socket`, `${name}-ro.socket`, `${name}-admin.socket`]
const main = (name: string): Daemon => ({
  service: `${name}.service`,
  sockets: socketsOf(name),
  essential: 'yes',
  boot: 'service',
})
const secondary = (name: string): Daemon => ({ ...main(name), essential: 'no', boot: 'sockets' })
const helper = (name: string, essential: Daemon['essential']): Daemon => ({
  service: `${name}.service`,
  sockets: [`${name}.socket`],
  essential,
  boot: 'sockets',
})

/**
 * The daemons of each layout under systemd. virtlogd: without its socket no guest starts. virtproxyd: clients of
 * other hosts that are older than the layout knock at libvirtd's socket.
 */
export const daemons: Readonly<Record<Exclude<Layout, 'sysv'>, readonly Daemon[]>> = {
  monolithic: [main('libvirtd'), helper('virtlogd', 'no')],
  modular: [
    main('virtqemud'),
    main('virtnetworkd'),
    ...['nodedev', 'nwfilter', 'secret', 'storage', 'interface', 'proxy'].map(name =>
      secondary(`virt${name}d`),
    ),
    helper('virtlogd', 'yes'),
  ],
}

const REMOTE = ['tcp', 'tls']
/** Sockets for other hosts: nothing here turns them on, and they belong to one layout as much as the others. */
export const remoteSockets: Readonly<Record<Exclude<Layout, 'sysv'>, readonly string[]>> = {
  monolithic: REMOTE.map(kind => `libvirtd-${kind}.socket`),
  modular: REMOTE.map(kind => `virtproxyd-${kind}.socket`),
}
/** Every daemon that runs guests refuses to start without these. */
export const requiredSockets: readonly string[] = ['virtlogd.socket', 'virtlockd.socket']

/** Every unit that any layout mentions. */
export const units: readonly string[] = [
  ...new Set([
    ...Object.values(daemons)
      .flat()
      .flatMap(daemon => [daemon.service, ...daemon.sockets]),
    ...Object.values(remoteSockets).flat(),
    ...requiredSockets,
  ]),
]
