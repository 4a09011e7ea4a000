import type { CatalogueWords } from '../../../catalogue/words.js'

/** Package manager and packages. */
export const packages = {
  KVM070: {
    title: 'Another package manager is at work on the host',
    cause:
      'Only one at a time may change packages, and somebody else has the lock: PackageKit or dnf-automatic, often right after the boot, or another administrator. kvmup waits up to ten minutes for whom it sees before it starts; it runs yum and dnf with exit_on_lock, which otherwise wait for ever. The lock is /var/run/yum.pid on EL 6 and 7, and files below /var/cache/dnf and /var/lib/dnf on EL 8 to 10; the output names the process.',
    remedy: [
      'See who it is: `ps -fp PID`.',
      'Wait for its end. Never kill a transaction that is under way: it leaves a half-changed system and a damaged database.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM071: {
    title: 'There is not enough room on a disk of the host',
    cause:
      'A fresh host needs about 1000 MiB below /usr and 500 MiB below /var/cache, one that lacks only some packages 200 MiB each; kvmup looks with `df` before it starts, because a disk that fills up in a transaction leaves a damaged system. A transaction can also fail for /boot, and the proof for /var/tmp: then the program itself said `No space left on device` or how much it needs.',
    remedy: [
      'See where: `df -h / /usr /var /var/tmp /boot`.',
      'Free what costs nothing: `yum clean all` on EL 6 and 7, `dnf clean all` on EL 8 to 10; then old logs and files of your own.',
      'For /boot remove old kernels: `package-cleanup --oldkernels --count=2` (yum-utils) on EL 6 and 7, `dnf remove --oldinstallonly` on EL 8 to 10.',
      'Or enlarge the file system. Then: `kvmup apply HOST`.',
    ],
  },
  KVM072: {
    title: 'The signing key of the packages is not on the host',
    cause:
      'Every package is signed, and the host does not have the key that this one was signed with. Vendors change their keys: AlmaLinux 8 signs with a new one since January 2024, which comes with almalinux-release 8.8-3 and later. kvmup imports that key itself where its file is on the host; it never installs without checking signatures.',
    remedy: [
      'See which keys the host has: `rpm -qa "gpg-pubkey*"`, and where the repository says its key is: `gpgkey=` in /etc/yum.repos.d.',
      'Get the vendor’s current key over https and import it: `rpm --import FILE`. AlmaLinux: `rpm --import https://repo.almalinux.org/almalinux/RPM-GPG-KEY-AlmaLinux`.',
      'Keys of the distribution itself are in /etc/pki/rpm-gpg: `rpm --import /etc/pki/rpm-gpg/RPM-GPG-KEY-NAME`. Do not switch gpgcheck off.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM073: {
    title: 'The database of rpm is damaged',
    cause:
      'rpm cannot read its own database: it names Berkeley DB (`BDB0113`, `DB_RUNRECOVERY`, `Thread died in Berkeley DB library`) on EL 6 to 8, or SQLite (`database disk image is malformed`) since EL 9. A transaction that was killed, or a disk that filled up, leaves it so. What rpm does not name may well be installed, so kvmup judges no package until it is sound.',
    remedy: [
      'If the disk is full, free some room first (`kvmup explain KVM071`).',
      'Let kvmup copy it to /var/lib/kvmup and rebuild it: `kvmup apply --repair-rpmdb HOST`, or `repair_rpmdb: true` among the wishes of the inventory.',
      'By hand, while no rpm, yum or dnf runs: `cp -a /var/lib/rpm /var/lib/rpm.copy`, `rm -f /var/lib/rpm/__db.*`, `rpm --rebuilddb`. Where it lies: `rpm --eval %_dbpath`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM074: {
    title: 'A lock file of dnf is damaged',
    cause:
      'dnf writes its process id into its lock files, and in one of them stands something else: a crash or a full disk emptied or cut it. dnf replaces a lock whose process is dead, but refuses one that it cannot read (`Malformed lock file found`). yum on EL 6 and 7 does not know this fault.',
    remedy: [
      'See that no package manager runs: `ps -ef | grep -e dnf -e yum -e packagekit`.',
      'Remove the file that the output names, for example `rm /var/cache/dnf/metadata_lock.pid`; or all of them, as dnf itself advises: `systemd-tmpfiles --remove dnf.conf`.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM075: {
    title: 'An earlier transaction of yum was interrupted',
    cause:
      'yum 3 (EL 6 and 7) keeps a record of a transaction until it has ended, and one that never ended is still there, in /var/lib/yum. Some packages may now be installed in two versions; then yum refuses with `Protected multilib versions` or `is a duplicate with`. Without such doubles it is only a note. dnf on EL 8 to 10 has nothing like it.',
    remedy: [
      'Install the tools: `yum install yum-utils`.',
      'Forget the rest of the old transaction: `yum-complete-transaction --cleanup-only`.',
      'See whether packages are there twice: `package-cleanup --dupes`; remove the older of each: `package-cleanup --cleandupes`. Read what it proposes before you agree.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM076: {
    title: 'The repositories do not fit together',
    cause:
      'A package needs another in a version that no enabled repository has, or two of them exclude each other. It happens when repositories of different age or origin are mixed: a local mirror that was synchronized only in part, a third-party build of qemu or libvirt, or excludes in the configuration.',
    remedy: [
      'Read in the output which package wants what, and which repository stands behind it.',
      'Bring all repositories to the same state: synchronize a local mirror as a whole, then `yum clean all` on EL 6 and 7, `dnf clean all` on EL 8 to 10.',
      'Look for what holds packages back: `grep -rs -e exclude /etc/yum.conf /etc/dnf/dnf.conf /etc/yum.repos.d`, and third-party repositories that could do without.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM077: {
    title: 'Another module stream of virt is enabled (EL 8)',
    cause:
      'On EL 8 qemu-kvm, libvirt and libguestfs are in the module virt, and dnf shows only packages of the stream that is enabled: `All matches were filtered out by modular filtering`. The usual stream is virt:rhel, on Oracle Linux virt:ol. kvmup changes a stream itself only while nothing of it is in use; one that was chosen and is used stays, with a note. EL 9 and 10 do not have this module.',
    remedy: [
      'See it: `dnf module list virt`.',
      'If the other stream was chosen on purpose, leave it: the note is only a hint.',
      'Otherwise: `dnf module reset virt`, then `dnf module enable virt:rhel` (Oracle Linux: `virt:ol`).',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM078: {
    title: 'A package is in none of the enabled repositories',
    cause:
      'The package manager does not know a name that kvmup asked for: `No package NAME available` from yum, `No match for argument` or `Unable to find a match` from dnf. yum on EL 6 and 7 ends with 0 even then, so kvmup looks at what is really installed. A repository that carries it is switched off, or the architecture does not have it: libguestfs of EL 6 is there for x86_64 only.',
    remedy: [
      'See what is enabled: `yum repolist all` on EL 6 and 7, `dnf repolist --all` on EL 8 to 10.',
      'Enable what is missing: os and updates on CentOS 6 and 7, BaseOS and AppStream on EL 8 to 10; on RHEL `subscription-manager repos --list`.',
      'With a local mirror: see that it has these packages too.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM079: {
    title: 'A program is newer than a library beside it',
    cause:
      'A program was updated and a library that it uses was not: at its start the linker says `relocation error` and names a symbol that the library does not have. It comes of partial updates on EL 6 and 7, where packages do not always require the library in the version that they need.',
    remedy: [
      'Find the library in the output, and its package: `rpm -qf /lib64/LIBRARY`.',
      'Update it, for example: `yum update device-mapper-libs`. An update of the whole system avoids the next one of the kind.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM080: {
    title: 'The packages are installed, the hypervisor is not there',
    cause:
      'rpm has qemu-kvm and the others, but /usr/libexec/qemu-kvm is missing or cannot be executed: it was deleted, replaced, or lost its mode. On EL 8 and later qemu-kvm is an empty package, the program is in qemu-kvm-core. kvmup tests the program itself, because a package name is no proof of it, and installs its packages once more.',
    remedy: [
      'See what is wrong: `ls -lZ /usr/libexec/qemu-kvm`, and `rpm -V qemu-kvm` on EL 6 and 7, `rpm -V qemu-kvm-core` on EL 8 to 10.',
      'Let kvmup do it: `kvmup apply HOST`; or by hand: `yum reinstall "qemu-kvm*"` on EL 6 and 7, `dnf reinstall "qemu-kvm*"` on EL 8 to 10.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM208: {
    title: 'A package transaction of an earlier run was killed',
    cause:
      'kvmup finds on the host a transaction that it started and whose process is gone without having told its end: a power cut, a reboot, or somebody killed it. rpm may have been between unpacking a package and running its script.',
    remedy: [
      '`kvmup apply HOST` mends it before anything else: packages that are there twice become one, and what the transaction brought is installed once more, so that its scripts run.',
      'By hand: `dnf check`, `dnf remove --duplicates`, `dnf reinstall PACKAGE...`; on EL 6 and 7 `yum-complete-transaction` and `package-cleanup --cleandupes` of yum-utils. Then remove its directory below /var/lib/kvmup/jobs.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
