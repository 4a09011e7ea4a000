type All<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void ? A : never

/** One table of several. Spread into a literal, a thousand keys cost every start more than all of a plan's work. */
export const together = <T extends readonly object[]>(...tables: T): All<T[number]> =>
  Object.assign({}, ...tables)
