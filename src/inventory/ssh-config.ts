/** Configurations of ssh that an inventory names: somebody else's file, too, unless it is where the user's own are. */
import { homedir } from 'node:os'
import { join, sep } from 'node:path'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { kindOf, readText, realPath } from './files.js'
import { PROGRAMS } from './ssh-args.js'

/**
 * Reads the file only to refuse what runs a program on this machine; ssh says what else may be wrong with it.
 * @param key the variable that names the file
 * @throws UsageError naming file and line
 */
export function checkSshConfig(file: string, key: string): void {
  if (kindOf(file) !== 'file' || isOwn(realPath(file))) return
  readText(file)
    .split('\n')
    .forEach((line, index) => {
      const what = programIn(line)
      if (what === undefined) return
      throw new UsageError(
        msg('inventory.ssh.program', { file, line: index + 1, key, what }),
        msg('inventory.ssh.program.hint'),
      )
    })
}

const isOwn = (file: string) =>
  [join(homedir(), '.ssh'), '/etc/ssh'].some(directory => file.startsWith(directory + sep))

/** The keyword of a line that names a program. ssh takes keywords in quotes and in any case. */
function programIn(line: string): string | undefined {
  const [, keyword = '', value = ''] = /^[\s"]*([A-Za-z0-9]+)"?[\s=]*(.*)$/s.exec(line.slice(0, 5_000)) ?? []
  const name = keyword.toLowerCase()
  if (!PROGRAMS.has(name)) return undefined
  if (name === 'match') return /exec/i.test(value) ? 'Match exec' : undefined
  return /^"?none"?\s*$/i.test(value) ? undefined : keyword
}
