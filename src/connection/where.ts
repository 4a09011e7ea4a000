/** How a host is named in messages, and how an administrator reaches it by hand. */
import { hostname } from 'node:os'
import type { Host } from '../inventory/host.js'
import { quoteAll } from './quote.js'

export type Where = Readonly<{
  /** For the reader: `admin@10.0.0.5 port 2222`. */
  label: string
  /** The command that tries the same by hand: `ssh -p 2222 admin@10.0.0.5`. */
  login: string
  /** The name under which known_hosts keeps its key: `[10.0.0.5]:2222`. */
  known: string
  /** The name that a `Host` line of ~/.ssh/config has to match. */
  alias: string
  /** The jump hosts that the inventory names, as a place of their own: what fails there is no fault of the host. */
  jump?: Where
}>

export type SshTarget = Extract<Host['connection'], { kind: 'ssh' }>

export function sshWhere(target: SshTarget): Where {
  const { address, user, port, key, sshConfig, jump } = target
  const name = user === undefined ? address : `${user}@${address}`
  const options = [
    ...(sshConfig === undefined ? [] : ['-F', sshConfig]),
    ...(key === undefined ? [] : ['-i', key]),
    ...(jump === undefined ? [] : ['-J', jump]),
    ...(port === undefined ? [] : ['-p', String(port)]),
  ]
  return {
    label: port === undefined ? name : `${name} port ${port}`,
    login: quoteAll(['ssh', ...options, name]),
    known: port === undefined || port === 22 ? address : `[${address}]:${port}`,
    alias: address,
    ...(jump === undefined ? {} : { jump: jumpWhere(jump, name, sshConfig) }),
  }
}

/** @param jump one or several, separated by commas; which of them failed only ssh's own words tell */
function jumpWhere(jump: string, name: string, sshConfig: string | undefined): Where {
  const all = jump.split(',')
  const [, user = '', host = '', port] = /^([^@]*@)?(.*?)(?::(\d+))?$/.exec(all.at(-1) ?? '') ?? []
  const way = all.slice(0, -1).join(',')
  const options = [
    ...(sshConfig === undefined ? [] : ['-F', sshConfig]),
    ...(way === '' ? [] : ['-J', way]),
    ...(port === undefined ? [] : ['-p', port]),
  ]
  return {
    label: `${jump} (ProxyJump ${name})`,
    login: quoteAll(['ssh', ...options, `${user}${host}`]),
    known: port === undefined || port === '22' ? host : `[${host}]:${port}`,
    alias: host,
  }
}

export const localWhere = (): Where => ({
  label: hostname(),
  login: 'sh',
  known: hostname(),
  alias: hostname(),
})
