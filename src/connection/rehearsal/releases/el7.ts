/** CentOS 7 at the level of EL 7.7, whose package sources were read (7.9's were not found). */
import type { Row } from '../row.js'
import { service, virtlockd, virtlogd } from '../units.js'
import { group, universe } from '../universe.js'
import { libvirt4 } from '../validate.js'

const LIBVIRT = '4.5.0-23.el7_7.3'
const QEMU = '10:1.5.3-167.el7_7.1'
const GUESTFS = '1:1.40.2-5.el7'

// Names, versions and requirements: specs of libvirt, qemu-kvm and libguestfs of EL 7.7; smaller packages assumed.
const packages = universe(`
  libvirt-libs                     ${LIBVIRT} needs cyrus-sasl gnutls-utils
  libvirt-bash-completion          ${LIBVIRT}
  libvirt-client                   ${LIBVIRT} needs libvirt-libs libvirt-bash-completion
  libvirt-daemon                   ${LIBVIRT} needs libvirt-libs numad
  libvirt-daemon-driver-network    ${LIBVIRT} needs libvirt-daemon dnsmasq radvd
  libvirt-daemon-driver-nwfilter   ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-nodedev    ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-interface  ${LIBVIRT} needs libvirt-daemon netcf-libs
  libvirt-daemon-driver-secret     ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-lxc        ${LIBVIRT} needs libvirt-daemon
  libvirt-daemon-driver-storage-core    ${LIBVIRT} needs libvirt-daemon nfs-utils qemu-img
  libvirt-daemon-driver-storage-disk    ${LIBVIRT} needs libvirt-daemon-driver-storage-core parted
  libvirt-daemon-driver-storage-gluster ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage-iscsi   ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage-logical ${LIBVIRT} needs libvirt-daemon-driver-storage-core
  libvirt-daemon-driver-storage    ${LIBVIRT} needs libvirt-daemon-driver-storage-disk \
    libvirt-daemon-driver-storage-gluster libvirt-daemon-driver-storage-iscsi \
    libvirt-daemon-driver-storage-logical
  libvirt-daemon-driver-qemu       ${LIBVIRT} needs libvirt-daemon qemu-img lzop
  libvirt-daemon-config-network    ${LIBVIRT} needs libvirt-daemon-driver-network
  libvirt-daemon-config-nwfilter   ${LIBVIRT} needs libvirt-daemon-driver-nwfilter
  libvirt-daemon-kvm               ${LIBVIRT} needs libvirt-daemon-driver-qemu libvirt-daemon-driver-interface \
    libvirt-daemon-driver-network libvirt-daemon-driver-nodedev libvirt-daemon-driver-nwfilter \
    libvirt-daemon-driver-secret libvirt-daemon-driver-storage qemu-kvm
  libvirt                          ${LIBVIRT} needs libvirt-daemon-config-network libvirt-daemon-config-nwfilter \
    libvirt-daemon-driver-qemu libvirt-daemon-driver-interface libvirt-daemon-driver-lxc \
    libvirt-daemon-driver-secret libvirt-daemon-driver-storage libvirt-daemon-driver-nodedev libvirt-client

  qemu-img         ${QEMU}
  qemu-kvm-common  ${QEMU}
  qemu-kvm-tools   ${QEMU}
  qemu-kvm         ${QEMU} needs qemu-kvm-common qemu-img seabios-bin seavgabios-bin ipxe-roms-qemu sgabios-bin
  seabios-bin      1.11.0-2.el7 noarch
  seavgabios-bin   1.11.0-2.el7 noarch
  sgabios-bin      1:0.20110622svn-4.el7 noarch
  ipxe-roms-qemu   20180825-2.git133f4c.el7 noarch

  libguestfs            ${GUESTFS} needs libvirt-daemon-kvm supermin5 hivex augeas-libs fuse
  libguestfs-tools-c    ${GUESTFS} needs libguestfs
  libguestfs-tools      ${GUESTFS} noarch needs libguestfs-tools-c perl-Sys-Guestfs
  libguestfs-xfs        ${GUESTFS} needs libguestfs
  libguestfs-gfs2       ${GUESTFS} needs libguestfs
  libguestfs-rescue     ${GUESTFS} needs libguestfs-tools-c
  libguestfs-rsync      ${GUESTFS} needs libguestfs
  libguestfs-java       ${GUESTFS} needs libguestfs
  libguestfs-devel      ${GUESTFS} needs libguestfs
  libguestfs-gobject    ${GUESTFS} needs libguestfs
  libguestfs-inspect-icons   ${GUESTFS} noarch needs libguestfs
  libguestfs-bash-completion ${GUESTFS} noarch
  libguestfs-man-pages-ja    ${GUESTFS} noarch
  libguestfs-winsupport      7.2-3.el7
  python-libguestfs     ${GUESTFS} needs libguestfs
  ruby-libguestfs       ${GUESTFS} needs libguestfs
  lua-guestfs           ${GUESTFS} needs libguestfs
  perl-Sys-Guestfs      ${GUESTFS} needs libguestfs
  virt-v2v              ${GUESTFS} needs libguestfs-tools-c libguestfs-winsupport
  supermin5             5.1.19-1.el7
  hivex                 1.3.10-6.9.el7
  augeas-libs           1.4.0-9.el7
  fuse                  2.9.2-11.el7

  virt-install         1.5.0-7.el7 noarch needs virt-manager-common libvirt-client
  virt-manager         1.5.0-7.el7 noarch needs virt-manager-common
  virt-manager-common  1.5.0-7.el7 noarch needs libvirt-python libosinfo
  virt-viewer          5.0-15.el7
  virt-top             1.0.8-24.el7 needs libvirt-libs
  virt-who             0.24.7-1.el7 noarch
  gnome-boxes          3.28.5-4.el7 needs libvirt-daemon-kvm
  libvirt-python       4.5.0-1.el7 needs libvirt-libs
  libosinfo            1.1.0-3.el7 needs osinfo-db
  osinfo-db            20190319-2.el7 noarch

  cyrus-sasl   2.1.26-23.el7
  gnutls-utils 3.3.29-9.el7
  numad        0.5-18.20150602git.el7
  dnsmasq      2.76-10.el7
  radvd        2.17-3.el7
  netcf-libs   0.2.8-4.el7
  nfs-utils    1:1.3.0-0.65.el7
  parted       3.1-31.el7
  lzop         1.03-10.el7
`)

export const el7: Row = {
  id: 'el7',
  // The release package of CentOS 7; the fields' form is assumed.
  osRelease: [
    'NAME="CentOS Linux"',
    'VERSION="7 (Core)"',
    'ID="centos"',
    'ID_LIKE="rhel fedora"',
    'VERSION_ID="7"',
    'PRETTY_NAME="CentOS Linux 7 (Core)"',
  ],
  redhatRelease: 'CentOS Linux release 7.7.1908 (Core)',
  // Kernel package of EL 7.7.
  kernel: '3.10.0-1062.el7.x86_64',
  init: 'systemd',
  managers: ['yum'],
  cpu: {
    vendor: 'GenuineIntel',
    model: 'Intel(R) Xeon(R) CPU E5-2680 v3 @ 2.50GHz',
    flag: 'vmx',
    module: 'kvm_intel',
    // Kernel source of EL 7.
    nested: 'N',
  },
  // Kernel source of EL 7: MODULE_DEVICE_TABLE, before any package is installed.
  kvmLoads: 'at boot',
  kernelSays: { ready: [], lacking: ['kvm: no hardware support'] },
  get packages() {
    return packages()
  },
  // Comps of CentOS 7, without optional members. "Virtualization" is a category here, not a group.
  groups: [
    group('virtualization-hypervisor', 'Virtualization Hypervisor', 'libvirt qemu-kvm'),
    group(
      'virtualization-client',
      'Virtualization Client',
      'gnome-boxes virt-install virt-manager virt-viewer virt-top',
    ),
    group('virtualization-platform', 'Virtualization Platform', 'libvirt libvirt-client virt-who'),
    group('virtualization-tools', 'Virtualization Tools', 'libguestfs'),
  ],
  // EL builds yum with group_command=objects.
  groupsAre: 'remembered',
  // Preset of CentOS 7; libvirtd without sockets, virtlogd through the service's Also=.
  units: [
    ...service('libvirtd', 'libvirt-daemon', ['virtlogd.socket', 'virtlockd.socket']),
    ...virtlogd('libvirt-daemon', 'disable'),
    ...virtlockd('libvirt-daemon'),
  ],
  // QEMU 1.5 with -nographic and without a display has no firmware on the serial port (assumed).
  qemu: { package: 'qemu-kvm', version: '1.5.3', firmware: '' },
  libvirt: {
    version: '4.5.0',
    hypervisor: { service: 'libvirtd.service', path: '/var/run/libvirt/libvirt-sock' },
    network: { service: 'libvirtd.service', path: '/var/run/libvirt/libvirt-sock' },
    definedBy: 'libvirt-daemon-config-network',
    // %pre of its spec.
    grantedBy: 'libvirt-daemon',
    driver: 'not noted',
    heading: 'Name:',
  },
  nic: 'eth0',
  // libvirt before 6.8 keeps a dummy device in the bridge.
  bridge: {
    flags: '<NO-CARRIER,BROADCAST,MULTICAST,UP>',
    others: ['virbr0-nic <BROADCAST,MULTICAST>'],
  },
  // libvirt spec EL 7.7.
  validator: { package: 'libvirt-client', checks: libvirt4, fails: 'on any' },
  // Stock CentOS-Base.repo of centos-release.
  repositories: [
    {
      id: 'base',
      file: 'CentOS-Base.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os&infra=stock',
      path: 'os/x86_64',
    },
    {
      id: 'extras',
      file: 'CentOS-Base.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=extras&infra=stock',
      path: 'extras/x86_64',
    },
    {
      id: 'updates',
      file: 'CentOS-Base.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=updates&infra=stock',
      path: 'updates/x86_64',
    },
  ],
  mirrors: {
    // As seen since the mirror lists of CentOS went away; format strings of yum 3.4.3.
    dead: [
      'Could not retrieve mirrorlist http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os&infra=stock error was',
      '14: curl#6 - "Could not resolve host: mirrorlist.centos.org; Unknown error"',
      'Cannot find a valid baseurl for repo: base/7/x86_64',
    ],
    // Assumed.
    uncached: [
      'Error: Cannot retrieve repository metadata (repomd.xml) for repository: base. Please verify its path and try again',
    ],
    curl: 'curl: (6) Could not resolve host: mirrorlist.centos.org; Unknown error',
  },
}
