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
}>

export type SshTarget = Extract<Host['connection'], { kind: 'ssh' }>

export function sshWhere(target: SshTarget): Where {
  const { address, user, port, key, sshConfig } = target
  const name = user === undefined ? address : `${user}@${address}`
  const options = [
    ...(sshConfig === undefined ? [] : ['-F', sshConfig]),
    ...(key === undefined ? [] : ['-i', key]),
    ...(port === undefined ? [] : ['-p', String(port)]),
  ]
  return {
    label: port === undefined ? name : `${name} port ${port}`,
    login: quoteAll(['ssh', ...options, name]),
    known: port === undefined || port === 22 ? address : `[${address}]:${port}`,
  }
}

export const localWhere = (): Where => ({ label: hostname(), login: 'sh', known: hostname() })
