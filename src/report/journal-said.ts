/** A message out of a journal: this kvmup's own sentence, or the words as they were written down. */
import * as z from 'zod/mini'
import { en } from '../messages/en.js'
import { type Message, type MessageId, msg, spoken, text } from '../messages/message.js'

const Args = z.record(z.string(), z.union([z.string(), z.number()]))
const Said = z.object({
  id: z.string(),
  args: Args,
  text: z.pipe(
    z.string(),
    z.transform(all => all.slice(0, 10_000)),
  ),
})

const known = (id: string): id is MessageId => Object.hasOwn(en, id)

/** Only what would be said alike in English can be said in another language: another kvmup may have written it. */
export const said = z.pipe(
  Said,
  z.transform(({ id, args, text: words }): Message => {
    const foreign = msg('runs.said', { words })
    if (!known(id)) return foreign
    const own: Message = { id, args }
    try {
      return text(own) === words && spoken().every(language => text(own, language) !== '') ? own : foreign
    } catch {
      return foreign
    }
  }),
)
