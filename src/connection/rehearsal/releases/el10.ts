/** CentOS Stream 10 at the level of EL 10.0. No comps, preset or recording of EL 10 was found: see "assumed". */
import type { Row } from '../row.js'
import { type DaemonForm, daemon, remote, virtlockd, virtlogd } from '../units.js'
import { group, universe } from '../universe.js'
import { libvirt9 } from '../validate.js'

const LIBVIRT = '10.10.0-7.el10'
const QEMU = '18:9.1.0-15.el10'
const GUESTFS = '1:1.54.0-4.el10'
const TOOLS = '1.52.2-4.el10'

// Versions of libvirt, qemu-kvm, libguestfs and guestfs-tools: package metadata of EL 10.0; requirements from the
// same; the releases after the hyphen and all smaller packages are assumed. virt-manager is in CRB, which is
// off, gnome-boxes is gone, and whether virt-top exists is not known: none of them is here.
const packages = universe(`
  libvirt-libs                     ${LIBVIRT} needs gnutls-utils
  libvirt-client                   ${LIBVIRT} needs libvirt-libs
  libvirt-daemon-log               ${LIBVIRT} needs libvirt-libs
  libvirt-daemon-lock              ${LIBVIRT} needs libvirt-libs
  libvirt-daemon-plugin-lockd      ${LIBVIRT} needs libvirt-daemon-lock
  libvirt-daemon-proxy             ${LIBVIRT} needs libvirt-libs
  libvirt-daemon-common            ${LIBVIRT} needs libvirt-libs dmidecode numad libvirt-client
  libvirt-daemon                   ${LIBVIRT} needs libvirt-daemon-common libvirt-daemon-lock libvirt-daemon-log \
    libvirt-daemon-plugin-lockd libvirt-daemon-proxy
  # nftables and not iptables, as of EL 10.
  libvirt-daemon-driver-network    ${LIBVIRT} needs libvirt-daemon-common dnsmasq nftables
  libvirt-daemon-driver-nwfilter   ${LIBVIRT} needs libvirt-daemon-common iptables-nft
  libvirt-daemon-driver-nodedev    ${LIBVIRT} needs libvirt-daemon-common mdevctl
  libvirt-daemon-driver-interface  ${LIBVIRT} needs libvirt-daemon-common
  libvirt-daemon-driver-secret     ${LIBVIRT} needs libvirt-daemon-common
  libvirt-daemon-driver-storage-core    ${LIBVIRT} needs libvirt-daemon-common nfs-utils qemu-img
  libvirt-daemon-driver-storage-disk    ${LIBVIRT} needs libvirt-daemon-driver-storage-core parted
  libvirt-daemon-driver-storage-logical ${LIBVIRT} needs libvirt-daemon-driver-storage-core lvm2
  libvirt-daemon-driver-storage    ${LIBVIRT} needs libvirt-daemon-driver-storage-disk \
    libvirt-daemon-driver-storage-logical
  libvirt-daemon-driver-qemu       ${LIBVIRT} needs libvirt-daemon-common libvirt-daemon-log qemu-img \
    systemd-container swtpm-tools passt
  libvirt-daemon-config-network    ${LIBVIRT} needs libvirt-daemon-driver-network
  libvirt-daemon-config-nwfilter   ${LIBVIRT} needs libvirt-daemon-driver-nwfilter
  libvirt-daemon-kvm               ${LIBVIRT} needs libvirt-daemon-driver-qemu libvirt-daemon-driver-interface \
    libvirt-daemon-driver-network libvirt-daemon-driver-nodedev libvirt-daemon-driver-nwfilter \
    libvirt-daemon-driver-secret libvirt-daemon-driver-storage qemu-kvm
  libvirt                          ${LIBVIRT} needs libvirt-daemon libvirt-daemon-config-network \
    libvirt-daemon-config-nwfilter libvirt-daemon-driver-qemu libvirt-daemon-driver-interface \
    libvirt-daemon-driver-secret libvirt-daemon-driver-storage libvirt-daemon-driver-nodedev libvirt-client

  qemu-img         ${QEMU}
  qemu-kvm-common  ${QEMU} needs seabios-bin seavgabios-bin ipxe-roms-qemu
  qemu-kvm-core    ${QEMU} needs qemu-kvm-common qemu-img edk2-ovmf capstone libfdt
  qemu-kvm-docs    ${QEMU}
  qemu-kvm-tools   ${QEMU}
  qemu-kvm-block-blkio             ${QEMU} needs qemu-kvm-common
  qemu-kvm-block-rbd               ${QEMU} needs qemu-kvm-common
  qemu-kvm-audio-pa                ${QEMU} needs qemu-kvm-common
  qemu-kvm-device-display-virtio-gpu  ${QEMU} needs qemu-kvm-common
  qemu-kvm-device-display-virtio-vga  ${QEMU} needs qemu-kvm-device-display-virtio-gpu
  qemu-kvm-device-usb-host         ${QEMU} needs qemu-kvm-common
  qemu-kvm-ui-opengl               ${QEMU} needs qemu-kvm-common
  qemu-pr-helper   ${QEMU}
  virtiofsd        1.13.0-1.el10
  qemu-kvm         ${QEMU} needs qemu-kvm-core qemu-kvm-docs qemu-kvm-tools qemu-kvm-block-blkio qemu-kvm-block-rbd \
    qemu-kvm-audio-pa qemu-kvm-device-display-virtio-gpu qemu-kvm-device-display-virtio-vga \
    qemu-kvm-device-usb-host qemu-kvm-ui-opengl qemu-pr-helper virtiofsd
  edk2-ovmf        20241117-2.el10 noarch
  seabios-bin      1.16.3-6.el10 noarch
  seavgabios-bin   1.16.3-6.el10 noarch
  ipxe-roms-qemu   20240119-6.el10 noarch
  capstone         5.0.1-6.el10
  libfdt           1.7.0-12.el10

  libguestfs            ${GUESTFS} needs libguestfs-appliance hivex-libs augeas-libs fuse qemu-img qemu-kvm-core \
    libvirt-daemon-driver-qemu libvirt-daemon-driver-secret libvirt-daemon-driver-storage-core \
    libvirt-daemon-config-network
  libguestfs-appliance  ${GUESTFS} needs supermin
  libguestfs-xfs        ${GUESTFS} needs libguestfs
  libguestfs-rescue     ${GUESTFS} needs libguestfs
  libguestfs-rsync      ${GUESTFS} needs libguestfs
  libguestfs-bash-completion  ${GUESTFS} noarch
  libguestfs-inspect-icons    ${GUESTFS} noarch needs libguestfs
  python3-libguestfs    ${GUESTFS} needs libguestfs
  perl-Sys-Guestfs      ${GUESTFS} needs libguestfs
  guestfs-tools         ${TOOLS} needs libguestfs libguestfs-xfs provides libguestfs-tools-c
  virt-win-reg          ${TOOLS} noarch needs perl-Sys-Guestfs provides libguestfs-tools
  hivex-libs            1.3.24-5.el10
  augeas-libs           1.14.2-0.3.el10
  supermin              5.3.5-1.el10
  fuse                  2.9.9-23.el10

  virt-install         5.0.0-1.el10 noarch needs virt-manager-common libvirt-client
  virt-manager-common  5.0.0-1.el10 noarch needs python3-libvirt libosinfo
  virt-viewer          11.0-17.el10
  virtio-win           1.9.46-0.el10 noarch
  python3-libvirt      10.10.0-1.el10 needs libvirt-libs
  libosinfo            1.11.0-8.el10 needs osinfo-db
  osinfo-db            20250124-2.el10 noarch

  gnutls-utils          3.8.9-9.el10
  dmidecode             1:3.6-5.el10
  numad                 0.5-46.20150602git.el10
  dnsmasq               2.90-4.el10
  nftables              1:1.1.1-4.el10
  iptables-nft          1.8.11-8.el10
  mdevctl               1.4.0-1.el10
  nfs-utils             1:2.8.2-3.el10
  parted                3.6-7.el10
  lvm2                  10:2.03.28-3.el10
  systemd-container     257-9.el10
  swtpm                 0.9.0-5.el10
  swtpm-tools           0.9.0-5.el10 needs swtpm gnutls-utils
  passt                 0^20250217.ga1e48a0-1.el10
`)

// Preset: assumed as EL 9. Also=: since libvirt 9.9 a main socket brings the other two.
const sockets: DaemonForm = { preset: 'socket', serviceAlso: ['', '-ro', '-admin'], socketAlso: 'others' }
const driver = (name: string, form = sockets, needs: readonly string[] = []) =>
  daemon(`virt${name}d`, `libvirt-daemon-driver-${name === 'storage' ? 'storage-core' : name}`, form, needs)

export const el10: Row = {
  id: 'el10',
  // Assumed: the form of CentOS Stream's release package.
  osRelease: [
    'NAME="CentOS Stream"',
    'VERSION="10 (Coughlan)"',
    'ID="centos"',
    'ID_LIKE="rhel fedora"',
    'VERSION_ID="10"',
    'PLATFORM_ID="platform:el10"',
    'PRETTY_NAME="CentOS Stream 10 (Coughlan)"',
  ],
  redhatRelease: 'CentOS Stream release 10 (Coughlan)',
  // AlmaLinux's release notes: 10.0 has 6.12.0-55; the rest assumed.
  kernel: '6.12.0-55.el10.x86_64',
  init: 'systemd',
  managers: ['dnf', 'yum'],
  // EL 10 asks for x86-64-v3.
  cpu: {
    vendor: 'GenuineIntel',
    model: 'Intel(R) Xeon(R) Gold 6326 CPU @ 2.90GHz',
    flag: 'vmx',
    module: 'kvm_intel',
    // Linux since 4.20; EL 10 itself was not seen.
    nested: 'Y',
  },
  // Modalias, as EL 7 to 9; the configuration of EL 10's kernel was not seen.
  kvmLoads: 'at boot',
  // Kernel source of the later series: module name before the words, processor after them.
  kernelSays: { ready: [], lacking: ['kvm_intel: VMX not supported by CPU 0'] },
  get packages() {
    return packages()
  },
  // Assumed as EL 9's.
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
    ...daemon('libvirtd', 'libvirt-daemon', { ...sockets, preset: 'none' }, [
      'virtlogd.socket',
      'virtlockd.socket',
    ]),
    ...virtlogd('libvirt-daemon-log', 'enable'),
    ...virtlockd('libvirt-daemon-lock'),
    ...remote('libvirtd', 'libvirt-daemon'),
    ...daemon('virtproxyd', 'libvirt-daemon-proxy', sockets),
    ...remote('virtproxyd', 'libvirt-daemon-proxy'),
  ],
  qemu: { package: 'qemu-kvm-core', version: '9.1.0', firmware: 'SeaBIOS (version 1.16.3-6.el10)' },
  libvirt: {
    version: '10.10.0',
    hypervisor: { service: 'virtqemud.service', path: '/var/run/libvirt/virtqemud-sock' },
    network: { service: 'virtnetworkd.service', path: '/var/run/libvirt/virtnetworkd-sock' },
    definedBy: 'libvirt-daemon-config-network',
    // %pre of its spec.
    grantedBy: 'libvirt-daemon-common',
    driver: 'noted',
    heading: 'Name:',
  },
  nic: 'enp1s0',
  // Assumed as EL 9.
  bridge: { flags: '<NO-CARRIER,BROADCAST,MULTICAST,UP>', others: [] },
  // libvirt spec 9.1 and later; EL 10 itself was not seen.
  validator: { package: 'libvirt-daemon-common', checks: libvirt9('intel'), fails: 'on FAIL' },
  // Stock files of centos-stream-repos. Assumed to be those of 9.
  repositories: [
    {
      id: 'appstream',
      file: 'centos.repo',
      kind: 'metalink',
      list: 'https://mirrors.centos.org/metalink?repo=centos-appstream-10-stream&arch=x86_64&protocol=https,http',
      path: 'AppStream/x86_64/os',
    },
    {
      id: 'baseos',
      file: 'centos.repo',
      kind: 'metalink',
      list: 'https://mirrors.centos.org/metalink?repo=centos-baseos-10-stream&arch=x86_64&protocol=https,http',
      path: 'BaseOS/x86_64/os',
    },
    {
      id: 'extras-common',
      file: 'centos-addons.repo',
      kind: 'metalink',
      list: 'https://mirrors.centos.org/metalink?repo=centos-extras-sig-extras-common-10-stream&arch=x86_64&protocol=https,http',
      path: 'extras/x86_64/extras-common',
    },
  ],
  mirrors: {
    // DNF 4.20 has the texts of 4.14, which was recorded.
    dead: [
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: Curl error (7): Couldn't connect to server for https://mirrors.centos.org/metalink?repo=centos-appstream-10-stream&arch=x86_64 [Failed to connect to mirrors.centos.org port 443: Connection refused]",
    ],
    uncached: ["Error: Cache-only enabled but no cache for 'appstream'"],
    curl: 'curl: (7) Failed to connect to mirrors.centos.org port 443: Connection refused',
  },
}
