import { connect } from '../../src/connection/connect.js'
import { DEFAULT_WISHES, type Host } from '../../src/inventory/host.js'
import { contract } from './contract.js'
import { CALM } from './lab.js'
import { STUBS } from './server.js'

const host: Host = { name: 'here', connection: { kind: 'local' }, wishes: DEFAULT_WISHES }

contract('local', async () => {
  const path = process.env.PATH ?? ''
  process.env.PATH = `${STUBS}:${path}`
  return {
    connect: options => connect(host, { ...CALM, ...options }),
    sudoSays: words => {
      process.env.KVMUP_TEST_SUDO = words
    },
    stop: async () => {
      process.env.PATH = path
      delete process.env.KVMUP_TEST_SUDO
    },
  }
})
