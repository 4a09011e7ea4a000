/** Transactions that kvmup started on the host and whose end nobody has seen: the probe's jobs.sh, read at the border. */
import * as z from 'zod/mini'
import { Count, Text, Whole } from './forms.js'
import { all, number, type Raw } from './raw.js'

export const JobSchema = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{1,64}$/)),
  /** `killed`: its process is gone and has not told its end. */
  state: z.enum(['running', 'ended', 'killed']),
  /** Its exit code, when it has ended. */
  code: z.optional(Count),
  /** How long ago it was started, in seconds of the host's clock. */
  age: Whole,
  /** Who started it: `user@controller, pid 4711`. */
  by: Text,
  /** The command, for people. */
  command: Text,
})

export type JobFact = Readonly<z.infer<typeof JobSchema>>

/** None, for probes from before there were jobs. */
export function jobs(raw: Raw) {
  const commands = new Map(
    all(raw, 'job_command').map(line => {
      const [id = '', ...words] = line.split(' ')
      return [id, words.join(' ').trim()] as const
    }),
  )
  return all(raw, 'job').map(line => {
    const [id = '', state, code, age, ...by] = line.split(' ')
    const ended = code === '-' ? {} : { code: number(code) }
    return { id, state, ...ended, age: number(age), by: by.join(' '), command: commands.get(id) ?? '' }
  })
}
