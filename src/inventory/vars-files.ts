/** group_vars/ and host_vars/ beside inventories (Ansible's plugins/vars/host_group_vars.py). */
import { dirname, extname, join } from 'node:path'
import { isMap, isScalar } from 'yaml'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { varsOf } from './ansible-yaml.js'
import { kindOf, namesIn, readText, realPath } from './files.js'
import type { Origin, Vars } from './tree.js'
import { originOf, parseYaml } from './yaml-parse.js'

/** The variables of one file; `encrypted`: what it says cannot be known. */
export type VarsFile = Readonly<{ vars: Vars; encrypted?: Origin }>

/** The files for a name, by source: the later source wins, in it the later file. */
export type VarsFiles = Readonly<{
  group: (name: string, source: number) => readonly VarsFile[]
  host: (name: string, source: number) => readonly VarsFile[]
  /** How many sources have such directories. */
  sources: number
}>

const EXTENSIONS = ['', '.yml', '.yaml', '.json']
/** Files for one name. */
const MAX_FILES = 1_000

/** @param sources what `-i` names; names with commas have no files beside them */
export function varsFiles(sources: readonly string[]): VarsFiles {
  const bases = sources.flatMap(source => {
    const kind = kindOf(source)
    if (kind === 'nothing') return []
    return [kind === 'directory' ? source : dirname(source)]
  })
  const directories = bases.map(base => ({
    group: directoryOf(join(base, 'group_vars')),
    host: directoryOf(join(base, 'host_vars')),
  }))
  return {
    group: (name, source) => directories[source]?.group(name) ?? [],
    host: (name, source) => directories[source]?.host(name) ?? [],
    sources: bases.length,
  }
}

/** Looked into once, read name by name when it is asked for. */
function directoryOf(directory: string): (name: string) => readonly VarsFile[] {
  if (kindOf(directory) !== 'directory') return () => []
  const there = new Set(namesIn(directory))
  const known = new Map<string, readonly VarsFile[]>()
  return name => {
    const found = EXTENSIONS.map(extension => name + extension).find(file => there.has(file))
    if (found === undefined) return []
    const files = known.get(name) ?? filesAt(join(directory, found)).flatMap(readVars)
    known.set(name, files)
    return files
  }
}

function filesAt(path: string): readonly string[] {
  if (kindOf(path) !== 'directory') return [path]
  const files: string[] = []
  collect(path, [], files)
  return files
}

/** Files with no or a fitting ending, directories without one; sorted, hidden ones and copies of editors left out. */
function collect(directory: string, above: readonly string[], into: string[]): void {
  const real = realPath(directory)
  if (above.includes(real))
    throw new UsageError(msg('inventory.loop', { file: directory }), msg('inventory.unreadable.hint'))
  for (const name of namesIn(directory)) {
    if (name.startsWith('.') || name.endsWith('~')) continue
    const path = join(directory, name)
    const kind = kindOf(path)
    const extension = extname(name)
    if (kind === 'directory' && extension === '') collect(path, [...above, real], into)
    else if (kind === 'file' && EXTENSIONS.includes(extension)) into.push(path)
    if (into.length > MAX_FILES)
      throw new UsageError(
        msg('inventory.too-many', { file: directory, line: 0, limit: MAX_FILES }),
        msg('inventory.too-large.hint'),
      )
  }
}

/** Nothing for an empty file. @throws UsageError when it holds anything else than variables */
function readVars(file: string): readonly VarsFile[] {
  if (kindOf(file) === 'special')
    throw new UsageError(msg('inventory.special', { file }), msg('inventory.unreadable.hint'))
  const text = readText(file)
  if (text.startsWith('$ANSIBLE_VAULT')) return [{ vars: new Map(), encrypted: { file, line: 1 } }]
  const yaml = parseYaml(file, text)
  const root = yaml.document.contents
  if (root === null || (isScalar(root) && root.value === null)) return []
  const origin = originOf(yaml, root)
  if (!isMap(root)) throw new UsageError(msg('inventory.root', origin), msg('inventory.mend.hint'))
  return [{ vars: varsOf(yaml, { key: '', form: 'text', origin, value: root }) }]
}
