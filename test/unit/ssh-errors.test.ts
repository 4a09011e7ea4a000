import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { becomeError } from '../../src/connection/become-errors.js'
import { sshError } from '../../src/connection/ssh-errors.js'
import { sshWhere } from '../../src/connection/where.js'
import { type Message, text } from '../../src/messages/message.js'

const where = sshWhere({ kind: 'ssh', address: 'kvm1', user: 'admin', port: 2222, key: '/keys/id' })

/** Fixtures of a folder: file name and text. */
function fixtures(folder: string): [name: string, said: string][] {
  const url = new URL(`../fixtures/${folder}/`, import.meta.url)
  return readdirSync(url)
    .filter(name => name.endsWith('.txt'))
    .map(name => [name, readFileSync(new URL(name, url), 'utf8')])
}

/** Both languages can say it, and no argument is missing. */
function readable(message: Message) {
  for (const language of ['en', 'ja'] as const) {
    expect(text(message, language)).not.toMatch(/undefined|\n|: $|\(\)/)
  }
}

describe('what OpenSSH says', () => {
  test.each(fixtures('ssh-errors'))('%s', (name, said) => {
    const [kind, id] = name.split('.')
    const error = sshError(said.replaceAll('\n', '\r\n'), where)
    expect(error).toMatchObject({ kind, because: { id: `unreachable.${id}` }, hint: { id: `hint.${id}` } })
    if (error) for (const message of [error.because, error.hint]) readable(message)
  })

  test('what no row knows is left to the caller', () => {
    expect(sshError('something new\n', where)).toBeUndefined()
  })

  const hint = (said: string) => {
    const error = sshError(said, where)
    return error ? text(error.hint) : ''
  }

  test('a changed key names the fingerprint and the command that forgets it', () => {
    const [, said = ''] = fixtures('ssh-errors').find(([name]) => name.includes('changed.recorded')) ?? []
    const error = sshError(said, where)
    expect(error?.because.args).toMatchObject({ fingerprint: expect.stringMatching(/^SHA256:/) })
    expect(hint(said)).toContain("ssh-keygen -f /home/admin/.ssh/changed -R '[127.0.0.1]:22022'")
  })

  test('older versions name no command: ours is for the known_hosts name', () => {
    expect(hint('WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!')).toContain("ssh-keygen -R '[kvm1]:2222'")
  })

  test('CentOS 6 gets its exact options', () => {
    const said =
      'Unable to negotiate with 1.2.3.4 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss'
    expect(hint(said)).toContain('HostKeyAlgorithms=+ssh-rsa and PubkeyAcceptedAlgorithms=+ssh-rsa')
  })

  test('an unknown key gets the login to do by hand', () => {
    expect(hint('Host key verification failed.')).toContain('ssh -i /keys/id -p 2222 admin@kvm1')
  })

  test('what fails at the jump host is told of its jump host', () => {
    const behind = sshWhere({ kind: 'ssh', address: 'kvm1', user: 'admin', jump: 'ops@bastion:2200' })
    const said =
      'ops@bastion: Permission denied (publickey).\nkex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535\n'
    const error = sshError(said, behind)
    expect(error?.because.args.at).toBe('ops@bastion:2200 (ProxyJump admin@kvm1)')
    expect(error && text(error.hint)).toContain('ssh -p 2200 ops@bastion')
    expect(sshError('admin@kvm1: Permission denied (publickey).\n', behind)?.because.args.at).toBe(
      'admin@kvm1',
    )
  })

  test('nothing that somebody else has said can be copied as a command', () => {
    const said = 'WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\n  ssh-keygen -R x; rm -rf /\n'
    expect(hint(said)).toContain("ssh-keygen -R '[kvm1]:2222',")
    const quoted = said.replace('-R x;', '-f "$(id)" -R "`id`"\n #')
    expect(hint(quoted)).toContain("ssh-keygen -f '$(id)' -R '`id`',")
  })

  test('hostile text stays one inert line', () => {
    const error = sshError(
      '\x1b]0;x\x07ssh: connect to host \x1b[31mkvm1 port 22: Connection refused\n',
      where,
    )
    expect(error?.because.args).toMatchObject({ endpoint: 'kvm1 port 22' })
  })
})

describe('what sudo says', () => {
  test.each(fixtures('become-errors'))('%s', (name, said) => {
    const [id] = name.split('.')
    const error = becomeError(`Welcome to kvm1\n${said}`, where)
    expect(error).toMatchObject({
      kind: 'become',
      because: { id: `unreachable.become-${id}` },
      hint: { id: `hint.become-${id}` },
    })
    readable(error.because)
    readable(error.hint)
  })
})
