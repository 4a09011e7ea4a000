import inquirer from 'inquirer'
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
