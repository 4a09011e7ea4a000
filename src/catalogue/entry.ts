/** What the catalogue says of one cause. */
import type { MessageId } from '../messages/message.js'

export const TOPICS = [
  'platform',
  'cpu',
  'module',
  'repositories',
  'packages',
  'libvirt',
  'network',
  'proof',
  'wishes',
  'ssh',
  'run',
] as const
export type Topic = (typeof TOPICS)[number]

/**
 * What a host or a program said when it happened: lines out of a file below test/fixtures, which the tests feed to
 * kvmup and find this entry. `none`: why no host can say it.
 */
export type Sample = Readonly<{ from: string; lines: readonly string[] }> | Readonly<{ none: string }>

export type Entry = Readonly<{
  topic: Topic
  /** The messages that mean this cause, whether as reason, as next move or as warning. */
  says: readonly MessageId[]
  sample: Sample
  /** Where the cause and the remedy are known from: upstream files, manuals, bug reports. */
  sources: readonly string[]
}>
