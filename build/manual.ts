/** The manual pages, as a part of what is built. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../src/commands/command-line.js'
import { speak } from '../src/messages/message.js'
import { packageJson } from '../src/root.js'
import { manual } from '../src/shell/manual.js'
import { tree } from '../src/shell/tree.js'

/** Writes man/kvmup.1 and man/ja/kvmup.1 below the directory. */
export async function writeManual(directory: string): Promise<void> {
  await speak('ja')
  for (const [place, language] of [
    ['man', 'en'],
    ['man/ja', 'ja'],
  ] as const) {
    mkdirSync(join(directory, place), { recursive: true })
    const page = manual(tree(commands(async () => {})), packageJson().version, language)
    writeFileSync(join(directory, place, 'kvmup.1'), page)
  }
}
