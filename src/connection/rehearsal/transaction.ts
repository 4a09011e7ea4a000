/** A package transaction: what is installed, what its scriptlets do, and what scrolls by meanwhile. */
import { added, hasVt, type Machine } from './machine.js'
import type { State } from './state.js'
import { withAlso } from './units.js'
import { closure, nevra, type Package } from './universe.js'
import { nestedAtLoad } from './wishes.js'

export type Style = 'yum' | 'dnf'

/** What the wanted packages bring, what is needed first. */
export const resolve = ({ row, state }: Machine, wanted: readonly Package[]): readonly Package[] =>
  closure(row.packages, wanted, state.packages)

/** The package looks for a route to exactly its subnet and takes the next free one from 124; on EL 6 it does not. */
const placed = ({ row, state }: Machine) =>
  row.init === 'systemd' && /^192\.168\.122\.\d+\/24$/.test(state.nic)
    ? '192.168.124.1'
    : state.network.address

/** The host after the packages and their scriptlets. Presets enable; nothing is started. */
export function install(machine: Machine, packages: readonly Package[]): State {
  const { row, state } = machine
  const names = packages.map(one => one.name)
  const preset = row.units.filter(unit => unit.preset === 'enable' && names.includes(unit.package))
  const enabled =
    row.init === 'sysv'
      ? names.filter(name => name === 'libvirt').flatMap(() => ['messagebus', 'libvirtd'])
      : withAlso(
          row.units,
          preset.map(unit => unit.name),
        )
  return {
    ...state,
    ...(row.kvmLoads === 'with qemu-kvm' && names.includes('qemu-kvm') && hasVt(machine)
      ? { modules: added(state.modules, ['kvm', row.cpu.module, 'vhost_net']), nested: nestedAtLoad(machine) }
      : {}),
    packages: added(state.packages, names),
    metadata: 'cached',
    enabled: added(state.enabled, enabled),
    network: names.includes(row.libvirt.definedBy)
      ? { ...state.network, defined: true, autostart: true, address: placed(machine) }
      : state.network,
  }
}

const counted = (index: number, total: number) => `${index + 1}/${total}`.padStart(9)

const steps = (verb: string, packages: readonly Package[], style: Style) =>
  packages.map(
    (one, index) =>
      `  ${verb.padEnd(style === 'yum' ? 10 : 16)} : ${nevra(one, style).padEnd(58)}${counted(index, packages.length)}`,
  )

/** Wording: yum 3.2.29 and 3.4.3, dnf 4. */
const HEAD: Readonly<Record<Style, (count: number) => readonly string[]>> = {
  yum: count => [
    'Resolving Dependencies',
    '--> Running transaction check',
    '--> Finished Dependency Resolution',
    '',
    'Dependencies Resolved',
    '',
    'Transaction Summary',
    '='.repeat(80),
    `Install  ${count} Packages`,
    '',
    'Downloading Packages:',
    'Running Transaction',
  ],
  dnf: count => [
    'Dependencies resolved.',
    '='.repeat(80),
    'Transaction Summary',
    '='.repeat(80),
    `Install  ${count} Packages`,
    '',
    'Downloading Packages:',
    'Running transaction check',
    'Transaction check succeeded.',
    'Running transaction test',
    'Transaction test succeeded.',
    'Running transaction',
  ],
}

export const progress = (packages: readonly Package[], style: Style): readonly string[] => [
  ...HEAD[style](packages.length),
  ...steps('Installing', packages, style),
  ...steps('Verifying', packages, style),
  '',
  'Installed:',
  ...packages.map(one => `  ${nevra(one, style)}`),
  '',
  'Complete!',
]
