/** The shape of the catalogue's words, the same in every language. */
import type { Code } from './catalogue.js'
import type { Topic } from './entry.js'

/** One line for lists; why it is so; what to do, a step each, commands in backquotes. */
export type Words = Readonly<{ title: string; cause: string; remedy: readonly string[] }>

export type CatalogueWords = Readonly<{
  topics: Readonly<Record<Topic, string>>
  entries: Readonly<Record<Code, Words>>
  /** `kvmup explain kvm`: paragraphs. */
  kvm: readonly string[]
}>
