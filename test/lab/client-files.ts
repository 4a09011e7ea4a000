/** What ssh and kvmup need to know to reach a machine. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Vm } from './machine.js'
import { releaseDir } from './paths.js'

/** Lines of ssh_config without which a client of today does not reach that release; mostly none. */
function sshOptions(release: string): readonly string[] {
  const file = join(releaseDir(release), 'ssh-options')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

/** known_hosts (the host keys are the image's), an ssh configuration and an inventory. */
export function writeClientFiles(vm: Vm): void {
  const hostKeys = ['ed25519', 'ecdsa', 'rsa'].map(type =>
    readFileSync(join(releaseDir(vm.release), 'keys', `ssh_host_${type}_key.pub`), 'utf8').trim(),
  )
  writeFileSync(vm.knownHostsFile, hostKeys.map(key => `[${vm.host}]:${vm.port} ${key}\n`).join(''))
  writeFileSync(
    vm.sshConfigFile,
    [
      `Host ${vm.alias}`,
      `  HostName ${vm.host}`,
      `  Port ${vm.port}`,
      '  User root',
      `  IdentityFile ${vm.keyFile}`,
      '  IdentitiesOnly yes',
      `  UserKnownHostsFile ${vm.knownHostsFile}`,
      '  GlobalKnownHostsFile /dev/null',
      '  StrictHostKeyChecking yes',
      '  ConnectTimeout 20',
      '  ServerAliveInterval 15',
      // On a busy machine an emulated one may stand still for a minute.
      '  ServerAliveCountMax 20',
      '  LogLevel ERROR',
      ...sshOptions(vm.release).map(option => `  ${option}`),
      '',
    ].join('\n'),
  )
  writeFileSync(
    vm.inventoryFile,
    ['hosts:', `  ${vm.name}:`, `    address: ${vm.alias}`, `    ssh_config: ${vm.sshConfigFile}`, ''].join(
      '\n',
    ),
  )
}
