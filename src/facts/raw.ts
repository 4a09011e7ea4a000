/** The probe's lines by key, before anything is made of them. */
export type Raw = ReadonlyMap<string, readonly string[]>

export const all = (raw: Raw, key: string): readonly string[] => raw.get(key) ?? []
export const first = (raw: Raw, key: string): string | undefined => raw.get(key)?.[0]
export const number = (value: string | undefined) =>
  value === undefined ? undefined : Number.parseInt(value, 10)
