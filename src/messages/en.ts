import { connection } from './en/connection.js'
import { cures } from './en/cures.js'
import { doctor } from './en/doctor.js'
import { fleet } from './en/fleet.js'
import { help } from './en/help.js'
import { inventory } from './en/inventory.js'
import { jobs } from './en/jobs.js'
import { libvirt } from './en/libvirt.js'
import { login } from './en/login.js'
import { machine } from './en/machine.js'
import { packages } from './en/packages.js'
import { proof } from './en/proof.js'
import { rehearsal } from './en/rehearsal.js'
import { reports } from './en/reports.js'
import { run } from './en/run.js'
import { view } from './en/view.js'
import { wishes } from './en/wishes.js'
import { wizard } from './en/wizard.js'
import { together } from './together.js'

/** Every message by id. The other languages are checked against this one by the compiler. */
export const en = together(
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
