/** The systemd units that packages of a rehearsed release bring. */

export type Unit = Readonly<{
  name: string
  /** The package that holds it: without the package there is no such unit. */
  package: string
  /** Whether the release's preset enables it when the package is installed. */
  preset: 'enable' | 'disable'
  /** Units enabled along with it (`Also=`). */
  also: readonly string[]
  /** What `systemctl` says of it when it is not enabled. */
  disabled: 'disabled' | 'indirect'
  /** Units that start with it. */
  starts: readonly string[]
  /** What it answers for when somebody knocks; empty for services. */
  opens: string
  /** Whether it leaves after two minutes without clients (`--timeout 120`). */
  idle: 'leaves' | 'stays'
}>

const unit = (name: string, from: string, more: Partial<Unit> = {}): Unit => ({
  name,
  package: from,
  preset: 'disable',
  also: [],
  disabled: 'disabled',
  starts: [],
  opens: '',
  idle: 'stays',
  ...more,
})

/** How the units of a daemon are written in its libvirt version. */
export type DaemonForm = Readonly<{
  /** What the release's preset names: the service, its main socket, or neither. */
  preset: 'service' | 'socket' | 'none'
  /** Sockets that the service's `Also=` reaches. */
  serviceAlso: readonly string[]
  /** Whether enabling the main socket reaches the other two (libvirt 9.9). */
  socketAlso: 'others' | 'none'
}>

const SUFFIXES = ['', '-ro', '-admin']

/** A libvirt daemon with its three sockets; the service needs virtlogd where it runs guests. */
export function daemon(
  name: string,
  from: string,
  form: DaemonForm,
  needs: readonly string[] = [],
): readonly Unit[] {
  const service = `${name}.service`
  const sockets = SUFFIXES.map(suffix => `${name}${suffix}.socket`)
  const presets = { service: service, socket: `${name}.socket`, none: '' }
  const preset = (unitName: string) => (presets[form.preset] === unitName ? 'enable' : 'disable')
  return [
    unit(service, from, {
      preset: preset(service),
      also: [...form.serviceAlso.map(suffix => `${name}${suffix}.socket`), ...needs],
      starts: [...sockets, ...needs],
      idle: 'leaves',
    }),
    ...sockets.map((socket, index) =>
      unit(socket, from, {
        preset: preset(socket),
        also: index === 0 && form.socketAlso === 'others' ? sockets.slice(1) : [],
        opens: service,
      }),
    ),
  ]
}

/** The sockets of a daemon for other hosts, which nobody enables. */
export const remote = (name: string, from: string): readonly Unit[] =>
  ['tcp', 'tls'].map(kind => unit(`${name}-${kind}.socket`, from, { opens: `${name}.service` }))

/** virtlockd, whose socket every daemon with guests requires. */
export const virtlockd = (from: string): readonly Unit[] => [
  unit('virtlockd.socket', from, { opens: 'virtlockd.service' }),
]

/** A daemon that is always there and has no socket of its own to wait behind (libvirtd of EL 7). */
export const service = (name: string, from: string, needs: readonly string[]): readonly Unit[] => [
  unit(`${name}.service`, from, { preset: 'enable', also: needs, starts: needs }),
]

/** virtlogd: its service can only be enabled through its socket. */
export const virtlogd = (from: string, preset: Unit['preset']): readonly Unit[] => [
  unit('virtlogd.service', from, {
    also: ['virtlogd.socket'],
    disabled: 'indirect',
    starts: ['virtlogd.socket'],
  }),
  unit('virtlogd.socket', from, { preset, opens: 'virtlogd.service' }),
]

/** The units and everything that their `Also=` names, in turn. */
export function withAlso(units: readonly Unit[], names: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const visit = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    for (const other of units.find(one => one.name === name)?.also ?? []) visit(other)
  }
  for (const name of names) visit(name)
  return [...found]
}
