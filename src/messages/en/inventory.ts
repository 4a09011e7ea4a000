/** Ansible inventories, their patterns and `kvmup inventory`. */

/** What a program answered has no lines. */
const at = ({ file, line }: { file: string; line: number }) => (line > 0 ? `${file}, line ${line}` : file)

export const inventory = {
  'inventory.unreadable': (a: { file: string; why: string }) =>
    `the inventory ${a.file} cannot be read: ${a.why}`,
  'inventory.unreadable.hint': () =>
    'give an existing file, directory or program with -i; inventories/example.yml shows every key',
  'inventory.too-large': (a: { file: string; limit: number }) =>
    `the inventory ${a.file} is larger than ${a.limit} bytes`,
  'inventory.too-large.hint': () => 'look whether it is an inventory at all, or divide it into several',
  'inventory.empty': (a: { file: string }) => `the inventory ${a.file} has no hosts`,
  'inventory.empty.hint': () =>
    'write them below "hosts:", one name a line; inventories/example.yml shows the form',
  'inventory.yaml': (a: { file: string; line: number; why: string }) =>
    `${a.file}, line ${a.line}: not YAML: ${a.why}`,
  'inventory.yaml.hint': () => 'mend that line; inventories/example.yml shows the form',
  'inventory.key': (a: { file: string; line: number; key: string; why: string }) =>
    `${a.file}, line ${a.line}: "${a.key}": ${a.why}`,
  'inventory.key.hint': () => 'inventories/example.yml shows every key and what it takes',

  'inventory.name': (a: { file: string; line: number; name: string }) =>
    `${at(a)}: "${a.name}" can be no name`,
  'inventory.mend.hint': () => 'mend it there; docs/inventories.md says what kvmup reads',
  'inventory.too-many': (a: { file: string; line: number; limit: number }) =>
    `${at(a)}: this makes more than ${a.limit}`,
  'inventory.priority': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}": a whole number was expected`,
  'inventory.circle': (a: { file: string; line: number; group: string; child: string }) =>
    `${at(a)}: the group "${a.group}" has the child "${a.child}", which contains it in turn`,
  'inventory.twice': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}" stands here twice`,
  'inventory.key-form': (a: { file: string; line: number }) => `${at(a)}: this can be no key`,
  'inventory.key-form.hint': () => 'a value that begins with braces must be quoted: "{{ name }}"',
  'inventory.text-key': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: the name "${a.key}" is no text`,
  'inventory.text-key.hint': () => 'quote it',
  'inventory.tag': (a: { file: string; line: number; tag: string }) =>
    `${at(a)}: kvmup does not know the tag ${a.tag}`,
  'inventory.map': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}": names with values were expected`,
  'inventory.root': (a: { file: string; line: number }) =>
    `${at(a)}: groups or variables by name were expected`,
  'inventory.group-key': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}": a group has hosts, vars and children, nothing else`,
  'inventory.group-key.hint': () =>
    'Ansible leaves it out with a warning, kvmup does not: look for hosts under a wrong name',
  'inventory.range': (a: { file: string; line: number; pattern: string }) =>
    `${at(a)}: "${a.pattern}" has a range that is none, or is empty`,
  'inventory.range.hint': () => 'write ranges like web[01:50], web[a:f] or web[1:10:2]',
  'inventory.port-missing': (a: { file: string; line: number; pattern: string }) =>
    `${at(a)}: "${a.pattern}" has a colon and no port behind it`,
  'inventory.ini.section': (a: { file: string; line: number; what: string }) =>
    `${at(a)}: "${a.what}" is no section`,
  'inventory.ini.word': (a: { file: string; line: number; what: string }) =>
    `${at(a)}: "${a.what}" is not key=value`,
  'inventory.ini.group': (a: { file: string; line: number; what: string }) =>
    `${at(a)}: "${a.what}" is no name of a group`,
  'inventory.ini.quote': (a: { file: string; line: number; what: string }) =>
    `${at(a)}: a quotation mark is not closed: ${a.what}`,
  'inventory.ini.no-such-group': (a: { file: string; line: number; what: string }) =>
    `${at(a)}: [${a.what}:vars] is about a group that is nowhere`,
  'inventory.ini.no-such-child': (a: { file: string; line: number; what: string }) =>
    `${at(a)}: the child "${a.what}" is a group that is nowhere`,
  'inventory.ini.hint': () =>
    "sections are [group], [group:vars] and [group:children]; a host's line is: name key=value key='a b'",
  'inventory.script': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}" is not of the form that --list has`,
  'inventory.script.hint': () =>
    'groups with lists of hosts and children and with vars, and _meta.hostvars, were expected',
  'inventory.program.not-executable': (a: { file: string }) =>
    `the inventory ${a.file} begins like a program and may not be executed`,
  'inventory.program.not-executable.hint': (a: { file: string }) => `if you trust it: chmod +x ${a.file}`,
  'inventory.program.slow': (a: { command: string; seconds: number }) =>
    `${a.command} did not end within ${a.seconds} seconds`,
  'inventory.program.long': (a: { command: string; limit: number }) =>
    `${a.command} prints more than ${a.limit} bytes`,
  'inventory.program.failed': (a: { command: string; code: string | number; said: string }) =>
    `${a.command} failed (${a.code}): ${a.said}`,
  'inventory.program.no-json': (a: { command: string }) => `${a.command} does not print JSON`,
  'inventory.program.hint': () => 'run it by hand; it must print the inventory as JSON and exit with 0',
  'inventory.special': (a: { file: string }) => `${a.file} is no file`,
  'inventory.loop': (a: { file: string }) => `the directory ${a.file} contains itself`,
  'inventory.toml': (a: { file: string }) => `${a.file}: kvmup does not read TOML`,
  'inventory.plugin': (a: { file: string; line: number }) =>
    `${at(a)}: this is the configuration of an inventory plugin, which only Ansible can run`,
  'inventory.plugin.hint': () =>
    'let Ansible write it out: ansible-inventory -i FILE --list > hosts.json, then kvmup ... -i hosts.json',
  'inventory.vault-file': (a: { file: string; line: number }) =>
    `${at(a)}: this inventory is encrypted with Ansible Vault`,
  'inventory.vault-vars': (a: { file: string; line: number; host: string }) =>
    `${at(a)}: encrypted with Ansible Vault, so what it says about ${a.host} cannot be known`,
  'inventory.vault': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}" is encrypted with Ansible Vault`,
  'inventory.template-vault': (a: { file: string; line: number; key: string; name: string; vault: string }) =>
    `${at(a)}: "${a.key}" refers to "${a.name}", which may be in ${a.vault}, encrypted with Ansible Vault`,
  'inventory.vault.hint': () =>
    'kvmup cannot decrypt: let Ansible write the inventory out (ansible-inventory --list), or leave secrets out and let kvmup ask for them (-k, -K)',
  'inventory.template': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}": kvmup reads no templates but {{ name }} of another variable of the host`,
  'inventory.template-name': (a: { file: string; line: number; key: string; name: string }) =>
    `${at(a)}: "${a.key}" refers to "${a.name}", which the host does not have`,
  'inventory.template.hint': () =>
    'write the value itself, or let Ansible write the inventory out: ansible-inventory --list',
  'inventory.host-name': (a: { file: string; line: number; name: string }) =>
    `${at(a)}: "${a.name}" can be no name of a host here: letters, digits and . - _ : @ % were expected`,
  'inventory.unknown': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: kvmup does not know "${a.key}"`,
  'inventory.unknown.hint': (a: { known: string }) => `it knows: ${a.known}`,
  'inventory.near.hint': (a: { near: string }) => `did you mean ${a.near}?`,
  'inventory.var.address': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": a host name or an IP address was expected, not "${a.value}"`,
  'inventory.var.user': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": a user name was expected, not "${a.value}"`,
  'inventory.var.port': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": a port from 1 to 65535 was expected, not "${a.value}"`,
  'inventory.var.boolean': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": true or false was expected, not "${a.value}"`,
  'inventory.var.text': (a: { file: string; line: number; key: string }) =>
    `${at(a)}: "${a.key}": a text on one line was expected`,
  'inventory.var.become': (a: { file: string; line: number; key: string; user: string }) =>
    `${at(a)}: "${a.key}" forbids what kvmup needs: ${a.user} must become root`,
  'inventory.var.become-method': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": kvmup becomes root by sudo only, not by "${a.value}"`,
  'inventory.var.become-user': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": kvmup works as root, not as "${a.value}"`,
  'inventory.var.connection': (a: { file: string; line: number; key: string; value: string }) =>
    `${at(a)}: "${a.key}": kvmup reaches hosts by ssh or is on them (local), not by "${a.value}"`,
  'inventory.var.hint': () => "mend it there, or leave the host out: --limit 'all:!NAME'",
  'inventory.ssh.option': (a: { file: string; line: number; key: string; what: string }) =>
    `${at(a)}: "${a.key}": kvmup does not pass "${a.what}" on to ssh`,
  'inventory.ssh.value': (a: { file: string; line: number; key: string; what: string }) =>
    `${at(a)}: "${a.key}": "${a.what}" has no value, or one that kvmup does not pass on to ssh`,
  'inventory.ssh.quote': (a: { file: string; line: number; key: string; what: string }) =>
    `${at(a)}: "${a.key}": a quotation mark is not closed: ${a.what}`,
  'inventory.ssh.hint': () =>
    'docs/inventories.md lists what is passed on; everything else belongs into your ~/.ssh/config',
  'inventory.ssh.program': (a: { file: string; line: number; key: string; what: string }) =>
    `${at(a)}: "${a.key}": ${a.what} can run any program on this machine, so no inventory may say it`,
  'inventory.ssh.program.hint': () =>
    'write it into your own ~/.ssh/config; for jump hosts -J user@bastion is enough, which an inventory may say',
  'inventory.no-match': (a: { pattern: string }) => `"${a.pattern}" is no host and no group of the inventory`,
  'inventory.pattern': (a: { pattern: string }) => `"${a.pattern}" is no pattern`,
  'inventory.pattern.regex': (a: { pattern: string }) => `"${a.pattern}" is no regular expression`,
  'inventory.pattern.slow': (a: { pattern: string }) =>
    `"${a.pattern}" takes too long to be compared with every name`,
  'inventory.pattern.index': (a: { pattern: string }) => `"${a.pattern}" counts further than there are hosts`,
  'inventory.pattern.hint': () =>
    'patterns are host, group, web*, ~web[0-9]+, web[0], web[0:2], with commas or colons between them; &web: also in, !web: not in',
  'usage.nothing-left': () => 'no host is left of all that was named',
  'usage.nothing-left.hint': () => 'kvmup inventory --graph -i ... shows groups and hosts',
  'usage.limit-file': (a: { file: string }) => `--limit: there is no file ${a.file}`,
  'usage.limit-file.hint': () => '@FILE names a file with one host or pattern a line',
  'usage.no-inventory': () => 'no inventory was named',
  'usage.no-inventory.hint': () => 'name it with -i: a file, a directory, a program, or host1,host2,',
  'usage.list-or-graph': () => 'one of --list and --graph was expected',
  'usage.list-or-graph.hint': () => '--list prints everything as JSON, --graph draws the groups',
  'inventory.no-group': (a: { group: string }) => `there is no group "${a.group}"`,
  'inventory.list-long': (a: { limit: number }) =>
    `all that is to be listed is more than ${a.limit} characters`,
  'inventory.list-long.hint': () => 'draw the groups instead (--graph), or give fewer inventories',
}
