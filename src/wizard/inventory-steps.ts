/** An inventory: which file, which of its groups, which of its hosts. */
import { type Message, msg } from '../messages/message.js'
import type { Listed, State } from './state.js'
import { choice, type Step, type Taken } from './step.js'

const isMessage = (value: Listed | Message): value is Message => 'id' in value
const problem = (value: Listed | Message) => (isMessage(value) ? value : undefined)

const inventoryStep: Step = {
  id: 'inventory',
  after: 'nothing',
  due: state => state.source === 'inventory' && state.listed === undefined,
  ask: (_, { inventory, usualInventory }) => ({
    kind: 'text',
    message: msg('wizard.inventory'),
    usual: usualInventory,
    check: text => problem(inventory(text)),
  }),
  take: (state, [file = ''], { inventory }): State => {
    const found = inventory(file)
    return isMessage(found) ? state : { ...state, inventory: [file], ...listing(found) }
  },
}

/** The choice that an inventory leaves; of one host none. */
export const listing = ({ hosts: listed, groups, leftOut }: Listed): Partial<State> => ({
  listed,
  groups,
  leftOut,
  ...(listed.length === 1 ? { hosts: listed } : {}),
})

const ALL = 'all'
/** Columns of a group's name in the list. */
const NAME_COLUMNS = 40

const group: Step = {
  id: 'group',
  after: 'nothing',
  due: ({ source, hosts: chosen, groups = [] }) =>
    source === 'inventory' && chosen === undefined && groups.length > 0,
  tells: ({ leftOut = [] }) => leftOut,
  ask: ({ listed = [], groups = [] }) => ({
    kind: 'one',
    message: msg('wizard.group'),
    choices: [
      choice(ALL, msg('wizard.group.all', { hosts: listed.length })),
      ...groups.map(({ name, hosts: members }) =>
        choice(
          `@${name}`,
          msg('wizard.group.one', { name: name.slice(0, NAME_COLUMNS), hosts: members.length }),
        ),
      ),
    ],
    usual: ALL,
  }),
  take: (state, [value], _world): Taken => {
    const members = state.groups?.find(({ name }) => `@${name}` === value)?.hosts
    const listed = (state.listed ?? []).filter(({ name }) => members?.includes(name) ?? true)
    return { ...state, listed, ...(listed.length === 1 ? { hosts: listed } : {}) }
  },
}

const hostsStep: Step = {
  id: 'hosts',
  after: 'nothing',
  due: state => state.source === 'inventory' && state.hosts === undefined,
  tells: ({ groups = [], leftOut = [] }) => (groups.length > 0 ? [] : leftOut),
  ask: ({ listed = [] }) => ({
    kind: 'some',
    message: msg('wizard.hosts', { hosts: listed.length }),
    items: listed.map(({ name }) => name),
    usual: listed.map(({ name }) => name),
    none: msg('wizard.hosts.none'),
  }),
  take: (state, names) => ({
    ...state,
    hosts: (state.listed ?? []).filter(({ name }) => names.includes(name)),
  }),
}

export const inventorySteps: readonly Step[] = [inventoryStep, group, hostsStep]
