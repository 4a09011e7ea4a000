/** A wish that is chosen from a list, as a step. */
import type { Wishes } from '../inventory/host.js'
import { type Message, msg } from '../messages/message.js'
import { hostsOf, type State, type Told, type World } from './state.js'
import { choice, type Step } from './step.js'

export type Option<K extends keyof Wishes> = Readonly<{
  value: string
  wish: Wishes[K]
  name: Message
  more?: Message
}>

/** A wish that is chosen from a list. */
type Row<K extends keyof Wishes> = Readonly<{
  id: Step['id']
  key: K
  after: Step['after']
  due: (state: State, world: World) => boolean
  tells?: (state: State, world: World) => readonly Told[]
  message: Message
  options: (state: State, world: World) => readonly Option<K>[]
  /** The value of Enter alone; without it what the hosts have already. */
  usual?: string
}>

const KEEP = 'keep'

/** What the hosts would have without an answer: one value, or several by an inventory. */
export const present = <K extends keyof Wishes>(state: State, key: K): readonly Wishes[K][] => {
  const all = new Map(hostsOf(state).map(({ wishes }) => [JSON.stringify(wishes[key]), wishes[key]]))
  return [...all.values()]
}

export function wish<K extends keyof Wishes>(row: Row<K>): Step {
  return {
    id: row.id,
    after: row.after,
    due: (state, world) => !(row.key in state.given) && row.due(state, world),
    ...(row.tells ? { tells: row.tells } : {}),
    ask: (state, world) => {
      const values = present(state, row.key)
      const options = row.options(state, world)
      const mixed = values.length > 1
      const usual = options.find(option => option.wish === values[0])?.value ?? ''
      return {
        kind: 'one',
        message: row.message,
        choices: [
          ...(mixed ? [choice(KEEP, msg('wizard.keep', { values: values.map(String).join(', ') }))] : []),
          ...options.map(({ value, name, more }) => choice(value, name, more)),
        ],
        usual: row.usual ?? (mixed ? KEEP : usual),
      }
    },
    take: (state, [value], world) => {
      const option = row.options(state, world).find(one => one.value === value)
      const { [row.key]: _, ...others } = state.wished
      return { ...state, wished: option ? { ...others, [row.key]: option.wish } : others }
    },
  }
}
