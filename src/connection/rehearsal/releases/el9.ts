/** CentOS Stream 9 at the level of EL 9.2: the versions of the lab's el9 machine. */
import type { Row } from '../row.js'
import { type DaemonForm, daemon, remote, virtlockd, virtlogd } from '../units.js'
import { group, universe } from '../universe.js'
import { libvirt9 } from '../validate.js'

const LIBVIRT = '9.0.0-10.el9'
const QEMU = '17:7.2.0-14.el9_2'
const GUESTFS = '1:1.48.4-4.el9'
const TOOLS = '1.48.2-8.el9'

// Names, versions and requirements: recorded (the lab's repository, cut after the specs of libvirt, qemu-kvm,
// libguestfs and guestfs-tools of EL 9). Libraries that nobody asks for are left out.
const packages = universe(`
  libvirt-libs                     ${LIBVIRT} needs cyrus-sasl cyrus-sasl-gssapi
  libvirt-client                   ${LIBVIRT} needs libvirt-libs gnutls-utils
  libvirt-daemon                   ${LIBVIRT} needs libvirt-libs iproute-tc dmidecode numad gettext libvirt-client
  libvirt-daemon-driver-network    ${LIBVIRT} needs libvirt-daemon dnsmasq iptables-nft
  libvirt-daemon-driver-nwfilter   ${LIBVIRT} needs libvirt-daemon iptables-nft
  libvirt-daemon-driver-nodedev    ${LIBVIRT} needs libvirt-daemon mdevctl
  libvirt-daemon-driver-interface  ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-secret     ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-storage-core    ${LIBVIRT} needs libvirt-daemon nfs-utils qemu-img
  libvirt-daemon-driver-storage-disk    ${LIBVIRT} needs libvirt-daemon-driver-storage-core parted
  libvirt-daemon-driver-storage-logical ${LIBVIRT} needs libvirt-daemon-driver-storage-core lvm2
  libvirt-daemon-driver-storage-scsi    ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage-iscsi   ${LIBVIRT} needs libvirt-daemon-driver-storage-core iscsi-initiator-utils
  libvirt-daemon-driver-storage-mpath   ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage    ${LIBVIRT} needs libvirt-daemon-driver-storage-disk \
    libvirt-daemon-driver-storage-logical libvirt-daemon-driver-storage-scsi \
    libvirt-daemon-driver-storage-iscsi libvirt-daemon-driver-storage-mpath
  libvirt-daemon-driver-qemu       ${LIBVIRT} needs libvirt-daemon qemu-img lzop systemd-container swtpm-tools passt
  libvirt-daemon-config-network    ${LIBVIRT} needs libvirt-daemon-driver-network
  libvirt-daemon-config-nwfilter   ${LIBVIRT} needs libvirt-daemon-driver-nwfilter
  libvirt-daemon-kvm               ${LIBVIRT} needs libvirt-daemon-driver-qemu libvirt-daemon-driver-interface \
    libvirt-daemon-driver-network libvirt-daemon-driver-nodedev libvirt-daemon-driver-nwfilter \
    libvirt-daemon-driver-secret libvirt-daemon-driver-storage qemu-kvm
  # Not libvirt-daemon-kvm: libvirt alone brings no hypervisor.
  libvirt                          ${LIBVIRT} needs libvirt-daemon-config-network libvirt-daemon-config-nwfilter \
    libvirt-daemon-driver-qemu libvirt-daemon-driver-interface libvirt-daemon-driver-secret \
    libvirt-daemon-driver-storage libvirt-daemon-driver-nodedev libvirt-client

  qemu-img         ${QEMU}
  qemu-kvm-common  ${QEMU} needs seabios-bin seavgabios-bin ipxe-roms-qemu
  qemu-kvm-core    ${QEMU} needs qemu-kvm-common qemu-img edk2-ovmf capstone libfdt
  qemu-kvm-docs    ${QEMU}
  qemu-kvm-tools   ${QEMU}
  qemu-kvm-block-rbd               ${QEMU} needs qemu-kvm-common
  qemu-kvm-audio-pa                ${QEMU} needs qemu-kvm-common
  qemu-kvm-ui-opengl               ${QEMU} needs qemu-kvm-common
  qemu-kvm-ui-egl-headless         ${QEMU} needs qemu-kvm-ui-opengl
  qemu-kvm-device-display-virtio-gpu      ${QEMU} needs qemu-kvm-common
  qemu-kvm-device-display-virtio-gpu-pci  ${QEMU} needs qemu-kvm-device-display-virtio-gpu
  qemu-kvm-device-display-virtio-vga      ${QEMU} needs qemu-kvm-device-display-virtio-gpu
  qemu-kvm-device-usb-host         ${QEMU} needs qemu-kvm-common
  qemu-kvm-device-usb-redirect     ${QEMU} needs qemu-kvm-common
  qemu-pr-helper   ${QEMU}
  virtiofsd        1.5.0-1.el9
  qemu-kvm         ${QEMU} needs qemu-kvm-core qemu-kvm-docs qemu-kvm-tools qemu-kvm-block-rbd qemu-kvm-audio-pa \
    qemu-kvm-ui-opengl qemu-kvm-ui-egl-headless qemu-kvm-device-display-virtio-gpu \
    qemu-kvm-device-display-virtio-gpu-pci qemu-kvm-device-display-virtio-vga qemu-kvm-device-usb-host \
    qemu-kvm-device-usb-redirect qemu-pr-helper virtiofsd
  edk2-ovmf        20221207gitfff6d81270b5-9.el9_2 noarch
  seabios-bin      1.16.1-1.el9 noarch
  seavgabios-bin   1.16.1-1.el9 noarch
  ipxe-roms-qemu   20200823-9.git4bd064de.el9 noarch
  capstone         4.0.2-10.el9
  libfdt           1.6.0-7.el9

  # The library needs qemu-kvm-core only, and guestfish is in it.
  libguestfs            ${GUESTFS} needs libguestfs-appliance hivex-libs augeas-libs fuse qemu-img qemu-kvm-core \
    libvirt-daemon-driver-qemu libvirt-daemon-driver-secret libvirt-daemon-driver-storage-core \
    libvirt-daemon-config-network
  libguestfs-appliance  ${GUESTFS} needs supermin
  libguestfs-xfs        ${GUESTFS} needs libguestfs
  libguestfs-rescue     ${GUESTFS} needs libguestfs
  libguestfs-rsync      ${GUESTFS} needs libguestfs
  libguestfs-bash-completion  ${GUESTFS} noarch
  libguestfs-inspect-icons    ${GUESTFS} noarch needs libguestfs
  libguestfs-winsupport 9.2-1.el9
  python3-libguestfs    ${GUESTFS} needs libguestfs
  perl-Sys-Guestfs      ${GUESTFS} needs libguestfs perl-interpreter
  guestfs-tools         ${TOOLS} needs libguestfs libguestfs-xfs provides libguestfs-tools-c
  guestfs-tools-bash-completion  ${TOOLS} noarch needs guestfs-tools
  virt-win-reg          ${TOOLS} noarch needs perl-Sys-Guestfs perl-hivex provides libguestfs-tools
  hivex-libs            1.3.21-3.el9
  perl-hivex            1.3.21-3.el9 needs hivex-libs perl-interpreter
  perl-interpreter      4:5.32.1-480.el9
  augeas-libs           1.13.0-3.el9
  supermin              5.3.2-1.el9
  fuse                  2.9.9-15.el9

  virt-install         4.1.0-2.el9 noarch needs virt-manager-common libvirt-client
  virt-manager         4.1.0-2.el9 noarch needs virt-manager-common python3-gobject-base
  virt-manager-common  4.1.0-2.el9 noarch needs python3-libvirt python3-gobject-base libosinfo
  virt-viewer          11.0-1.el9
  virt-top             1.1.1-9.el9 needs libvirt-libs
  virtio-win           1.9.33-0.el9 noarch
  python3-libvirt      9.0.0-1.el9 needs libvirt-libs
  python3-gobject-base 3.40.1-6.el9
  libosinfo            1.10.0-1.el9 needs osinfo-db
  osinfo-db            20221130-1.el9 noarch
  cyrus-sasl            2.1.27-21.el9
  cyrus-sasl-gssapi     2.1.27-21.el9
  gnutls-utils          3.7.6-20.el9_2
  iproute-tc            6.1.0-1.el9
  dmidecode             1:3.3-7.el9
  numad                 0.5-36.20150602git.el9
  gettext               0.21-7.el9
  dnsmasq               2.85-6.el9
  iptables-nft          1.8.8-6.el9 provides iptables ebtables
  mdevctl               1.1.0-4.el9
  nfs-utils             1:2.5.4-18.el9
  parted                3.5-2.el9
  lvm2                  9:2.03.17-7.el9
  iscsi-initiator-utils 6.2.1.4-3.git2a8f9d8.el9
  lzop                  1.04-8.el9
  systemd-container     252-13.el9_2
  swtpm                 0.8.0-1.el9
  swtpm-tools           0.8.0-1.el9 needs swtpm gnutls-utils
  passt                 0^20221110.g4129764-1.el9
`)

// Preset: 90-default.preset of EL 9. Also=: the units of libvirt 9.0.
const sockets: DaemonForm = { preset: 'socket', serviceAlso: ['', '-ro', '-admin'], socketAlso: 'none' }
const driver = (name: string, form = sockets, needs: readonly string[] = []) =>
  daemon(`virt${name}d`, `libvirt-daemon-driver-${name === 'storage' ? 'storage-core' : name}`, form, needs)

export const el9: Row = {
  id: 'el9',
  // Recorded: the lab's el9 machine carries the files of centos-stream-release.
  osRelease: [
    'NAME="CentOS Stream"',
    'VERSION="9"',
    'ID="centos"',
    'ID_LIKE="rhel fedora"',
    'VERSION_ID="9"',
    'PLATFORM_ID="platform:el9"',
    'PRETTY_NAME="CentOS Stream 9"',
  ],
  redhatRelease: 'CentOS Stream release 9',
  // The kernel of EL 9.2, as the lab's package list has it.
  kernel: '5.14.0-284.11.1.el9_2.x86_64',
  init: 'systemd',
  managers: ['dnf', 'yum'],
  // nested: by what its kernel says when it starts (below).
  cpu: {
    vendor: 'AuthenticAMD',
    model: 'AMD EPYC 7302P 16-Core Processor',
    flag: 'svm',
    module: 'kvm_amd',
    nested: '1',
  },
  kvmLoads: 'at boot',
  kernelSays: {
    // Recorded; the time in brackets is assumed.
    ready: ['[    5.402113] kvm: Nested Virtualization enabled'],
    lacking: ["kvm: no hardware support for 'kvm_amd'"],
  },
  get packages() {
    return packages()
  },
  // Comps of EL 9.3, without optional members; virtio-win and virt-top are default members.
  groups: [
    group('virtualization-hypervisor', 'Virtualization Hypervisor', 'libvirt qemu-kvm'),
    group('virtualization-client', 'Virtualization Client', 'virt-install virt-manager virt-viewer virt-top'),
    group('virtualization-platform', 'Virtualization Platform', 'libvirt libvirt-client'),
    group('virtualization-tools', 'Virtualization Tools', 'libguestfs virtio-win'),
  ],
  groupsAre: 'remembered',
  units: [
    ...driver('qemu', { ...sockets, preset: 'service' }, ['virtlogd.socket', 'virtlockd.socket']),
    ...['network', 'nodedev', 'nwfilter', 'secret', 'storage', 'interface'].flatMap(name => driver(name)),
    ...daemon(
      'libvirtd',
      'libvirt-daemon',
      { preset: 'none', serviceAlso: ['', '-ro'], socketAlso: 'none' },
      ['virtlogd.socket', 'virtlockd.socket'],
    ),
    ...virtlogd('libvirt-daemon', 'enable'),
    ...virtlockd('libvirt-daemon'),
    ...remote('libvirtd', 'libvirt-daemon'),
    ...daemon('virtproxyd', 'libvirt-daemon', sockets),
    ...remote('virtproxyd', 'libvirt-daemon'),
  ],
  qemu: {
    package: 'qemu-kvm-core',
    version: '7.2.0',
    // Wording as a real QEMU printed it, with the version of EL's seabios-bin.
    firmware: 'SeaBIOS (version 1.16.1-1.el9)',
  },
  libvirt: {
    version: '9.0.0',
    hypervisor: { service: 'virtqemud.service', path: '/var/run/libvirt/virtqemud-sock' },
    network: { service: 'virtnetworkd.service', path: '/var/run/libvirt/virtnetworkd-sock' },
    definedBy: 'libvirt-daemon-config-network',
    // %pre of its spec.
    grantedBy: 'libvirt-daemon',
    driver: 'noted',
    heading: 'Name:',
  },
  nic: 'enp1s0',
  // Recorded: no carrier while no guest runs; no dummy device since libvirt 6.8.
  bridge: { flags: '<NO-CARRIER,BROADCAST,MULTICAST,UP>', others: [] },
  // libvirt spec 9.0: with the daemon; since 9.1 in libvirt-daemon-common.
  validator: { package: 'libvirt-daemon', checks: libvirt9('amd'), fails: 'on FAIL' },
  // Stock files of centos-stream-repos.
  repositories: [
    {
      id: 'appstream',
      file: 'centos.repo',
      kind: 'metalink',
      list: 'https://mirrors.centos.org/metalink?repo=centos-appstream-9-stream&arch=x86_64&protocol=https,http',
      path: 'AppStream/x86_64/os',
    },
    {
      id: 'baseos',
      file: 'centos.repo',
      kind: 'metalink',
      list: 'https://mirrors.centos.org/metalink?repo=centos-baseos-9-stream&arch=x86_64&protocol=https,http',
      path: 'BaseOS/x86_64/os',
    },
    {
      id: 'extras-common',
      file: 'centos-addons.repo',
      kind: 'metalink',
      list: 'https://mirrors.centos.org/metalink?repo=centos-extras-sig-extras-common-9-stream&arch=x86_64&protocol=https,http',
      path: 'extras/x86_64/extras-common',
    },
  ],
  mirrors: {
    // Recorded with a mirror list on a closed port; the address is the release's own.
    dead: [
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: Curl error (7): Couldn't connect to server for https://mirrors.centos.org/metalink?repo=centos-appstream-9-stream&arch=x86_64 [Failed to connect to mirrors.centos.org port 443: Connection refused]",
    ],
    // DNF 4.14.
    uncached: ["Error: Cache-only enabled but no cache for 'appstream'"],
    curl: 'curl: (7) Failed to connect to mirrors.centos.org port 443: Connection refused',
  },
}
