/** The playbook: what makes a host a KVM host, in order. A run reads as this list. */
import type { Playbook, Task } from '../src/engine/task.js'
import type { Wishes } from '../src/inventory/host.js'
import { admitUsers } from './admit-users.js'
import { checkCpu } from './check-cpu.js'
import { checkPlatform, unsupported } from './check-platform.js'
import { units } from './daemons.js'
import { defaultNetwork } from './default-network.js'
import { afterEarlierJob } from './earlier-jobs.js'
import { hintFor } from './failures.js'
import { guestImage } from './guest-image.js'
import { GUESTFS_GLOB, guestfs } from './install-guestfs.js'
import { packages } from './install-packages.js'
import { loadKvm } from './load-kvm.js'
import { probeArguments } from './packages.js'
import { preparePackages } from './prepare-packages.js'
import { proveGuestfs } from './prove-guestfs.js'
import { proveKvm } from './prove-kvm.js'
import { proveLibvirt } from './prove-libvirt.js'
import { rebootHost } from './reboot-host.js'
import type { Release } from './release.js'
import { capabilities, releaseOf } from './releases.js'
import { repairRepos } from './repair-repos.js'
import { setNested } from './set-nested.js'
import { startLibvirt } from './start-libvirt.js'
import { validateHost } from './validate-host.js'

const tasks: readonly Task<Release>[] = [
  checkPlatform,
  checkCpu,
  repairRepos,
  preparePackages,
  packages,
  guestfs,
  rebootHost,
  loadKvm,
  setNested,
  startLibvirt,
  admitUsers,
  defaultNetwork,
  validateHost,
  proveKvm,
  proveLibvirt,
  proveGuestfs,
]

const wished = (wishes: Wishes) => tasks.filter(task => task.wishedBy?.(wishes) ?? true)

export const playbook: Playbook = {
  ids: wishes => wished(wishes).map(task => task.id),

  plan(facts, wishes) {
    const release = releaseOf(facts)
    if (!release) return [{ task: checkPlatform.id, decision: unsupported(facts) }]
    const plan = wished(wishes).map(task => ({
      task: task.id,
      decision: task.decide(facts, release, wishes),
    }))
    return afterEarlierJob(facts, plan, preparePackages.id)
  },

  probe: (wishes, proof) => [
    ...capabilities.map(name => `cap=${name}`),
    ...units.map(unit => `unit=${unit}`),
    ...probeArguments(wishes),
    ...(wishes.guestfs === 'all' ? [`glob=${GUESTFS_GLOB}`] : []),
    ...wishes.users.map(name => `user=${name}`),
    ...(wishes.nested === 'leave' ? [] : ['nested=1']),
    ...(proof === 'with proof' ? [`proof=${Buffer.from(guestImage()).toString('base64')}`] : []),
    ...(proof === 'with proof' && wishes.proof === 'deep' ? ['deep=1'] : []),
  ],

  hint: hintFor,
}
