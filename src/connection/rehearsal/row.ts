/** The form of a rehearsed release; the rows stand in releases.ts. */
import type { RehearsedRelease } from '../../inventory/host.js'
import type { Unit } from './units.js'
import type { Group, Universe } from './universe.js'
import type { Validator } from './validate.js'

export type Cpu = Readonly<{
  vendor: string
  model: string
  flag: 'vmx' | 'svm'
  module: 'kvm_intel' | 'kvm_amd'
  /** Its parameter of that name after a start without options, as /sys has it; empty where there is none. */
  nested: '' | 'Y' | 'N' | '1' | '0'
}>

/** A libvirt socket: who answers there, and its path as error messages name it. */
export type Door = Readonly<{ service: string; path: string }>

export type Libvirt = Readonly<{
  version: string
  /** The hypervisor's door and the network driver's; one and the same where the daemon is monolithic. */
  hypervisor: Door
  network: Door
  /** The package that defines the default network when it is installed. */
  definedBy: string
  /** The package that makes the group libvirt; empty where polkit's local authority lets users in. */
  grantedBy: string
  /** Whether the daemon that holds the hypervisor driver leaves driver.pid: since the daemons can be several. */
  driver: 'noted' | 'not noted'
  /** How `net-info` heads its first two lines: without a colon before libvirt 1.0. */
  heading: 'Name:' | 'Name'
}>

export type Qemu = Readonly<{
  /** The package that holds /usr/libexec/qemu-kvm. */
  package: string
  version: string
  /** What the firmware prints on the serial port before the guest begins. */
  firmware: string
}>

/** A repository that is enabled on a fresh host, as the release's own files configure it. */
export type Repository = Readonly<{
  id: string
  /** Its file below /etc/yum.repos.d. */
  file: string
  kind: 'mirrorlist' | 'metalink'
  /** Address of the list, and of the repository below an archive. */
  list: string
  path: string
}>

export type Row = Readonly<{
  id: RehearsedRelease
  /** Lines of /etc/os-release; none where the release has no such file. */
  osRelease: readonly string[]
  redhatRelease: string
  kernel: string
  init: 'systemd' | 'sysv'
  /** Best first, as the probe finds them. */
  managers: readonly ('dnf' | 'yum')[]
  cpu: Cpu
  /** Whether udev loads kvm at boot, or qemu-kvm's own script when the package is installed (EL 6). */
  kvmLoads: 'at boot' | 'with qemu-kvm'
  /** The kernel's words when kvm finds the processor's support, and when it does not. */
  kernelSays: Readonly<{ ready: readonly string[]; lacking: readonly string[] }>
  packages: Universe
  groups: readonly Group[]
  /** Whether the package manager computes which groups are installed, or remembers it. */
  groupsAre: 'computed' | 'remembered'
  units: readonly Unit[]
  qemu: Qemu
  libvirt: Libvirt
  /** The host's own network card, and virbr0 as `ip -o link` shows it while no guest runs. */
  nic: string
  bridge: Readonly<{ flags: string; others: readonly string[] }>
  validator: Validator
  repositories: readonly Repository[]
  /** What the package manager says when no repository answers, and from a cache that is empty; what curl says. */
  mirrors: Readonly<{ dead: readonly string[]; uncached: readonly string[]; curl: string }>
}>
