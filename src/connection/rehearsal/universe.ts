/** What the repositories of a rehearsed release hold: packages with what they need and provide, and groups. */
import { Bug } from '../../errors.js'

export type Package = Readonly<{
  name: string
  epoch: string
  version: string
  release: string
  arch: string
  /** Names of packages that come with it: what it requires beyond a minimal installation, by rpm or by dnf. */
  needs: readonly string[]
  /** Other names that it answers to. */
  provides: readonly string[]
}>

export type Universe = ReadonlyMap<string, Package>

/** A group as comps defines it. Optional members are left out: no package manager installs them unasked. */
export type Group = Readonly<{ id: string; name: string; members: readonly string[] }>

const LINE = /^(\S+) (?:(\d+):)?(\S+)-(\S+?)( noarch)?(?: needs ([^=]+?))?(?: provides (.+))?$/

const words = (text: string | undefined): readonly string[] => text?.split(' ').filter(Boolean) ?? []

function parse(line: string): Package {
  const [, name, epoch = '0', version, release, noarch, needs, provides] = LINE.exec(line) ?? []
  if (name === undefined || version === undefined || release === undefined)
    throw new Bug(`a package of the rehearsal cannot be read: ${line}`)
  const arch = noarch ? 'noarch' : 'x86_64'
  return { name, epoch, version, release, arch, needs: words(needs), provides: words(provides) }
}

/** Reads a table when it is first asked for: a run rehearses few releases. */
export function universe(table: string): () => Universe {
  let known: Universe | undefined
  return () => {
    known ??= read(table)
    return known
  }
}

/**
 * A table of packages: `NAME [EPOCH:]VERSION-RELEASE [noarch] [needs NAME...] [provides NAME...]`, one a
 * line; `#` begins a comment.
 */
function read(table: string): Universe {
  const lines = table.split('\n').map(line => line.replace(/#.*/, '').replace(/\s+/g, ' ').trim())
  const packages = lines.filter(Boolean).map(parse)
  const known: Universe = new Map(packages.map(one => [one.name, one]))
  for (const one of packages) {
    const lost = one.needs.find(name => !known.has(name))
    if (lost !== undefined) throw new Bug(`${one.name} needs ${lost}, which the rehearsal does not have`)
  }
  return known
}

export const group = (id: string, name: string, members: string): Group => ({
  id,
  name,
  members: words(members),
})

/** The packages a name, a glob or a provided capability stands for; package managers match names by case. */
export function matching(packages: Universe, pattern: string): readonly Package[] {
  const all = [...packages.values()]
  if (/[*?[]/.test(pattern)) {
    const glob = globOf(pattern)
    return all.filter(one => glob.test(one.name))
  }
  const named = packages.get(pattern)
  return named ? [named] : all.filter(one => one.provides.includes(pattern)).slice(0, 1)
}

const globOf = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  )

/** The packages and everything they need, what is needed first; without what is installed already. */
export function closure(
  packages: Universe,
  wanted: readonly Package[],
  installed: readonly string[],
): readonly Package[] {
  const seen = new Set(installed)
  const order: Package[] = []
  const visit = (one: Package) => {
    if (seen.has(one.name)) return
    seen.add(one.name)
    for (const name of one.needs) {
      const needed = packages.get(name)
      if (needed) visit(needed)
    }
    order.push(one)
  }
  for (const one of wanted) visit(one)
  return order
}

/** `17:qemu-kvm-7.2.0-14.el9_2.x86_64` as yum writes it, `qemu-kvm-17:7.2.0-14.el9_2.x86_64` as dnf does. */
export const nevra = (one: Package, style: 'yum' | 'dnf'): string => {
  const epoch = one.epoch === '0' ? '' : `${one.epoch}:`
  const rest = `${one.version}-${one.release}.${one.arch}`
  return style === 'yum' ? `${epoch}${one.name}-${rest}` : `${one.name}-${epoch}${rest}`
}
