/** The tasks as `kvmup explain` knows them: each belongs to a topic of the catalogue. */
import type { Topic } from '../catalogue/entry.js'
import type { HelpId } from '../messages/message.js'

/** In the order of the playbook. */
export const TASKS = {
  'check-platform': 'platform',
  'check-cpu': 'cpu',
  'repair-repos': 'repositories',
  'prepare-packages': 'packages',
  'install-packages': 'packages',
  'install-guestfs': 'packages',
  'reboot-host': 'wishes',
  'load-kvm': 'module',
  'set-nested': 'wishes',
  'start-libvirt': 'libvirt',
  'admit-users': 'wishes',
  'default-network': 'network',
  'validate-host': 'proof',
  'prove-kvm': 'proof',
  'prove-libvirt': 'proof',
  'prove-guestfs': 'proof',
} as const satisfies Readonly<Record<string, Topic>>

export type TaskId = keyof typeof TASKS
export const taskIds = Object.keys(TASKS) as readonly TaskId[]

/** One sentence: what the task brings about. */
export const taskWords = (id: TaskId): HelpId => `help.task.${id}`
