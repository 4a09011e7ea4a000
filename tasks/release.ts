/** What a row of the table of releases has to say: everything in which they differ. */
import type { Layout } from './daemons.js'

/** A yum group and the members that tell whether it was ever installed. */
export type Group = Readonly<{
  /** The id: names are translated on the host, ids are not. */
  id: string
  /** Mandatory and default members that exist on the release and all of its siblings. */
  members: readonly string[]
}>

/** Where the packages of a release went at its end. */
export type Archive = Readonly<{
  /** How the system calls itself, and the architectures that were kept there. */
  system: RegExp
  arch: RegExp
  /** The archive's address, the one to prefer first. */
  bases: readonly string[]
  /** A repository below it that is always there: asked to find out whether the archive answers. */
  sample: string
}>

export type Release = Readonly<{
  id: 'el6' | 'el7' | 'el8' | 'el9' | 'el10'
  major: number
  manager: 'yum' | 'dnf'
  /** argv before the group ids, and before package names. Unknown names must not prevent the others. */
  installGroups: readonly string[]
  installPackages: readonly string[]
  groups: readonly Group[]
  /** Members that the groups leave out or that may not be missing: always asked for by name. */
  packages: readonly string[]
  /** The guestfs tools of the release. */
  guestfs: readonly string[]
  /** None while the release is alive, or where nobody keeps one. */
  archives: readonly Archive[]
  /** The module that hypervisor and libvirt are in, and its stream by the vendor's ID; undefined without modules. */
  stream?: Readonly<{ module: string; usual: string; vendors: Readonly<Record<string, string>> }>
  /**
   * A vendor's newer signing key: rpm's name of it, the file, the release package that has the file since minor and
   * build `since`, and the vendor's copy.
   */
  signing?: Readonly<{
    vendor: string
    key: string
    file: string
    owner: string
    since: readonly [minor: number, build: number]
    url: string
  }>
  /** Architectures for which the release has no KVM hypervisor. */
  without?: RegExp
  /**
   * How a first guest, of the host's own release, is installed: virt-install's option for memory and its words for
   * the system, and the tree that it starts from.
   */
  firstGuest: Readonly<{ memory: '--ram' | '--memory'; system: readonly string[]; tree: string }>
  layout: Layout
  /** What lets users who are not root work with libvirt: its own group, or a file of polkit's local authority. */
  access: 'group' | 'pkla'
  /** argv that removes a bridge. */
  deleteBridge: (bridge: string) => readonly string[]
}>
