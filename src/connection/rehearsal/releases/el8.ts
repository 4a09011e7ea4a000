/** CentOS Stream 8 at the level of EL 8.9, the last minor whose package sources were read. */
import type { Row } from '../row.js'
import { daemon, remote, virtlockd, virtlogd } from '../units.js'
import { group, universe } from '../universe.js'
import { libvirt8 } from '../validate.js'

// All four are of the module virt:rhel; the build after "module" is assumed.
const MODULE = 'module_el8'
const LIBVIRT = `8.0.0-22.${MODULE}`
const QEMU = `15:6.2.0-40.${MODULE}`
const GUESTFS = `1:1.44.0-9.${MODULE}`
const V2V = `1:1.42.0-22.${MODULE}`

// Names, versions and requirements: specs of libvirt, qemu-kvm and libguestfs of EL 8.9; smaller packages assumed.
const packages = universe(`
  libvirt-libs                     ${LIBVIRT} needs cyrus-sasl gnutls-utils
  libvirt-bash-completion          ${LIBVIRT}
  libvirt-client                   ${LIBVIRT} needs libvirt-libs libvirt-bash-completion
  libvirt-daemon                   ${LIBVIRT} needs libvirt-libs iproute-tc dmidecode numad
  libvirt-daemon-driver-network    ${LIBVIRT} needs libvirt-daemon dnsmasq iptables
  libvirt-daemon-driver-nwfilter   ${LIBVIRT} needs libvirt-daemon iptables
  libvirt-daemon-driver-nodedev    ${LIBVIRT} needs libvirt-daemon mdevctl
  libvirt-daemon-driver-interface  ${LIBVIRT} needs libvirt-daemon netcf-libs
  libvirt-daemon-driver-secret     ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-storage-core    ${LIBVIRT} needs libvirt-daemon nfs-utils qemu-img
  libvirt-daemon-driver-storage-disk    ${LIBVIRT} needs libvirt-daemon-driver-storage-core parted
  libvirt-daemon-driver-storage-gluster ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage-iscsi   ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage-logical ${LIBVIRT} needs libvirt-daemon-driver-storage-core lvm2
  libvirt-daemon-driver-storage-rbd     ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage    ${LIBVIRT} needs libvirt-daemon-driver-storage-disk \
    libvirt-daemon-driver-storage-gluster libvirt-daemon-driver-storage-iscsi \
    libvirt-daemon-driver-storage-logical libvirt-daemon-driver-storage-rbd
  libvirt-daemon-driver-qemu       ${LIBVIRT} needs libvirt-daemon qemu-img lzop systemd-container swtpm-tools
  libvirt-daemon-config-network    ${LIBVIRT} needs libvirt-daemon-driver-network
  libvirt-daemon-config-nwfilter   ${LIBVIRT} needs libvirt-daemon-driver-nwfilter
  libvirt-daemon-kvm               ${LIBVIRT} needs libvirt-daemon-driver-qemu libvirt-daemon-driver-interface \
    libvirt-daemon-driver-network libvirt-daemon-driver-nodedev libvirt-daemon-driver-nwfilter \
    libvirt-daemon-driver-secret libvirt-daemon-driver-storage qemu-kvm
  libvirt                          ${LIBVIRT} needs libvirt-daemon-config-network libvirt-daemon-config-nwfilter \
    libvirt-daemon-driver-qemu libvirt-daemon-driver-interface libvirt-daemon-driver-secret \
    libvirt-daemon-driver-storage libvirt-daemon-driver-nodedev libvirt-client

  qemu-img         ${QEMU}
  qemu-kvm-common  ${QEMU} needs seabios-bin seavgabios-bin ipxe-roms-qemu
  qemu-kvm-core    ${QEMU} needs qemu-kvm-common qemu-img edk2-ovmf
  qemu-kvm-docs    ${QEMU}
  qemu-kvm-block-curl     ${QEMU} needs qemu-kvm-core
  qemu-kvm-block-gluster  ${QEMU} needs qemu-kvm-core
  qemu-kvm-block-iscsi    ${QEMU} needs qemu-kvm-core
  qemu-kvm-block-rbd      ${QEMU} needs qemu-kvm-core
  qemu-kvm-block-ssh      ${QEMU} needs qemu-kvm-core
  qemu-kvm-ui-spice       ${QEMU} needs qemu-kvm-core
  qemu-kvm-ui-opengl      ${QEMU} needs qemu-kvm-core
  qemu-kvm-hw-usbredir    ${QEMU} needs qemu-kvm-core
  # qemu-kvm-tools does not exist on EL 8.
  qemu-kvm         ${QEMU} needs qemu-kvm-core qemu-kvm-docs qemu-kvm-block-curl qemu-kvm-block-gluster \
    qemu-kvm-block-iscsi qemu-kvm-block-rbd qemu-kvm-block-ssh qemu-kvm-ui-spice qemu-kvm-ui-opengl \
    qemu-kvm-hw-usbredir
  edk2-ovmf        20220126gitbb1bba3d77-6.el8 noarch
  seabios-bin      1.16.0-4.${MODULE} noarch
  seavgabios-bin   1.16.0-4.${MODULE} noarch
  ipxe-roms-qemu   20181214-11.git133f4c47.el8 noarch

  libguestfs            ${GUESTFS} needs libguestfs-appliance libvirt-daemon-kvm hivex augeas-libs fuse
  libguestfs-appliance  ${GUESTFS} needs supermin
  libguestfs-tools-c    ${GUESTFS} needs libguestfs
  libguestfs-tools      ${GUESTFS} noarch needs libguestfs-tools-c perl-Sys-Guestfs
  libguestfs-xfs        ${GUESTFS} needs libguestfs
  libguestfs-gfs2       ${GUESTFS} needs libguestfs
  libguestfs-rescue     ${GUESTFS} needs libguestfs-tools-c
  libguestfs-rsync      ${GUESTFS} needs libguestfs
  libguestfs-inspect-icons   ${GUESTFS} noarch needs libguestfs
  libguestfs-bash-completion ${GUESTFS} noarch
  libguestfs-winsupport      8.8-1.${MODULE}
  python3-libguestfs    ${GUESTFS} needs libguestfs
  perl-Sys-Guestfs      ${GUESTFS} needs libguestfs
  virt-v2v              ${V2V} needs libguestfs-tools-c libguestfs-winsupport
  hivex                 1.3.18-23.${MODULE}
  augeas-libs           1.12.0-8.el8
  supermin              5.2.1-2.${MODULE}
  fuse                  2.9.7-16.el8

  virt-install         3.2.0-4.el8 noarch needs virt-manager-common libvirt-client
  virt-manager         3.2.0-4.el8 noarch needs virt-manager-common
  virt-manager-common  3.2.0-4.el8 noarch needs python3-libvirt libosinfo
  virt-viewer          9.0-12.el8
  virt-top             1.0.8-32.el8 needs libvirt-libs
  virt-who             1.31.26-2.el8 noarch
  gnome-boxes          3.36.5-8.el8 needs libvirt-daemon-kvm
  virtio-win           1.9.36-1.el8 noarch
  python3-libvirt      8.0.0-2.${MODULE} needs libvirt-libs
  libosinfo            1.10.0-1.el8 needs osinfo-db
  osinfo-db            20230518-1.el8 noarch

  cyrus-sasl         2.1.27-6.el8
  gnutls-utils       3.6.16-7.el8
  iproute-tc         6.2.0-5.el8
  dmidecode          1:3.3-4.el8
  numad              0.5-26.20150602git.el8
  dnsmasq            2.79-31.el8
  iptables           1.8.5-10.el8 provides ebtables
  mdevctl            1.1.0-2.el8
  netcf-libs         0.2.8-12.${MODULE}
  nfs-utils          1:2.3.3-59.el8
  parted             3.2-39.el8
  lvm2               8:2.03.14-13.el8
  lzop               1.03-20.el8
  systemd-container  239-78.el8
  swtpm              0.7.0-4.20211109gitb79fd91.${MODULE}
  swtpm-tools        0.7.0-4.20211109gitb79fd91.${MODULE} needs swtpm
`)

const modular = ['network', 'nodedev', 'nwfilter', 'secret', 'storage', 'interface']
const driver = (name: string) => `libvirt-daemon-driver-${name === 'storage' ? 'storage-core' : name}`
const present = { preset: 'none', serviceAlso: ['', '-ro', '-admin'], socketAlso: 'none' } as const

export const el8: Row = {
  id: 'el8',
  // Assumed: the form of CentOS Stream 8's release package.
  osRelease: [
    'NAME="CentOS Stream"',
    'VERSION="8"',
    'ID="centos"',
    'ID_LIKE="rhel fedora"',
    'VERSION_ID="8"',
    'PLATFORM_ID="platform:el8"',
    'PRETTY_NAME="CentOS Stream 8"',
  ],
  redhatRelease: 'CentOS Stream release 8',
  // EL 8.9 has 4.18.0-513 (AlmaLinux's release notes).
  kernel: '4.18.0-513.el8.x86_64',
  init: 'systemd',
  managers: ['dnf', 'yum'],
  // nested: by what its kernel says when it starts (below).
  cpu: {
    vendor: 'AuthenticAMD',
    model: 'AMD EPYC 7251 8-Core Processor',
    flag: 'svm',
    module: 'kvm_amd',
    nested: '1',
  },
  kvmLoads: 'at boot',
  kernelSays: {
    ready: ['[    6.118842] kvm: Nested Virtualization enabled'],
    // Which wording EL 8 has was not found; this is the old one.
    lacking: ['kvm: no hardware support'],
  },
  get packages() {
    return packages()
  },
  // Comps of EL 8.9, without optional members.
  groups: [
    group('virtualization-hypervisor', 'Virtualization Hypervisor', 'libvirt qemu-kvm'),
    group(
      'virtualization-client',
      'Virtualization Client',
      'gnome-boxes virt-install virt-manager virt-viewer virt-top',
    ),
    group('virtualization-platform', 'Virtualization Platform', 'libvirt libvirt-client virt-who'),
    group('virtualization-tools', 'Virtualization Tools', 'libguestfs virtio-win'),
  ],
  groupsAre: 'remembered',
  // Preset of EL 8; the service's Also= leaves out libvirtd-admin.socket. Recorded: the modular units are there
  // too, disabled.
  units: [
    ...daemon(
      'libvirtd',
      'libvirt-daemon',
      { preset: 'service', serviceAlso: ['', '-ro'], socketAlso: 'none' },
      ['virtlogd.socket', 'virtlockd.socket'],
    ),
    ...remote('libvirtd', 'libvirt-daemon'),
    ...daemon('virtqemud', 'libvirt-daemon-driver-qemu', present, ['virtlogd.socket', 'virtlockd.socket']),
    ...daemon('virtproxyd', 'libvirt-daemon', present),
    ...remote('virtproxyd', 'libvirt-daemon'),
    ...modular.flatMap(name => daemon(`virt${name}d`, driver(name), present)),
    ...virtlogd('libvirt-daemon', 'disable'),
    ...virtlockd('libvirt-daemon'),
  ],
  qemu: { package: 'qemu-kvm-core', version: '6.2.0', firmware: `SeaBIOS (version 1.16.0-4.${MODULE})` },
  libvirt: {
    version: '8.0.0',
    hypervisor: { service: 'libvirtd.service', path: '/var/run/libvirt/libvirt-sock' },
    network: { service: 'libvirtd.service', path: '/var/run/libvirt/libvirt-sock' },
    definedBy: 'libvirt-daemon-config-network',
    // %pre of its spec.
    grantedBy: 'libvirt-daemon',
    driver: 'noted',
    heading: 'Name:',
  },
  nic: 'enp1s0',
  // No dummy device since libvirt 6.8.
  bridge: { flags: '<NO-CARRIER,BROADCAST,MULTICAST,UP>', others: [] },
  // libvirt spec EL 8.9; version 8.0 exits 1 on FAIL only.
  validator: { package: 'libvirt-daemon', checks: libvirt8, fails: 'on FAIL' },
  // Stock files of centos-stream-repos.
  repositories: [
    {
      id: 'appstream',
      file: 'CentOS-Stream-AppStream.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=8-stream&arch=x86_64&repo=AppStream&infra=stock',
      path: 'AppStream/x86_64/os',
    },
    {
      id: 'baseos',
      file: 'CentOS-Stream-BaseOS.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=8-stream&arch=x86_64&repo=BaseOS&infra=stock',
      path: 'BaseOS/x86_64/os',
    },
    {
      id: 'extras',
      file: 'CentOS-Stream-Extras.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=8-stream&arch=x86_64&repo=extras&infra=stock',
      path: 'extras/x86_64/os',
    },
    {
      id: 'extras-common',
      file: 'CentOS-Stream-Extras-common.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=8-stream&arch=x86_64&repo=extras-extras-common',
      path: 'extras/x86_64/extras-common',
    },
  ],
  mirrors: {
    // As seen since the mirror lists of EL 8 went away.
    dead: [
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
    ],
    uncached: ["Error: Cache-only enabled but no cache for 'appstream'"],
    curl: 'curl: (6) Could not resolve host: mirrorlist.centos.org',
  },
}
