/** The tools that look at a host in more than one step. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tool } from './tools.js'

const here = import.meta.dirname
const PATH = '/usr/bin:/usr/sbin:/bin:/sbin'

/** Debian's Ansible with the playbook of this directory; what is not in `variables` or `words` is as it is installed. */
export const ansible = (
  variables: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Tool => ({
  command: ({ fleet, cell, addresses, port, home }) => {
    const inventory = join(home, 'hosts')
    const line = (address: string) => `${address} ansible_port=${port} ansible_user=root\n`
    writeFileSync(inventory, addresses.map(line).join(''))
    const book = join(here, 'playbook.yml')
    const argv = ['ansible-playbook', '-f', String(cell.forks), '-i', inventory, ...words, book]
    const env = {
      PATH,
      HOME: home,
      LC_ALL: 'C.UTF-8',
      // As ~/.ssh/config would have it for a person; ControlMaster and the rest are Ansible's own.
      ANSIBLE_SSH_COMMON_ARGS: `-F ${fleet.sshConfig}`,
      // In its favour: on a loaded machine ten seconds are too few for mitogen's start on a host.
      ANSIBLE_TIMEOUT: '60',
      ...variables,
    }
    return { argv, env, cwd: home }
  },
  reached: ({ stdout }) => stdout.match(/^127\S+ +: ok=\d+ .*unreachable=0 +failed=0 /gm)?.length ?? 0,
})

/** Debian's cdist with one explorer for what the probe asks, beside those that it always runs, and nothing to configure.
 * Its place on the host is /root/cdist, because in this fleet /var/lib is everybody's. */
export const cdist: Tool = {
  command: ({ fleet, cell, addresses, port, home }) => {
    const hosts = join(home, 'hosts')
    writeFileSync(hosts, `${addresses.join('\n')}\n`)
    const options = `-F ${fleet.sshConfig}`
    const argv = [
      'cdist',
      'config',
      '-v',
      '-c',
      join(here, 'cdist'),
      '-p',
      String(cell.forks),
      '-r',
      '/root/cdist',
      '-f',
      hosts,
    ].concat(['--remote-exec', `ssh ${options} -p ${port}`, '--remote-copy', `scp ${options} -P ${port} -q`])
    return { argv, env: { PATH, HOME: home, LC_ALL: 'C.UTF-8' }, cwd: home }
  },
  reached: ({ stdout, stderr }) => (stdout + stderr).match(/Finished successful run/g)?.length ?? 0,
}
