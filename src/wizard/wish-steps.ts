/** What is wished for: only what the command line did not say, and what the facts leave open. */
import { type Message, msg } from '../messages/message.js'
import { decisions, found, type State, type World } from './state.js'
import { type Step, together } from './step.js'
import { userSteps } from './user-steps.js'
import { type Option, wish } from './wish.js'

const always = () => true

const proof = wish({
  id: 'proof',
  key: 'proof',
  after: 'nothing',
  due: always,
  message: msg('wizard.proof'),
  options: () => [
    { value: 'guest', wish: 'guest', name: msg('wizard.proof.guest'), more: msg('wizard.proof.guest.more') },
    { value: 'deep', wish: 'deep', name: msg('wizard.proof.deep'), more: msg('wizard.proof.deep.more') },
  ],
})

/** A task that found something which only this wish lets it mend. */
const ended = (task: string, id: Message['id'], state: State, { known }: World) =>
  decisions(state, known, task).flatMap(({ host, decision }) =>
    decision.status === 'blocked' && decision.because.id === id ? [{ host, because: decision.because }] : [],
  )

const deadRepositories = (state: State, world: World) => ended('repair-repos', 'repos.ended', state, world)
const damagedDatabases = (state: State, world: World) =>
  ended('prepare-packages', 'prepare.damaged', state, world)

const yesOrNo = <K extends 'repair_repos' | 'repair_rpmdb'>(yes: Message): readonly Option<K>[] => [
  { value: 'yes', wish: true, name: yes },
  { value: 'no', wish: false, name: msg('wizard.repair.no') },
]

const repairRepos = wish({
  id: 'repair-repos',
  key: 'repair_repos',
  after: 'findings',
  due: (state, world) => deadRepositories(state, world).length > 0,
  tells: (state, world) => together(deadRepositories(state, world)),
  message: msg('wizard.repair-repos'),
  options: () => yesOrNo(msg('wizard.repair-repos.yes')),
  usual: 'yes',
})

const repairRpmdb = wish({
  id: 'repair-rpmdb',
  key: 'repair_rpmdb',
  after: 'findings',
  due: (state, world) => damagedDatabases(state, world).length > 0,
  tells: (state, world) => together(damagedDatabases(state, world)),
  message: msg('wizard.repair-rpmdb'),
  options: () => yesOrNo(msg('wizard.repair-rpmdb.yes')),
  usual: 'yes',
})

/** Some host does not have it all yet. */
const isOpen = (task: string) => (state: State, world: World) =>
  decisions(state, world.known, task).some(({ decision }) => decision.status !== 'ok')

const guestfs = wish({
  id: 'guestfs',
  key: 'guestfs',
  after: 'findings',
  due: isOpen('install-guestfs'),
  message: msg('wizard.guestfs'),
  options: () => [
    { value: 'tools', wish: 'tools', name: msg('wizard.guestfs.tools'), more: msg('wizard.guestfs.more') },
    { value: 'all', wish: 'all', name: msg('wizard.guestfs.all') },
    { value: 'none', wish: 'none', name: msg('wizard.guestfs.none') },
  ],
})

const network = wish({
  id: 'network',
  key: 'network',
  after: 'findings',
  due: isOpen('default-network'),
  message: msg('wizard.network'),
  options: () => [
    { value: 'default', wish: 'default', name: msg('wizard.network.default') },
    { value: 'none', wish: 'none', name: msg('wizard.network.none'), more: msg('wizard.network.none.more') },
  ],
})

/** The hosts whose module has the option, and how it stands there now. */
const nestedNow = (state: State, { known }: World) =>
  found(state, known).flatMap(({ facts, plan }) => {
    const decision = plan.find(({ task }) => task === 'set-nested')?.decision
    const has = decision && ['ok', 'change', 'differs'].includes(decision.status)
    return has ? Object.values(facts.nested?.modules ?? {}).map(({ value }) => value) : []
  })

function nestedName(state: State, world: World): Message {
  const values = new Set(nestedNow(state, world).filter(value => value === 'on' || value === 'off'))
  const [now] = values
  return values.size === 1 && now ? msg('wizard.nested.leave-now', { now }) : msg('wizard.nested.leave')
}

const nested = wish({
  id: 'nested',
  key: 'nested',
  after: 'findings',
  due: (state, world) => nestedNow(state, world).length > 0,
  message: msg('wizard.nested'),
  options: (state, world) => [
    { value: 'leave', wish: 'leave', name: nestedName(state, world) },
    { value: 'on', wish: true, name: msg('wizard.nested.on') },
    { value: 'off', wish: false, name: msg('wizard.nested.off') },
  ],
})

/** Hosts with a newer kernel than the running one; this machine cannot be rebooted by a program that runs on it. */
const newerKernels = (state: State, { known }: World) =>
  decisions(state, known, 'check-platform').flatMap(({ host, decision }) => {
    const notes = 'notes' in decision ? (decision.notes ?? []) : []
    const note = notes.find(({ id }) => id === 'platform.newer-kernel')
    return note && host.connection.kind !== 'local' ? [{ host, because: note }] : []
  })

const reboot = wish({
  id: 'reboot',
  key: 'reboot',
  after: 'findings',
  due: (state, world) => newerKernels(state, world).length > 0,
  tells: (state, world) => together(newerKernels(state, world)),
  message: msg('wizard.reboot'),
  options: () => [
    { value: 'no', wish: false, name: msg('wizard.reboot.no') },
    { value: 'yes', wish: true, name: msg('wizard.reboot.yes') },
  ],
})

/** Those that need no facts come first: the hosts are looked at meanwhile. */
export const wishSteps: readonly Step[] = [
  proof,
  ...userSteps,
  repairRepos,
  repairRpmdb,
  guestfs,
  network,
  nested,
  reboot,
]
