/** What the wizard knows: the answers so far, and what was found on the hosts. Values only. */
import type { UnreachableKind } from '../connection/connection.js'
import type { Plan } from '../engine/task.js'
import type { Facts } from '../facts/schema.js'
import type { Host, Wishes } from '../inventory/host.js'
import type { Message } from '../messages/message.js'

/** Something to be said above a question: about these hosts, with the next move. */
export type Told = Readonly<{ hosts: readonly string[]; because: Message; hint?: Message }>

export type StepId =
  | 'where'
  | 'target'
  | 'inventory'
  | 'group'
  | 'hosts'
  | 'trouble'
  | 'repair-repos'
  | 'repair-rpmdb'
  | 'guestfs'
  | 'network'
  | 'nested'
  | 'reboot'
  | 'proof'
  | 'users'
  | 'users-typed'
  | 'save'
  | 'overwrite'
  | 'consent'

export type Source = 'local' | 'ssh' | 'inventory'

/** What an inventory has for a person to choose from. */
export type Listed = Readonly<{
  hosts: readonly Host[]
  groups: readonly Readonly<{ name: string; hosts: readonly string[] }>[]
  leftOut: readonly Told[]
}>

export type State = Readonly<{
  source?: Source
  /** The inventories that hosts are of, and all of those hosts. */
  inventory?: readonly string[]
  listed?: readonly Host[]
  /** Groups of the inventory that are some of its hosts, and what was said of hosts that kvmup cannot work with. */
  groups?: Listed['groups']
  leftOut?: Listed['leftOut']
  /** Those that are to become KVM hosts, with the wishes that were there before any answer. */
  hosts?: readonly Host[]
  /** Wishes of the command line: what they say is not asked. */
  given: Partial<Wishes>
  /** Wishes by answer. */
  wished: Partial<Wishes>
  /** More users than those that were offered are to be named. */
  otherUsers?: true
  /** Where the answers are to be saved; empty: nowhere. */
  save?: string
  consent?: 'apply' | 'save'
  answered: readonly StepId[]
}>

/** What one host said: its facts and the plan made of them; or why it cannot be worked. */
export type Finding = Readonly<
  | { is: 'found'; facts: Facts; plan: Plan }
  | { is: 'trouble'; kind?: UnreachableKind; because: Message; hint: Message }
>

/** What is known of a host by now; undefined while it is still being looked at. */
export type Known = (host: Host) => Finding | undefined

const NONE: readonly Host[] = []
export const hostsOf = ({ hosts = NONE }: State): readonly Host[] => hosts

/** The hosts as they go to the engine. This machine cannot reboot itself under kvmup's feet. */
export const wishedHosts = (state: State): readonly Host[] =>
  hostsOf(state).map(host => {
    const wishes = { ...host.wishes, ...state.given, ...state.wished }
    const reboot = wishes.reboot && host.connection.kind !== 'local'
    return { ...host, wishes: { ...wishes, reboot } }
  })

/** Found hosts with their findings, in order. */
export const found = (state: State, known: Known) =>
  hostsOf(state).flatMap(host => {
    const finding = known(host)
    return finding?.is === 'found' ? [{ host, ...finding }] : []
  })

/** The decision of one task on every host that has one. */
export const decisions = (state: State, known: Known, task: string) =>
  found(state, known).flatMap(({ host, plan }) =>
    plan.filter(planned => planned.task === task).map(({ decision }) => ({ host, decision })),
  )

/** How the plan of all hosts came out: how many can be worked, how many of those change, which tasks block others. */
export type Planned = Readonly<{ ready: number; changing: number; blocking: readonly string[] }>

/** What the steps may know of the world outside the answers; handed in, so that they can be tested as a table. */
export type World = Readonly<{
  known: Known
  /** This machine's name. */
  hostname: string
  /** Hosts by the words of a person, or what is wrong with them. */
  target: (words: readonly string[]) => readonly Host[] | Message
  /** What an inventory file has, or what is wrong with it. */
  inventory: (file: string) => Listed | Message
  /** Whether a file of that path can be written, or why not. */
  savable: (path: string) => 'new' | 'exists' | Message
  /** The inventory that Enter alone means; empty when there is none. */
  usualInventory: string
  /** Undefined until it was made. */
  planned: Planned | undefined
}>
