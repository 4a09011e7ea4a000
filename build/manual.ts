/** Writes the manual pages into dist/man; a part of npm run build. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../src/commands/command-line.js'
import { packageJson, packageRoot } from '../src/root.js'
import { manual } from '../src/shell/manual.js'
import { tree } from '../src/shell/tree.js'

for (const [directory, language] of [
  ['dist/man', 'en'],
  ['dist/man/ja', 'ja'],
] as const) {
  mkdirSync(join(packageRoot, directory), { recursive: true })
  const page = manual(tree(commands(async () => {})), packageJson().version, language)
  writeFileSync(join(packageRoot, directory, 'kvmup.1'), page)
}
