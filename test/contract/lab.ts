/** What the contract suite works with. */
import {
  type Connection,
  type ConnectOptions,
  Unreachable,
  type UnreachableKind,
} from '../../src/connection/connection.js'

/** One kind of connection, ready to be tried. */
export type Lab = Readonly<{
  connect: (options?: Partial<ConnectOptions>) => Promise<Connection>
  /** Lets the stub sudo refuse with these words; undefined where root needs no sudo. */
  sudoSays?: (words: string) => void
  stop: () => Promise<void>
}>

/** The options of a calm run. */
export const CALM: ConnectOptions = { connectTimeout: 20, signal: new AbortController().signal }

export const sh = (script: string, ...args: readonly string[]) => ({
  argv: ['sh', '-c', script, 'sh', ...args],
})

/** Waits for a rejection and gives the Unreachable. */
export async function unreachable(promise: Promise<unknown>): Promise<Unreachable> {
  const error = await promise.then(
    value => new Error(`not rejected: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof Unreachable)) throw error
  return error
}

export const kindOf = async (promise: Promise<unknown>): Promise<UnreachableKind> =>
  (await unreachable(promise)).kind
