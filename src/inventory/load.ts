/** From what `-i` names to one tree of groups and hosts; several sources add up, the later ones win. */

import { join } from 'node:path'
import { isMap, isScalar } from 'yaml'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { readAnsibleIni } from './ansible-ini.js'
import { readAnsibleYaml } from './ansible-yaml.js'
import { type Kind, kindOf, namesIn, readText, realPath } from './files.js'
import { isOwn, readOwn } from './own.js'
import { isProgram, readProgram } from './program.js'
import { splitPort } from './ranges.js'
import { readScript } from './script.js'
import { addHost, finish, newTree, type Tree } from './tree.js'
import { type VarsFiles, varsFiles } from './vars-files.js'
import { yamlValue } from './yaml.js'
import { originOf, parseYaml } from './yaml-parse.js'

/** Whether programs are run, or left out as if they were not there (completion must not run anything). */
export type Programs = 'run' | 'leave'

export type Inventory = Readonly<{ tree: Tree; files: VarsFiles; sources: readonly string[] }>

/** Files of a directory; a symbolic link can make few of them many. */
const MAX_FILES = 2_000

/** What Ansible leaves out of a directory of inventories. */
const IGNORED =
  /^\.|^(?:host_vars|group_vars|vars_plugins)$|(?:\.pyc|\.pyo|\.swp|\.bak|~|\.rpm|\.md|\.txt|\.rst|\.orig|\.ini|\.cfg|\.retry)$/

/** @param sources paths of files, programs and directories, or names with commas between them @throws UsageError */
export function loadInventory(sources: readonly string[], programs: Programs = 'run'): Inventory {
  const tree = newTree()
  const reading: Reading = { tree, programs, count: 0 }
  for (const source of sources) readSource(reading, source, [])
  finish(tree)
  return { tree, files: varsFiles(sources), sources }
}

type Reading = { readonly tree: Tree; readonly programs: Programs; count: number }

/** @param above the directories on the way here, without symbolic links */
function readSource(reading: Reading, source: string, above: readonly string[]): void {
  const kind = kindOf(source)
  if (kind === 'directory') readDirectory(reading, source, above)
  else if (kind === 'nothing' && source.includes(',') && above.length === 0) readNames(reading.tree, source)
  else readOne(reading, source, kind, above.length > 0 ? 'in a directory' : 'named')
}

function readOne(reading: Reading, source: string, kind: Kind, place: 'in a directory' | 'named'): void {
  reading.count += 1
  if (reading.count > MAX_FILES)
    throw new UsageError(
      msg('inventory.too-many', { file: source, line: 0, limit: MAX_FILES }),
      msg('inventory.too-large.hint'),
    )
  if (kind === 'special' && place === 'in a directory')
    throw new UsageError(msg('inventory.special', { file: source }), msg('inventory.unreadable.hint'))
  if (kind === 'file' && isProgram(source)) {
    if (reading.programs === 'run') readProgram(reading.tree, source)
    return
  }
  readFile(reading.tree, source)
}

function readDirectory(reading: Reading, directory: string, above: readonly string[]): void {
  const real = realPath(directory)
  if (above.includes(real))
    throw new UsageError(msg('inventory.loop', { file: directory }), msg('inventory.unreadable.hint'))
  for (const name of namesIn(directory))
    if (!IGNORED.test(name)) readSource(reading, join(directory, name), [...above, real])
}

/** `host1,host2:2222,`. */
function readNames(tree: Tree, list: string): void {
  const origin = { file: '-i', line: 0 }
  for (const name of list.split(',').map(part => part.trim())) {
    if (name === '') continue
    const { host, port } =
      name.includes('[') && !name.startsWith('[') ? { host: name } : (splitPort(name) ?? { host: name })
    if (!tree.hosts.has(host))
      addHost(tree, host, 'ungrouped', { origin, source: list, ...(port === undefined ? {} : { port }) })
  }
}

/** How YAML and JSON begin; INI never does. */
const YAML_BEGINS = /^(?:---|%YAML|\{|(?:"[^"]*"|'[^']*'|[^\s#"'[{:=][^:=]*):(?:\s|$))/

function readFile(tree: Tree, file: string): void {
  const text = readText(file)
  if (text.startsWith('$ANSIBLE_VAULT'))
    throw new UsageError(msg('inventory.vault-file', { file, line: 1 }), msg('inventory.vault.hint'))
  if (/\.toml$/.test(file))
    throw new UsageError(msg('inventory.toml', { file }), msg('inventory.plugin.hint'))
  const first = text
    .split('\n')
    .find(line => /^\s*[^\s#;]/.test(line))
    ?.trim()
  if (first === undefined) return
  const named = /\.(?:ya?ml|json)$/.test(file)
  // A section of INI; a list would be no inventory either.
  const ini =
    /\.(?:ini|cfg)$/.test(file) ||
    /^\[[^\]]*\]\s*(?:#.*)?$/.test(first) ||
    !(named || YAML_BEGINS.test(first))
  if (ini) readAnsibleIni(tree, text, file)
  else readYaml(tree, file, text)
}

function readYaml(tree: Tree, file: string, text: string): void {
  const yaml = parseYaml(file, text)
  const root = yaml.document.contents
  if (root === null || (isScalar(root) && root.value === null)) return
  if (!isMap(root))
    throw new UsageError(msg('inventory.root', originOf(yaml, root)), msg('inventory.mend.hint'))
  const keys = new Map(root.items.map(({ key }) => [isScalar(key) ? key.value : undefined, key]))
  const plugin = keys.get('plugin')
  if (plugin !== undefined)
    throw new UsageError(msg('inventory.plugin', originOf(yaml, plugin)), msg('inventory.plugin.hint'))
  if (keys.has('_meta'))
    readScript(tree, yamlValue(yaml, root), { origin: { file, line: 0 }, source: file }, () => ({}))
  else if (isOwn(root)) readOwn(tree, yaml, root)
  else readAnsibleYaml(tree, yaml, root, file)
}
