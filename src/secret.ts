/** A password on its way from where it was given to the one place that needs it. */
import { inspect } from 'node:util'

/** Prints, compares and serialises as nothing but stars; only `reveal` gives the text. */
export class Secret {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  /** The text itself. Never for an argv, an environment, a log, an event or an error. */
  reveal(): string {
    return this.#text
  }
  toString(): string {
    return '***'
  }
  toJSON(): string {
    return '***'
  }
  [inspect.custom](): string {
    return '***'
  }
}
