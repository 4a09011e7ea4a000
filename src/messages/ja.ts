import type { en } from './en.js'
import { connection } from './ja/connection.js'
import { cures } from './ja/cures.js'
import { doctor } from './ja/doctor.js'
import { fleet } from './ja/fleet.js'
import { help } from './ja/help.js'
import { inventory } from './ja/inventory.js'
import { jobs } from './ja/jobs.js'
import { libvirt } from './ja/libvirt.js'
import { login } from './ja/login.js'
import { machine } from './ja/machine.js'
import { packages } from './ja/packages.js'
import { proof } from './ja/proof.js'
import { rehearsal } from './ja/rehearsal.js'
import { reports } from './ja/reports.js'
import { run } from './ja/run.js'
import { view } from './ja/view.js'
import { wishes } from './ja/wishes.js'
import { wizard } from './ja/wizard.js'
import { together } from './together.js'

type Catalogue = typeof en

/** Every message in Japanese; an id of en.ts that is missing here does not compile. */
export const ja: { [I in keyof Catalogue]: (...args: Parameters<Catalogue[I]>) => string } = together(
  machine,
  packages,
  libvirt,
  proof,
  cures,
  connection,
  run,
  help,
  reports,
  doctor,
  rehearsal,
  wishes,
  jobs,
  fleet,
  login,
  inventory,
  view,
  wizard,
)
