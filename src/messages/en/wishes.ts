/** What is said about the wishes "users" and "nested". */
const word = (value: number) => (value === 1 ? 'on' : 'off')
const usedBy = ({ guests, uses }: { guests: string; uses: number }) =>
  guests ? `guests: ${guests}` : `uses of the module: ${uses}`

export const wishes = {
  'usage.users': (a: { given: string }) =>
    `--users takes user names separated by commas; "${a.given}" is none`,
  'usage.users.hint': () => 'name users that the host already has, for example --users ops,alice',

  'users.early': () => 'libvirt, which brings what lets users in, is not installed yet',
  'users.expects': () => 'lets the users in and looks again',
  'users.ok-group': (a: { users: string }) => `in the group libvirt: ${a.users}`,
  'users.ok-pkla': (a: { users: string; file: string }) => `allowed by ${a.file}: ${a.users}`,
  'users.next-login': () =>
    'a group counts from the next login: who was logged in before joining it must log in anew',
  'users.outside': (a: { users: string }) =>
    `not yet in the group libvirt: ${a.users} (it counts from their next login)`,
  'users.not-in-pkla': (a: { users: string; file: string }) =>
    `not yet allowed by ${a.file}: ${a.users} (it counts at once)`,
  'users.pkla-changed': (a: { file: string }) =>
    `${a.file} names the users, but not as it must be (owner root, mode 0644, and what is allowed)`,
  'users.absent': (a: { users: string }) => `the host has no such user: ${a.users}`,
  'users.absent.hint': (a: { user: string }) =>
    `look on the host, which also asks its directory (LDAP, Active Directory): getent passwd ${a.user}; kvmup creates no users: add it (useradd ${a.user}), mend the directory, or take it off the wish "users"`,
  'users.unknown': (a: { users: string }) => `the host could not say whether it has this user: ${a.users}`,
  'users.unknown.hint': (a: { user: string }) =>
    `look on the host what is in the way of getent passwd ${a.user} and id ${a.user}: often a directory that does not answer (systemctl status sssd; EL 6: service sssd status)`,
  'users.called': (a: { user: string; called: string }) => `the host calls ${a.user} otherwise: ${a.called}`,
  'users.called.hint': (a: { called: string }) => `write the name in full in the wish "users": ${a.called}`,
  'users.no-group': () => 'libvirt is installed, but its group libvirt is gone',
  'users.no-group.hint': () =>
    'libvirt’s package makes it: groupadd -r libvirt, or reinstall libvirt-daemon (on newer releases libvirt-daemon-common), then run kvmup again',
  'users.directory': (a: { users: string }) =>
    `the group libvirt is in a directory and not on the host, and these are not in it: ${a.users}`,
  'users.directory.hint': () =>
    'add them where the group is kept (LDAP, Active Directory), or make a local group of that name: groupadd -r libvirt',
  'users.no-polkit': () => 'libvirt is installed, but polkit, which would let users in, is not',
  'users.no-polkit.hint': () => 'install it and run kvmup again: yum install polkit',
  'users.foreign': (a: { file: string }) =>
    `${a.file} has something in it that kvmup did not write and would lose`,
  'users.foreign.hint': (a: { file: string }) =>
    `move it to another file of that directory (any other name that ends in .pkla), so that ${a.file} has the section [kvmup] alone`,

  'nested.early': () => 'the kvm module is not loaded yet',
  'nested.expects': () => 'sets the parameter "nested" of the module and looks what the kernel makes of it',
  'nested.ok': (a: { module: string; value: number; where: string }) =>
    `guests in guests are ${word(a.value)}: ${a.module} nested=${a.value}, also at boot (${a.where})`,
  'nested.ok-built-in': (a: { module: string; value: number }) =>
    `guests in guests are ${word(a.value)}: ${a.module} nested=${a.value}, built into the kernel`,
  'nested.not-kept': (a: { module: string; value: number }) =>
    `nothing says that ${a.module} is to be loaded with nested=${a.value}`,
  'nested.wrong': (a: { module: string; value: number; guests: string; uses: number }) =>
    `${a.module} does not have nested=${a.value}; nobody uses it, so it can be loaded anew`,
  'nested.wrong-in-use': (a: { module: string; value: number; guests: string; uses: number }) =>
    `${a.module} does not have nested=${a.value} and is in use (${usedBy(a)}): the option is written, and counts from its next loading`,
  'nested.in-use': (a: { module: string; value: number; guests: string; uses: number }) =>
    `nested=${a.value} is written, but ${a.module} was loaded before that and is in use (${usedBy(a)})`,
  'nested.in-use.hint': (a: { module: string; value: number }) =>
    `shut the guests down, or end what else has /dev/kvm open (lsof /dev/kvm), and run kvmup again: it loads ${a.module} anew when nobody uses it; or reboot the host`,
  'nested.contradicted': (a: { text: string; where: string; value: number }) =>
    `wished is nested=${a.value}, but somebody set "${a.text}" in ${a.where}`,
  'nested.contradicted.hint': (a: { text: string; where: string; value: number }) =>
    `ask who set it and why; then change that line to nested=${a.value} or remove it (a file below /usr/lib: put one of its name into /etc/modprobe.d), or change the wish "nested"`,
  'nested.contradicted.hint-boot': (a: { text: string; where: string; value: number }) =>
    `ask who set it and why; then remove it (grubby --update-kernel=ALL --remove-args=${a.text}) and reboot, or change the wish "nested"`,
  'nested.built-in': (a: { module: string; value: number }) =>
    `${a.module} is built into this kernel and does not have nested=${a.value}: only the kernel’s command line can change that`,
  'nested.built-in.hint': (a: { module: string; value: number }) =>
    `grubby --update-kernel=ALL --args=${a.module}.nested=${a.value}, then reboot`,
  'nested.arch': (a: { arch: string }) =>
    `no kvm module of this host (${a.arch}) has a parameter for guests in guests that kvmup knows`,
  'nested.lacking': (a: { module: string; kernel: string }) =>
    `${a.module} of kernel ${a.kernel} has no parameter "nested": its guests cannot run guests`,
  'nested.lacking.hint': () =>
    'use a host whose kernel has it (EL 7 or later on Intel, any on AMD, a logical partition on s390x), or take the wish "nested" back',
  'nested.hpage': () =>
    'kvm was loaded with hpage=1 (huge pages for guests), which excludes guests in guests',
  'nested.hpage.hint': () =>
    'one of both: remove hpage=1 (grep -r hpage /etc/modprobe.d) and load kvm anew, or take the wish "nested" back',

  'cure.module-in-use': () =>
    'a guest or another program uses the module: shut the guests down (virsh -c qemu:///system list), look who has /dev/kvm open (lsof /dev/kvm), and run kvmup again; or reboot the host',
  'cure.group-lock': () =>
    'another program changes users or groups on the host at this moment: run kvmup again; when none does, remove the lock that an earlier one left (/etc/group.lock, /etc/gshadow.lock)',
}
