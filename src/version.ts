/** What needs nothing of the program is answered before it is loaded. */
import { packageJson } from './root.js'

/** Whether the version was all that was asked for; it has been told. */
export function toldVersion([, , only = '', ...others]: readonly string[]): boolean {
  if (others.length > 0 || !/^(-V|--version)$/.test(only)) return false
  process.stdout.on('error', () => undefined)
  process.stdout.write(`${packageJson().version}\n`)
  return true
}
