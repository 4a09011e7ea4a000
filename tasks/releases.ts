/**
 * EL 6 to 10 as rows: everything in which the releases differ stands here and nowhere else.
 * Facts are those of the upstream comps files, spec files and presets of each release.
 */
import type { Facts } from '../src/facts/schema.js'
import type { Archive, Group, Release } from './release.js'

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
