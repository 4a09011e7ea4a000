/** An entry of the catalogue as a page: for `kvmup explain` and for docs/catalogue.md. */
import { catalogue as wordsEn } from '../messages/en/catalogue.js'
import { catalogue as wordsJa } from '../messages/ja/catalogue.js'
import { type Language, type MessageId, textOf } from '../messages/message.js'
import { type Code, codes, entry } from './catalogue.js'
import type { Topic } from './entry.js'
import type { CatalogueWords } from './words.js'

export const wordsOf = (language: Language): CatalogueWords => (language === 'ja' ? wordsJa : wordsEn)

export type Page = Readonly<{
  code: Code
  topic: Topic
  title: string
  cause: string
  remedy: readonly string[]
  /** The sentences with which kvmup tells of it; what depends on the host stands in `<>`. */
  says: readonly string[]
  /** What a host or a program said when it happened; empty when none of them says anything. */
  sample: readonly string[]
  sources: readonly string[]
}>

/** Stands for every argument: its own name, as in `<address>`. */
const placeholders: Readonly<Record<string, string>> = new Proxy(
  {},
  { get: (_, name) => `<${String(name)}>` },
)

/** Next moves and warnings stand in the remedy; the reasons are what a reader has seen on the screen. */
const isReason = (id: MessageId) => !/(^|\.)hint(\.|-|$)|^cure\./.test(id)

export function page(code: Code, language: Language): Page {
  const { topic, says, sample, sources } = entry(code)
  return {
    code,
    topic,
    ...wordsOf(language).entries[code],
    says: says.filter(isReason).map(id => textOf(id, placeholders, language)),
    sample: 'lines' in sample ? sample.lines : [],
    sources,
  }
}

export const pagesOf = (topic: Topic, language: Language): readonly Page[] =>
  codes.filter(code => entry(code).topic === topic).map(code => page(code, language))

/** Every page that has these words, in its number, its title, its text or in what a host said. */
export function search(words: string, language: Language): readonly Page[] {
  const wanted = words.toLowerCase()
  return codes
    .map(code => page(code, language))
    .filter(one =>
      JSON.stringify(Object.values(one)).toLowerCase().includes(JSON.stringify(wanted).slice(1, -1)),
    )
}
