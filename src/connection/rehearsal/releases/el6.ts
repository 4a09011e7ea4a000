/** CentOS 6.10. */
import type { Row } from '../row.js'
import { group, universe } from '../universe.js'
import { libvirt0 } from '../validate.js'

const LIBVIRT = '0.10.2-64.el6_10.2'
// The last number of qemu-kvm's release is assumed.
const QEMU = '2:0.12.1.2-2.506.el6_10.5'
const GUESTFS = '1:1.20.11-20.el6'

// Names, versions and requirements: specs of libvirt, qemu-kvm and libguestfs of EL 6.10; smaller packages assumed.
const packages = universe(`
  libvirt-client  ${LIBVIRT} needs cyrus-sasl-md5 gnutls-utils nc
  libvirt         ${LIBVIRT} needs libvirt-client dnsmasq radvd ebtables lzop libcgroup parted nfs-utils numad \
    netcf-libs yajl qemu-img
  libvirt-python  ${LIBVIRT} needs libvirt-client
  libvirt-cim     0.6.1-12.el6 needs libvirt
  libvirt-java    0.4.9-1.el6 noarch needs libvirt-client
  libvirt-snmp    0.0.2-5.el6 needs libvirt-client

  qemu-img        ${QEMU}
  qemu-kvm        ${QEMU} needs qemu-img seabios vgabios gpxe-roms-qemu sgabios-bin
  qemu-kvm-tools  ${QEMU}
  vios-proxy      0.2-1.el6 needs qemu-kvm
  seabios         0.6.1.2-30.el6
  vgabios         0.6b-3.7.el6 noarch
  sgabios-bin     0-0.3.20110621svn.el6 noarch
  gpxe-roms-qemu  0.9.7-6.16.el6 noarch

  libguestfs            ${GUESTFS} needs qemu-kvm febootstrap-supermin-helper hivex augeas-libs fuse
  libguestfs-tools-c    ${GUESTFS} needs libguestfs
  libguestfs-tools      ${GUESTFS} needs libguestfs-tools-c perl-Sys-Guestfs
  libguestfs-java       ${GUESTFS} needs libguestfs
  libguestfs-java-devel ${GUESTFS} needs libguestfs-java
  libguestfs-javadoc    ${GUESTFS} noarch
  libguestfs-devel      ${GUESTFS} needs libguestfs
  libguestfs-winsupport 1.0-7.el6
  python-libguestfs     ${GUESTFS} needs libguestfs
  ruby-libguestfs       ${GUESTFS} needs libguestfs
  ocaml-libguestfs      ${GUESTFS} needs libguestfs
  ocaml-libguestfs-devel ${GUESTFS} needs ocaml-libguestfs
  perl-Sys-Guestfs      ${GUESTFS} needs libguestfs
  virt-v2v              0.9.1-11.el6 needs perl-Sys-Guestfs libguestfs-winsupport
  febootstrap-supermin-helper  3.21-4.el6
  hivex                 1.3.3-4.3.el6
  augeas-libs           1.0.0-10.el6
  fuse                  2.8.3-5.el6

  python-virtinst  0.600.0-31.el6 noarch needs libvirt-python libvirt-client
  virt-manager     0.9.0-34.el6 needs python-virtinst gtk-vnc-python
  virt-viewer      2.0-18.el6
  virt-top         1.0.4-3.15.el6 needs libvirt-client
  virt-who         0.16-13.el6 noarch needs libvirt-python
  gtk-vnc-python   0.3.10-3.el6

  cyrus-sasl-md5  2.1.23-15.el6_6.2
  gnutls-utils    2.12.23-22.el6
  nc              1.84-24.el6
  dnsmasq         2.48-18.el6_9
  radvd           1.6-1.el6
  ebtables        2.0.9-6.el6
  lzop            1.02-0.9.rc1.el6
  libcgroup       0.40.rc1-26.el6
  parted          2.1-29.el6
  nfs-utils       1:1.2.3-78.el6
  numad           0.5-12.20150602git.el6
  netcf-libs      0.2.4-4.el6
  yajl            1.0.7-3.el6
`)

const NO_MIRRORS = [
  'YumRepo Error: All mirror URLs are not using ftp, http[s] or file.',
  ' Eg. Invalid release/repo/arch combination/',
]
const NO_METADATA =
  'Error: Cannot retrieve repository metadata (repomd.xml) for repository: base. Please verify its path and try again'

export const el6: Row = {
  id: 'el6',
  // The release package of EL 6 has no os-release.
  osRelease: [],
  redhatRelease: 'CentOS release 6.10 (Final)',
  // Kernel package of EL 6.10.
  kernel: '2.6.32-754.25.1.el6.x86_64',
  init: 'sysv',
  managers: ['yum'],
  cpu: {
    vendor: 'GenuineIntel',
    model: 'Intel(R) Xeon(R) CPU           X5570  @ 2.93GHz',
    flag: 'vmx',
    module: 'kvm_intel',
    // Kernel source of EL 6: its kvm_intel has no such parameter.
    nested: '',
  },
  // kvm.modules of EL 6's qemu-kvm: run by its %post and at boot.
  kvmLoads: 'with qemu-kvm',
  kernelSays: { ready: [], lacking: ['kvm: no hardware support'] },
  get packages() {
    return packages()
  },
  // Comps of EL 6, without optional members.
  groups: [
    group('virtualization', 'Virtualization', 'qemu-kvm'),
    group(
      'virtualization-client',
      'Virtualization Client',
      'python-virtinst virt-manager virt-viewer virt-top',
    ),
    group('virtualization-platform', 'Virtualization Platform', 'libvirt libvirt-client virt-who'),
    group('virtualization-tools', 'Virtualization Tools', 'libguestfs'),
  ],
  groupsAre: 'computed',
  units: [],
  // QEMU 0.12 with -nographic and without a display has no firmware on the serial port (assumed).
  qemu: { package: 'qemu-kvm', version: '0.12.1', firmware: '' },
  libvirt: {
    version: '0.10.2',
    hypervisor: { service: 'libvirtd', path: '/var/run/libvirt/libvirt-sock' },
    network: { service: 'libvirtd', path: '/var/run/libvirt/libvirt-sock' },
    // libvirt's own %post.
    definedBy: 'libvirt',
    // Its spec makes the users and groups of qemu and kvm only.
    grantedBy: '',
    // tools/virsh-network.c of 2012.
    driver: 'not noted',
    heading: 'Name',
  },
  nic: 'eth0',
  // A bridge of 2.6.32 has its carrier with the dummy device alone: ifconfig on CentOS 6 shows RUNNING.
  bridge: {
    flags: '<BROADCAST,MULTICAST,UP,LOWER_UP>',
    others: ['virbr0-nic <BROADCAST,MULTICAST>'],
  },
  // libvirt spec EL 6.10.
  validator: { package: 'libvirt-client', checks: libvirt0, fails: 'on any' },
  // Stock CentOS-Base.repo of centos-release.
  repositories: [
    {
      id: 'base',
      file: 'CentOS-Base.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=6&arch=x86_64&repo=os&infra=stock',
      path: 'os/x86_64',
    },
    {
      id: 'updates',
      file: 'CentOS-Base.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=6&arch=x86_64&repo=updates&infra=stock',
      path: 'updates/x86_64',
    },
    {
      id: 'extras',
      file: 'CentOS-Base.repo',
      kind: 'mirrorlist',
      list: 'http://mirrorlist.centos.org/?release=6&arch=x86_64&repo=extras&infra=stock',
      path: 'extras/x86_64',
    },
  ],
  mirrors: {
    // As seen since the mirror lists of CentOS 6 went away.
    dead: [...NO_MIRRORS, NO_METADATA],
    uncached: [NO_METADATA],
    curl: "curl: (6) Couldn't resolve host 'mirrorlist.centos.org'",
  },
}
