/** What the wizard asks and says. */
const several = (hosts: number) => (hosts === 1 ? 'the host' : `${hosts} hosts`)

export const wizard = {
  'wizard.no-terminal': () => 'there is no terminal to ask questions on',
  'wizard.no-terminal.hint': () =>
    'without one, name the hosts and give consent beforehand: kvmup plan TARGET, then kvmup apply --yes TARGET',
  'wizard.welcome': () =>
    'kvmup makes KVM hosts. A few questions, then the plan, then one consent: until that, nothing is changed anywhere. Esc goes back, Ctrl-C leaves. With a screen reader: kvmup wizard --plain.',
  'wizard.welcome.plain': () =>
    'kvmup makes KVM hosts. A few questions, then the plan, then one consent: until that, nothing is changed anywhere. Type the number of an answer and Enter; < goes back, Ctrl-C leaves.',
  'wizard.keys.one': () => '↑↓ or number: choose, Enter: take, Esc: back',
  'wizard.keys.first': () => '↑↓ or number: choose, Enter: take, Ctrl-C: leave',
  'wizard.keys.some': () => 'Space: on or off, a: all or none, Enter: take, Esc: back',
  'wizard.keys.text': () => 'Enter: take, Esc or <: back',
  'wizard.plain.one': () => 'A number, Enter for the one in brackets, < to go back:',
  'wizard.plain.some': () =>
    'Numbers separated by commas, * for all, Enter for those in brackets, < to go back:',
  'wizard.plain.some-or-none': () =>
    'Numbers separated by commas, * for all, - for none, Enter for what stands in brackets, < to go back:',
  'wizard.plain.text': () => 'Type it and Enter, Enter alone for what stands in brackets, < to go back:',
  'wizard.number': (a: { most: number }) => `a number from 1 to ${a.most} was expected`,
  'wizard.empty': () => 'something must be typed here',
  'wizard.back': () => 'Back',
  'wizard.back.hosts': () => 'Back, to name other hosts',
  'wizard.leave': () => 'Leave, change nothing',

  'wizard.where': () => 'What is to become a KVM host?',
  'wizard.where.ssh': () => 'A host over SSH',
  'wizard.where.local': (a: { hostname: string }) => `This machine (${a.hostname})`,
  'wizard.where.inventory': () => 'Hosts of an inventory file',
  'wizard.target': () => 'Which host? (root@kvm1, or a user with sudo: ops@192.0.2.7:2222; or several)',
  'wizard.inventory': () => 'Which inventory file?',
  'wizard.group': () => 'Which of its groups?',
  'wizard.group.all': (a: { hosts: number }) => `All hosts (${a.hosts})`,
  'wizard.group.one': (a: { name: string; hosts: number }) => `${a.name} (${a.hosts})`,
  'wizard.hosts': (a: { hosts: number }) => `Which of its ${a.hosts} hosts?`,
  'wizard.hosts.none': () => 'choose at least one (Space)',
  'wizard.keep': (a: { values: string }) => `As the inventory says (${a.values})`,

  'wizard.waiting': (a: { hosts: number }) => `Looking at ${several(a.hosts)} (Ctrl-C leaves) ...`,
  'wizard.trouble': (a: { bad: number }) =>
    a.bad === 1
      ? 'kvmup cannot work on this host. What now?'
      : `kvmup cannot work on these ${a.bad} hosts. What now?`,
  'wizard.trouble.password': () => 'Type its password',
  'wizard.trouble.trust': () => 'The fingerprint is right: accept the key',
  'wizard.trouble.again': () => 'I have mended it: look again',
  'wizard.trouble.without': (a: { others: number }) =>
    a.others === 1 ? 'Go on with the other host' : `Go on with the other ${a.others} hosts`,

  'wizard.proof': () => 'How is it to be proved at the end that KVM works?',
  'wizard.proof.guest': () => 'A tiny guest boots (seconds)',
  'wizard.proof.guest.more': () => '512 bytes that ask the processor where they run, and say it.',
  'wizard.proof.deep': () => 'Also through libvirt (minutes)',
  'wizard.proof.deep.more': () =>
    'A guest that libvirt starts and that gets an address, and the test of the guestfs tools.',
  'wizard.users': () => 'Which users may use libvirt without root? (ops,alice; - for none)',
  'wizard.users.which': () => 'Which users may use libvirt without root?',
  'wizard.users.already': (a: { users: string }) => `may use libvirt without root already: ${a.users}`,
  'wizard.users.others': () => 'Others, to be typed',
  'wizard.users.none': () => 'none',
  'wizard.users.typed': () => 'Which others? (ops,alice; - for none)',
  'wizard.users.wrong': (a: { given: string }) => `"${a.given}" is no user name`,
  'wizard.users.many': (a: { most: number }) => `at most ${a.most} users`,
  'wizard.repair-repos': () => 'May kvmup point these dead repositories to the archive?',
  'wizard.repair-repos.yes': () => 'Yes ("kvmup repos restore" takes it back)',
  'wizard.repair-rpmdb': () => 'May kvmup rebuild the damaged rpm database?',
  'wizard.repair-rpmdb.yes': () => 'Yes, after a copy of it',
  'wizard.repair.no': () => 'No (then nothing can be installed)',
  'wizard.guestfs': () => 'Tools that look into disk images (guestfs)?',
  'wizard.guestfs.tools': () => 'The usual ones',
  'wizard.guestfs.more': () => 'virt-cat, virt-customize, guestfish and others.',
  'wizard.guestfs.all': () => 'Everything that matches *guestf*',
  'wizard.guestfs.none': () => 'None',
  'wizard.network': () => 'A network for guests?',
  'wizard.network.default': () => 'libvirt’s default network (NAT, virbr0)',
  'wizard.network.none': () => 'None: I bring my own',
  'wizard.network.none.more': () => 'For example a bridge on a network card of the host.',
  'wizard.nested': () => 'May guests run guests themselves (nested)?',
  'wizard.nested.leave': () => 'Leave it as it is',
  'wizard.nested.leave-now': (a: { now: string }) => `Leave it as it is (now: ${a.now})`,
  'wizard.nested.on': () => 'Yes, now and after every boot',
  'wizard.nested.off': () => 'No, now and after every boot',
  'wizard.reboot': () => 'May kvmup reboot for the newer kernel?',
  'wizard.reboot.no': () => 'No, I do that later',
  'wizard.reboot.yes': () => 'Yes, after the packages; it waits for the host',

  'wizard.save': () => 'Save the answers as an inventory file? (- for no)',
  'wizard.save.no-file': (a: { file: string }) => `${a.file} is there and is no file`,
  'wizard.save.failed': (a: { file: string; why: string }) => `${a.file} cannot be written: ${a.why}`,
  'wizard.save.hint': () => 'choose another place for it; no host was changed',
  'wizard.overwrite': (a: { file: string }) => `${a.file} exists already.`,
  'wizard.overwrite.not': () => 'Keep it, and save nothing',
  'wizard.overwrite.yes': () => 'Overwrite it',

  'wizard.planning': (a: { hosts: number }) => `Making the plan for ${several(a.hosts)} (Ctrl-C leaves) ...`,
  'wizard.plan': () => 'The plan',
  'wizard.consent': () => 'This is the plan. Apply it?',
  'wizard.consent.blocked': () => 'Nothing can be done as it stands. What now?',
  'wizard.consent.apply': (a: { hosts: number }) => `Yes, change ${several(a.hosts)}`,
  'wizard.consent.prove': (a: { hosts: number }) =>
    a.hosts === 1
      ? 'Nothing is left to change: boot the proof'
      : `Nothing is left to change: prove ${a.hosts} hosts`,
  'wizard.consent.otherwise': (a: { task: string }) => `Answer otherwise: what blocks ${a.task}`,
  'wizard.consent.save': () => 'Only save the answers',

  'review.differs': () => 'will be changed:',
  'review.ok': () => 'is as it should be; the proof is left',
  'review.blocked': () => 'will not be touched, something is in the way:',
  'review.unreachable': () => 'cannot be reached, and will not be touched:',
  'review.later': () => 'then, from what is found by then:',
  'review.count.differs': (a: { count: number }) => `${a.count} to be changed`,
  'review.count.ok': (a: { count: number }) => `${a.count} as they should be`,
  'review.count.blocked': (a: { count: number }) => `${a.count} blocked`,
  'review.count.unreachable': (a: { count: number }) => `${a.count} out of reach`,
  'review.waiting': (a: { tasks: string }) => `to be done after that: ${a.tasks}`,
  'review.right': (a: { tasks: string }) => `as it should be: ${a.tasks}`,

  'wizard.proved': () => 'Proved',
  'wizard.next': (a: { hosts: string }) => `Next, on ${a.hosts}`,
  'wizard.again': () => 'The same without questions',
  'wizard.saved': (a: { file: string }) => `The answers are in ${a.file}; passwords are not.`,
  'wizard.again.verify': () => 'Whether all of it is still so, whenever you want to know:',
  'wizard.again.password': () =>
    'It asks for the password; unattended, --connection-password-file FILE and --become-password-file FILE take it from a file.',
  'wizard.again.save': () =>
    'No command line says all of these answers: start kvmup again, and save them as a file.',
}
