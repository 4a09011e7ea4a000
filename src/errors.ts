/** Two kinds of exceptions; host trouble is neither, it is a value in the report. */
import type { Message } from './messages/message.js'

/** The user can mend it: wrong flags, a wrong inventory, no terminal to ask. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly because: Message
  readonly hint: Message
  constructor(because: Message, hint: Message) {
    super(because.id)
    this.because = because
    this.hint = hint
  }
}

/** A host answered what cannot be understood: its trouble, a value of the report. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** kvmup itself is wrong. Exit code 1, with the request to report it. */
export class Bug extends Error {
  override readonly name = 'Bug'
}
