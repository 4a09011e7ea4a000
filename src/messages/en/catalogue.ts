/** What `kvmup explain` says: for every code of the catalogue its title, cause and remedy. */
import type { CatalogueWords } from '../../catalogue/words.js'
import { connection } from './catalogue/connection.js'
import { cpu } from './catalogue/cpu.js'
import { kvm } from './catalogue/kvm.js'
import { libvirt } from './catalogue/libvirt.js'
import { module } from './catalogue/module.js'
import { network } from './catalogue/network.js'
import { packages } from './catalogue/packages.js'
import { platform } from './catalogue/platform.js'
import { proof } from './catalogue/proof.js'
import { repositories } from './catalogue/repositories.js'
import { run } from './catalogue/run.js'
import { wishes } from './catalogue/wishes.js'

export const catalogue: CatalogueWords = {
  topics: {
    platform: 'The system',
    cpu: 'Processor and firmware',
    module: 'Kernel modules and /dev/kvm',
    repositories: 'Package repositories',
    packages: 'Package manager and packages',
    libvirt: 'The daemons of libvirt',
    network: 'The default network',
    proof: 'Validation and proof',
    wishes: 'What was wished for',
    ssh: 'The way to the host, and to root on it',
    run: 'The run of kvmup itself',
  },
  entries: {
    ...platform,
    ...cpu,
    ...module,
    ...repositories,
    ...packages,
    ...libvirt,
    ...network,
    ...proof,
    ...wishes,
    ...connection,
    ...run,
  },
  kvm,
}
