/** The wizard and a host that is new here and wants passwords: a real sshd, real sudo, keys pressed in a real terminal. */
import { join } from 'node:path'
import { describe, expect, onTestFinished } from 'vitest'
import { it } from '../cli/program.js'
import { startSshd } from '../contract/sshd.js'
import { makeAccounts } from './accounts.js'
import { obstacle } from './needs.js'
import { openWindow } from './tmux.js'

const why = obstacle('root', 'sshd', 'sudo', 'useradd', 'tmux')
const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')

describe.skipIf(why)(`a host that nobody has been to${why ? ` (${why})` : ''}`, () => {
  it('is reached by answers: its key, the password of ssh, that of sudo; none is written down', async ({
    home,
  }) => {
    const accounts = makeAccounts({ pass: { sudoers: ['% ALL=(ALL) ALL'] } })
    onTestFinished(accounts.remove)
    const sshd = await startSshd('PasswordAuthentication yes')
    onTestFinished(sshd.stop)
    const config = home.file(
      'ssh_config',
      `UserKnownHostsFile ${join(home.directory, 'known')}\nGlobalKnownHostsFile none\nIdentityFile none\nIdentityAgent none\n`,
    )
    const user = accounts.user('pass')
    home.inventory({ new: { address: '127.0.0.1', port: sshd.port, user, ssh_config: config } })
    const window = openWindow(90, 40, {
      HOME: home.directory,
      XDG_STATE_HOME: home.directory,
      LC_ALL: 'C.UTF-8',
    })
    onTestFinished(window.close)
    window.keys(
      `cd ${home.directory}; ${process.execPath} ${CLI} wizard -i hosts.yml --users ops --deep`,
      'Enter',
    )
    const choose = async (words: RegExp) => {
      await window.until(words)
      window.keys('1', 'Enter')
    }
    const password = async (question: RegExp) => {
      await window.until(question)
      window.keys(accounts.password, 'Enter')
    }
    await choose(/\d\. The fingerprint is right/)
    await choose(/❯ 1\. Type its password/)
    await password(/Password of the login/)
    await choose(/Password of the login[\s\S]*❯ 1\. Type its password/)
    await password(/Password of sudo/)
    // This machine is no Enterprise Linux: it was reached, as root.
    await window.until(/is not an Enterprise Linux/)
    window.keys('C-c')
    await window.until(/^nothing was changed$/m)
    expect(window.scrollback()).not.toContain(accounts.password.slice(5, 15))
  })
})
