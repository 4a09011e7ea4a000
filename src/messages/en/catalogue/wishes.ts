import type { CatalogueWords } from '../../../catalogue/words.js'

/** What was wished for beyond a KVM host. */
export const wishes = {
  KVM135: {
    title: 'The host has no such user',
    cause:
      'A user named in the wish users (--users) does not exist on the host: getent found him neither in /etc/passwd nor in the directory that the host asks (LDAP, Active Directory). kvmup only lets in users that are there already; who somebody is, it does not decide.',
    remedy: [
      'See it on the host: `getent passwd NAME`.',
      'If the name is misspelt: mend it in `--users` or in `users:` of the inventory.',
      'If the user is missing: `useradd NAME`, or mend the connection to the directory.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM136: {
    title: 'The host cannot say whether it has this user',
    cause:
      'getent or id did not give an answer in time, or ended with an error that is neither yes nor no. Most often the host asks a directory (SSSD, LDAP, Active Directory) that does not answer. kvmup does not take silence for a no.',
    remedy: [
      'See what hangs on the host: `getent passwd NAME`, `id NAME`.',
      'See the service that asks the directory: `systemctl status sssd` on EL 7 and later, `/etc/rc.d/init.d/sssd status` on EL 6.',
      'When it answers: `kvmup apply HOST`.',
    ],
  },
  KVM137: {
    title: 'The host calls this user by another name',
    cause:
      'The host knows the user and gives another name for him: a directory that does not tell upper from lower case, or that wants names in full (user@domain). Groups and rules keep names as they are written, so kvmup does not write the short one.',
    remedy: [
      'See what the host calls him: `getent passwd NAME`; the first field.',
      'Write that name in `--users` or in `users:` of the inventory.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM138: {
    title: 'The group libvirt is missing or not on the host',
    cause:
      'On EL 7 and later whoever is in the group libvirt may manage libvirt without being root, by a rule of polkit. The packages of libvirt make that group; here it is gone, or it is kept in a directory and not in /etc/group, where the tools of the host could change it. EL 6 has no such group: there kvmup uses a file of polkit.',
    remedy: [
      'See it: `getent group libvirt`, `grep ^libvirt: /etc/group`.',
      'If it is gone: `groupadd -r libvirt`, then `kvmup apply HOST`.',
      'If it is in a directory: add the users there (LDAP, Active Directory); or make a local group of that name: `groupadd -r libvirt`.',
      'Then: `kvmup verify HOST`. A group counts from the next login of the user.',
    ],
  },
  KVM139: {
    title: 'polkit is missing (EL 6)',
    cause:
      'On EL 6 users are let in by a file in /etc/polkit-1/localauthority/50-local.d, and that directory does not exist although libvirt is installed: polkit is not there.',
    remedy: ['Install it: `yum install polkit`.', 'Then: `kvmup apply HOST`.'],
  },
  KVM140: {
    title: 'kvmup’s file of polkit has something else in it (EL 6)',
    cause:
      'On EL 6 kvmup keeps the users it lets in in 50-kvmup.pkla, below /etc/polkit-1/localauthority/50-local.d, with one section [kvmup]. Somebody has written more into that file. kvmup writes it as a whole and would lose that, so it does not touch it.',
    remedy: [
      'Read it: `cat /etc/polkit-1/localauthority/50-local.d/50-kvmup.pkla`.',
      'Move what is not in the section [kvmup] to another file of that directory; any other name that ends in .pkla will do.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM141: {
    title: 'The files of users and groups are locked',
    cause:
      'gpasswd could not lock /etc/group or /etc/gshadow: another program changes users or groups at this moment, or one that died has left its lock file.',
    remedy: [
      'Run kvmup again: `kvmup apply HOST`.',
      'If it stays: see whether a program is at it (`ps -ef | grep -e useradd -e usermod -e groupadd -e gpasswd -e vigr`). Only when there is none: remove /etc/group.lock and /etc/gshadow.lock.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM142: {
    title: 'The module is in use and keeps its old option',
    cause:
      'The option nested is written and counts when the module is loaded, and the module was loaded before that. It can be unloaded only while nobody uses it: a running guest, or any program that has /dev/kvm open, holds it (`Module kvm_intel is in use`). kvmup ends no guest; it loads the module anew as soon as nobody uses it, and a reboot does so too.',
    remedy: [
      'See who uses it: `virsh -c qemu:///system list`, `lsof /dev/kvm`, and the count in `lsmod`.',
      'Shut the guests down, and end what else has /dev/kvm open.',
      'Then: `kvmup apply HOST`; or reboot the host.',
      'Check it: `cat /sys/module/kvm_intel/parameters/nested` (AMD: `kvm_amd`).',
    ],
  },
  KVM143: {
    title: 'Somebody has set nested otherwise',
    cause:
      'An option nested of the KVM module stands in a modprobe.d directory or on the kernel command line, with another value than the one wished for. kvmup writes its own to /etc/modprobe.d/kvmup-nested.conf and overrules nobody: which of the two holds is for a person to say.',
    remedy: [
      'Find it: `grep -rs nested /etc/modprobe.d /run/modprobe.d /usr/lib/modprobe.d /lib/modprobe.d`, and `cat /proc/cmdline`.',
      'Ask who set it and why.',
      'If the wish is right: change that line or remove it. For a file below /usr/lib put one of the same name into /etc/modprobe.d; from the command line `grubby --update-kernel=ALL --remove-args=kvm_intel.nested=0`, written as it stands there, and reboot.',
      'If the line is right: change `--nested`, or `nested:` in the inventory. Then: `kvmup apply HOST`.',
    ],
  },
  KVM144: {
    title: 'The module is built into the kernel',
    cause:
      'The KVM module is part of the kernel and not a file, so modprobe and its options never reach it: only the kernel command line sets its parameters. The kernels of the distribution have it as a module on x86; this one was built otherwise.',
    remedy: [
      'Set it: `grubby --update-kernel=ALL --args=kvm_intel.nested=1` (AMD: `kvm_amd.nested=1`; 0 to switch it off).',
      'Reboot the host.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM145: {
    title: 'This kernel cannot do guests in guests',
    cause:
      'The KVM module of this kernel has no parameter nested: CentOS 6 on Intel cannot run guests in guests at all. On Arm and POWER there is no module parameter that kvmup knows. Where guests in guests are not wanted (nested off), nothing has to be done for it.',
    remedy: [
      'Use a host whose kernel has it: EL 7 or later on Intel, any release on AMD, a logical partition on s390x.',
      'Or take the wish back: leave out `--nested`, or `nested: leave` in the inventory.',
      'See what the module offers: `modinfo -F parm kvm_intel` (AMD: `kvm_amd`).',
    ],
  },
  KVM146: {
    title: 'Huge pages exclude guests in guests (s390x)',
    cause:
      'On s390x the module kvm takes either huge pages for guests (hpage=1) or guests in guests (nested=1), not both. It was loaded with hpage=1.',
    remedy: [
      'Decide for one of both: `grep -rs hpage /etc/modprobe.d` shows where it is set.',
      'For guests in guests: remove hpage=1 and, while no guest runs, load the module anew (`modprobe -r kvm`, `modprobe kvm`), or reboot.',
      'For huge pages: take the wish nested back.',
      'Then: `kvmup apply HOST`.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
