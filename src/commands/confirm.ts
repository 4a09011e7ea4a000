import inquirer from 'inquirer'
import { Secret } from '../secret.js'
import type { Consent } from './terminal.js'

/**
 * Asks once; anything but a clear yes is no.
 * @param stop ends the question too: nobody will answer on a terminal that went away
 */
export async function confirm(question: string, stop: AbortSignal): Promise<Consent> {
  try {
    const { yes } = await inquirer.createPromptModule({ signal: stop })([
      { type: 'confirm', name: 'yes', message: question, default: false },
    ])
    return yes === true ? 'yes' : 'no'
  } catch {
    // Ctrl-C in a question, or a terminal that went away: neither is consent.
    return 'interrupted'
  }
}

/** Asks for a password; nothing of it is shown, not even its length. @param stop as above */
export async function secret(question: string, stop: AbortSignal): Promise<Secret | 'interrupted'> {
  try {
    const ask = inquirer.createPromptModule({ signal: stop, output: process.stderr })
    const { password } = await ask([{ type: 'password', name: 'password', message: question, mask: false }])
    return new Secret(String(password))
  } catch {
    return 'interrupted'
  }
}
