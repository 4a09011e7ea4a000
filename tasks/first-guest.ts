/** The command that installs a first guest, of a size that the host has room for. */
import type { Facts } from '../src/facts/schema.js'
import type { Wishes } from '../src/inventory/host.js'
import { releaseOf } from './releases.js'

/** The serial console of a guest by architecture: the installer is used on a terminal. */
const CONSOLES: Readonly<Record<string, string>> = {
  x86_64: 'ttyS0',
  aarch64: 'ttyAMA0',
  ppc64le: 'hvc0',
  ppc64: 'hvc0',
  s390x: 'sclp0',
}

const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value))

/** MiB, processors and GiB: at most half of what there is. */
function sizeFor({ room }: Facts) {
  if (!room) return { memory: 2048, processors: 1, disk: 10 }
  return {
    memory: between(1024, Math.floor(room.memory / 2 / 1024 / 512) * 512, 4096),
    processors: between(1, Math.floor(room.processors / 2), 2),
    disk: between(5, Math.floor(room.images / 2 / 1024 / 1024), 20),
  }
}

/** virt-install's argv; undefined on a system without a row in releases.ts. */
export function firstGuest(
  facts: Facts,
  { network }: Pick<Wishes, 'network'>,
): readonly string[] | undefined {
  const release = releaseOf(facts)
  if (!release) return undefined
  const { memory, processors, disk } = sizeFor(facts)
  const { memory: option, system, tree } = release.firstGuest
  return [
    ...['virt-install', '--connect', 'qemu:///system', '--name', 'guest1'],
    ...[option, String(memory), '--vcpus', String(processors)],
    ...['--disk', `path=/var/lib/libvirt/images/guest1.qcow2,size=${disk},format=qcow2`],
    ...['--network', network === 'default' ? 'network=default' : 'none', '--graphics', 'none'],
    ...[...system, '--location', tree.replace('$basearch', facts.arch)],
    ...['--extra-args', `console=${CONSOLES[facts.arch] ?? 'ttyS0'}`],
  ]
}
