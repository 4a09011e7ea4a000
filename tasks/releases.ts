/**
 * EL 6 to 10 as rows: everything in which the releases differ stands here and nowhere else.
 * Facts are those of the upstream comps files, spec files and presets of each release.
 */
import type { Facts } from '../src/facts/schema.js'

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

export type Layout = 'sysv' | 'monolithic' | 'modular'

/** One libvirt daemon under systemd. */
export type Daemon = Readonly<{
  service: string
  /** Empty where the release has no socket activation: then the service itself must be active. */
  sockets: readonly string[]
  /** Without it libvirt is not usable; others are looked at only where their units exist. */
  essential: 'yes' | 'no'
  /**
   * What must be enabled. Guests and networks marked for autostart start only when their daemon starts, so for
   * those a listening socket is not enough after a reboot.
   */
  boot: 'service' | 'sockets'
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

/** Options for every transaction: never wait for ever behind a lock that somebody else holds. */
const YUM = ['yum', '-y', '--setopt=exit_on_lock=1']
const DNF = ['dnf', '-y', '--setopt=exit_on_lock=1']

const yum = {
  manager: 'yum',
  installGroups: [...YUM, 'groupinstall'],
  installPackages: [...YUM, 'install'],
} as const
// With strict=0 an unknown group or package is a warning; without it dnf installs nothing at all.
const dnf = {
  manager: 'dnf',
  installGroups: [...DNF, '--setopt=strict=0', 'group', 'install'],
  installPackages: [...DNF, '--setopt=strict=0', 'install'],
} as const

const byIp = (bridge: string) => ['ip', 'link', 'delete', bridge, 'type', 'bridge']
// The kernel of EL 6 takes no such request from ip; libvirt itself requires bridge-utils there.
const byBrctl = (bridge: string) => ['brctl', 'delbr', bridge]

const EL7_CLIENT = ['virt-install', 'virt-manager', 'virt-viewer', 'virt-top']

/** EL 7 to 9 have the same four hidden groups; "Virtualization" itself went away with EL 6. */
const groups = (client: readonly string[]): readonly Group[] => [
  { id: 'virtualization-hypervisor', members: ['libvirt', 'qemu-kvm'] },
  { id: 'virtualization-client', members: client },
  { id: 'virtualization-platform', members: ['libvirt', 'libvirt-client'] },
  { id: 'virtualization-tools', members: ['libguestfs'] },
]

const VAULT = 'vault.centos.org'
/** A full copy of it; what the one refuses from time to time, the other may have. */
const COPY = 'archive.kernel.org/centos-vault'
const archive = (system: RegExp, arch: RegExp, bases: readonly string[], sample: string): Archive => ({
  system,
  arch,
  bases,
  sample,
})
const X86 = /^(x86_64|i[3-6]86)$/
const OTHERS = /^(?!x86_64$)/

/** virt-install of these releases reads from the tree which system it is. */
const streamGuest = (major: number): Release['firstGuest'] => ({
  memory: '--memory',
  system: ['--osinfo', 'detect=on,require=off'],
  tree: `https://mirror.stream.centos.org/${major}-stream/BaseOS/$basearch/os/`,
})

const releases: readonly Release[] = [
  {
    id: 'el6',
    major: 6,
    ...yum,
    groups: [
      { id: 'virtualization', members: ['qemu-kvm'] },
      {
        id: 'virtualization-client',
        members: ['python-virtinst', 'virt-manager', 'virt-viewer', 'virt-top'],
      },
      { id: 'virtualization-platform', members: ['libvirt', 'libvirt-client'] },
      { id: 'virtualization-tools', members: ['libguestfs'] },
    ],
    packages: ['qemu-kvm', 'libvirt', 'libvirt-client', 'python-virtinst', 'virt-top'],
    guestfs: ['libguestfs', 'libguestfs-tools-c'],
    // Its TLS is too old for the archive until nss has been updated from there: plain http first.
    archives: [
      archive(
        /^CentOS/,
        X86,
        [`http://${VAULT}/6.10`, `https://${VAULT}/6.10`, `http://${COPY}/6.10`],
        'os/$basearch',
      ),
    ],
    // qemu-kvm’s spec files build it for 64 bits only.
    without: /^i[3-6]86$/,
    firstGuest: {
      memory: '--ram',
      system: ['--os-variant', 'rhel6'],
      tree: `http://${VAULT}/6.10/os/$basearch/`,
    },
    layout: 'sysv',
    access: 'pkla',
    deleteBridge: byBrctl,
  },
  {
    id: 'el7',
    major: 7,
    ...yum,
    groups: groups(EL7_CLIENT),
    packages: ['qemu-kvm', 'libvirt', 'libvirt-client', 'virt-install', 'virt-top'],
    guestfs: ['libguestfs', 'libguestfs-tools-c', 'libguestfs-xfs'],
    // Its yum does not follow the redirect to https that the archive sometimes answers with.
    archives: [
      archive(
        /^CentOS/,
        /^x86_64$/,
        [`https://${VAULT}/7.9.2009`, `https://${COPY}/7.9.2009`],
        'os/$basearch',
      ),
      archive(/^CentOS/, OTHERS, [`https://${VAULT}/altarch/7.9.2009`], 'os/$basearch'),
    ],
    // qemu-kvm’s spec files build it for 64 bits only.
    without: /^i[3-6]86$/,
    firstGuest: {
      memory: '--memory',
      system: ['--os-variant', 'centos7.0'],
      tree: `https://${VAULT}/7.9.2009/os/$basearch/`,
    },
    layout: 'monolithic',
    access: 'group',
    deleteBridge: byIp,
  },
  {
    id: 'el8',
    major: 8,
    ...dnf,
    groups: groups(EL7_CLIENT),
    packages: ['qemu-kvm', 'libvirt', 'libvirt-client', 'virt-install', 'virt-top'],
    guestfs: ['libguestfs', 'libguestfs-tools-c', 'libguestfs-xfs'],
    archives: [
      archive(/^CentOS Stream/, /./, [`https://${VAULT}/8-stream`], 'BaseOS/$basearch/os'),
      archive(
        /^CentOS(?! Stream)/,
        /./,
        [`https://${VAULT}/8.5.2111`, `https://${COPY}/8.5.2111`],
        'BaseOS/$basearch/os',
      ),
    ],
    stream: { module: 'virt', usual: 'rhel', vendors: { ol: 'ol' } },
    signing: {
      vendor: 'almalinux',
      key: 'gpg-pubkey-ced7258b-6525146f',
      file: '/etc/pki/rpm-gpg/RPM-GPG-KEY-AlmaLinux',
      owner: 'almalinux-release',
      since: [8, 3],
      url: 'https://repo.almalinux.org/almalinux/RPM-GPG-KEY-AlmaLinux',
    },
    firstGuest: {
      memory: '--memory',
      system: ['--os-variant', 'centos8'],
      tree: `https://${VAULT}/8.5.2111/BaseOS/$basearch/os/`,
    },
    layout: 'monolithic',
    access: 'group',
    deleteBridge: byIp,
  },
  {
    id: 'el9',
    major: 9,
    ...dnf,
    groups: groups(EL7_CLIENT),
    // libguestfs needs only qemu-kvm-core here, and nothing else in the groups is sure to bring qemu-kvm.
    packages: ['qemu-kvm', 'libvirt', 'libvirt-client', 'virt-install', 'virt-top'],
    guestfs: ['libguestfs', 'guestfs-tools', 'libguestfs-xfs'],
    archives: [],
    firstGuest: streamGuest(9),
    layout: 'modular',
    access: 'group',
    deleteBridge: byIp,
  },
  {
    id: 'el10',
    major: 10,
    ...dnf,
    // virt-manager is in CRB, which is off; whether virt-top exists is not known: neither is asked for.
    groups: groups(['virt-install', 'virt-viewer']),
    packages: ['qemu-kvm', 'libvirt', 'libvirt-client', 'virt-install'],
    guestfs: ['libguestfs', 'guestfs-tools', 'libguestfs-xfs'],
    archives: [],
    firstGuest: streamGuest(10),
    layout: 'modular',
    access: 'group',
    deleteBridge: byIp,
  },
]

/** os-release IDs of the family; each is counted by its major version. */
const FAMILY = ['centos', 'rhel', 'almalinux', 'rocky', 'ol', 'eurolinux', 'scientific']

/** The row for a host, or undefined when it is not of the family or of a version without a row. */
export const releaseOf = (facts: Facts): Release | undefined =>
  isFamily(facts) ? releases.find(release => release.major === facts.os.major) : undefined

/** Whether the host is an Enterprise Linux of the CentOS family, whatever its version. Fedora is not. */
export const isFamily = (facts: Facts): boolean => FAMILY.includes(facts.os.id)

const socketsOf = (name: string) => [`${name}.socket`, `${name}-ro.socket`, `${name}-admin.socket`]
const main = (name: string): Daemon => ({
  service: `${name}.service`,
  sockets: socketsOf(name),
  essential: 'yes',
  boot: 'service',
})
const secondary = (name: string): Daemon => ({ ...main(name), essential: 'no', boot: 'sockets' })
const helper = (name: string, essential: Daemon['essential']): Daemon => ({
  service: `${name}.service`,
  sockets: [`${name}.socket`],
  essential,
  boot: 'sockets',
})

/**
 * The daemons of each layout under systemd. virtlogd: without its socket no guest starts. virtproxyd: clients of
 * other hosts that are older than the layout knock at libvirtd's socket.
 */
export const daemons: Readonly<Record<Exclude<Layout, 'sysv'>, readonly Daemon[]>> = {
  monolithic: [main('libvirtd'), helper('virtlogd', 'no')],
  modular: [
    main('virtqemud'),
    main('virtnetworkd'),
    ...['nodedev', 'nwfilter', 'secret', 'storage', 'interface', 'proxy'].map(name =>
      secondary(`virt${name}d`),
    ),
    helper('virtlogd', 'yes'),
  ],
}

const REMOTE = ['tcp', 'tls']
/** Sockets for other hosts: nothing here turns them on, and they belong to one layout as much as the others. */
export const remoteSockets: Readonly<Record<Exclude<Layout, 'sysv'>, readonly string[]>> = {
  monolithic: REMOTE.map(kind => `libvirtd-${kind}.socket`),
  modular: REMOTE.map(kind => `virtproxyd-${kind}.socket`),
}
/** Every daemon that runs guests refuses to start without these. */
export const requiredSockets: readonly string[] = ['virtlogd.socket', 'virtlockd.socket']

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/** What a host of the release must have: the groups' members and the packages, with the guestfs tools unless unwished. */
export const needed = (release: Release, guestfs: 'with guestfs' | 'without guestfs'): readonly string[] =>
  unique([
    ...release.packages,
    ...release.groups.flatMap(group => group.members),
    ...(guestfs === 'with guestfs' ? release.guestfs : []),
  ])

const sampleOf = (base: string, { sample }: Archive) => `${base}/${sample}`

/** The archive of the host's release, and how its addresses answered. */
export function archiveOf(facts: Facts, release: Release) {
  const found = release.archives.find(one => one.system.test(facts.os.name) && one.arch.test(facts.arch))
  const answers = facts.transaction?.archives ?? {}
  return found?.bases.map(base => ({ base, answer: answers[sampleOf(base, found)] ?? 'not asked' }))
}

/** What the probe needs to know about packages and repositories before the release is known. */
export const transactionArguments = (guestfs: 'with guestfs' | 'without guestfs'): readonly string[] => [
  ...releases.map(release => `need=${release.major}:${needed(release, guestfs).join(',')}`),
  ...releases.flatMap(({ major, signing }) =>
    signing ? [`key=${signing.vendor}:${major}:${signing.key}:${signing.owner}`] : [],
  ),
  ...releases.flatMap(release =>
    release.archives.flatMap(one => one.bases.map(base => `archive=${release.major}:${sampleOf(base, one)}`)),
  ),
]

/** Every package name that any row mentions: what the probe asks rpm for, before the release is known. */
export const capabilities: readonly string[] = unique(
  releases.flatMap(release => [
    ...release.groups.flatMap(group => group.members),
    ...release.packages,
    ...release.guestfs,
  ]),
)

/** Every unit that any layout mentions. */
export const units: readonly string[] = unique([
  ...Object.values(daemons)
    .flat()
    .flatMap(daemon => [daemon.service, ...daemon.sockets]),
  ...Object.values(remoteSockets).flat(),
  ...requiredSockets,
])
