import inquirer from 'inquirer'
import type { Consent } from './terminal.js'

/** Asks once; anything but a clear yes is no. */
export async function confirm(question: string): Promise<Consent> {
  try {
    const { yes } = await inquirer.prompt([
      { type: 'confirm', name: 'yes', message: question, default: false },
    ])
    return yes === true ? 'yes' : 'no'
  } catch {
    // Ctrl-C in a question, or a terminal that went away: neither is consent.
    return 'interrupted'
  }
}
