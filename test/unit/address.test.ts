import { expect, test } from 'vitest'
import { safeAddress, safeLogin, safeUser } from '../../src/connection/address.js'
import { sshArgs } from '../../src/connection/ssh-options.js'

test.each(['kvm1', 'kvm1.example.com', '10.0.0.5', '::1', 'fe80::1%eth0', '2001:db8::5', 'my_alias-2'])(
  'address %j is taken',
  text => expect(safeAddress(text)).toBe(true),
)

test.each([
  '',
  '-oProxyCommand=x',
  '--',
  'a b',
  'a;b',
  'a\nb',
  '$(id)',
  'root@kvm1',
  'a/b',
  'x'.repeat(300),
  '[::1]',
  'ホスト',
])('address %j is refused', text => expect(safeAddress(text)).toBe(false))

test.each(['root', 'kvm-admin', 'EXAMPLE\\admin', 'admin@example.com', 'svc$'])('user %j is taken', text =>
  expect(safeUser(text)).toBe(true),
)

test.each(['', '-l', 'a b', 'a;b', "a'b", 'a`b', 'admin\\'])('user %j is refused', text =>
  expect(safeUser(text)).toBe(false),
)

test.each(['0', '1000', '-a', '--', '+0', 'a b', '*'])('a user of the host is not called %j', text =>
  expect(safeLogin(text)).toBe(false),
)
test.each(['ops', '_svc', '3com', 'EXAMPLE\\admin', 'admin@example.com'])(
  'a user of the host may be %j',
  text => expect(safeLogin(text)).toBe(true),
)

const target = { kind: 'ssh', address: '10.0.0.5', user: 'admin', port: 2222 } as const
const line = { socket: '/tmp/x/s', connectTimeout: 10, line: 'true', terminal: 'none' } as const

test('the address stands behind "--", with nothing but the line after it', () => {
  const args = sshArgs(
    { ...target, key: '/keys/100%', sshConfig: '/etc/kvmup/ssh' },
    { ...line, connectTimeout: 9.5 },
  )
  expect(args.slice(-3)).toEqual(['--', '10.0.0.5', 'true'])
  expect(args).toContain('ConnectTimeout=10')
  expect(args).toContain('ControlPath=/tmp/x/s')
  expect(args.join(' ')).toContain('-F /etc/kvmup/ssh -i /keys/100%% -o IdentitiesOnly=yes -l admin -p 2222')
})

test('on a terminal nothing that is sent can be taken for a wish of the user of ssh', () => {
  const args = sshArgs(target, { ...line, terminal: 'pty' })
  expect(args.slice(0, 3)).toEqual(['-tt', '-e', 'none'])
  expect(args).not.toContain('RequestTTY=no')
})

test('what the inventory must have refused never reaches ssh', () => {
  expect(() => sshArgs({ ...target, address: '-oProxyCommand=x' }, line)).toThrow(/unsafe/)
  expect(() => sshArgs({ ...target, user: '-x' }, line)).toThrow(/unsafe/)
})
