/** What is right and wrong with the controller: from what was found to one verdict each. */
import { type Message, msg } from '../messages/message.js'
import { isNodeNew } from '../node-version.js'
import type { Found } from './found.js'

export type Verdict =
  | Readonly<{ status: 'ok'; because: Message }>
  | Readonly<{ status: 'warn' | 'fail'; because: Message; hint: Message }>
export type Finding = Readonly<{ check: string }> & Verdict

const ok = (because: Message): Verdict => ({ status: 'ok', because })
const warn = (because: Message, hint: Message): Verdict => ({ status: 'warn', because, hint })
const fail = (because: Message, hint: Message): Verdict => ({ status: 'fail', because, hint })

function node({ node: { version, needed } }: Found): Verdict {
  return isNodeNew(version, needed)
    ? ok(msg('doctor.node', { version }))
    : fail(msg('run.old-node', { found: version, needed }), msg('run.old-node.hint'))
}

/** RemoteCommand=none, which every connection says, is known from 7.6 on. */
const OLDEST_SSH = 7.6

function ssh({ ssh: { end, text } }: Found): Verdict {
  if (end === 'missing') return fail(msg('doctor.ssh-missing'), msg('doctor.ssh-missing.hint'))
  const version = /^OpenSSH_(\d+\.\d+)/.exec(text)?.[1]
  const said = text.split('\n')[0] ?? ''
  if (version === undefined) return warn(msg('doctor.ssh-unknown', { said }), msg('doctor.ssh-old.hint'))
  return Number(version) < OLDEST_SSH
    ? fail(msg('doctor.ssh-old', { said }), msg('doctor.ssh-old.hint'))
    : ok(msg('doctor.ssh', { said }))
}

function config({ ssh: { end: there }, config: { end, text } }: Found): Verdict {
  if (there === 'missing') return warn(msg('doctor.config-unread'), msg('doctor.ssh-missing.hint'))
  if (end === 0) return ok(msg('doctor.config'))
  if (end === 'hung') return warn(msg('doctor.config-hung'), msg('doctor.config-hung.hint'))
  const said = text.split('\n').find(line => !/^Pseudo-terminal/.test(line)) ?? ''
  return fail(msg('doctor.config-wrong', { said }), msg('doctor.config-wrong.hint'))
}

function keys({ agent: { end, text }, keys: { open, locked } }: Found): Verdict {
  const held = end === 0 ? text.split('\n').filter(Boolean).length : 0
  if (held + open > 0) return ok(msg('doctor.keys', { held, open }))
  if (locked > 0) return warn(msg('doctor.keys-locked', { locked }), msg('doctor.keys-locked.hint'))
  return warn(msg('doctor.keys-none'), msg('doctor.keys-none.hint'))
}

/** With OpenSSL 1.1 (EL 8) the policy DEFAULT still allows SHA-1. */
function policy({ policy: name, ssh: { text } }: Found): Verdict {
  if (name === '') return ok(msg('doctor.policy-none'))
  const allowed = /OpenSSL 1\./.test(text) || /LEGACY|SHA1/.test(name)
  return allowed && !/FIPS/.test(name)
    ? ok(msg('doctor.policy', { name }))
    : warn(msg('doctor.policy-strict', { name }), msg('doctor.policy-strict.hint'))
}

function sockets({ sockets: { parent, why } }: Found): Verdict {
  return why === ''
    ? ok(msg('doctor.sockets', { parent }))
    : fail(msg('doctor.sockets-none', { why }), msg('doctor.sockets-none.hint'))
}

/** Enough for some runs over many hosts. */
const FREE_BYTES = 100_000_000

function state({ state: { directory, why, free } }: Found): Verdict {
  if (why !== '') return fail(msg('doctor.state-unwritable', { why }), msg('doctor.state-unwritable.hint'))
  const megabytes = Math.floor(free / 1_000_000)
  return free < FREE_BYTES
    ? warn(msg('doctor.state-full', { directory, megabytes }), msg('doctor.state-full.hint'))
    : ok(msg('doctor.state', { directory }))
}

/** Files that are open for one host at work: pipes of its ssh, twice while one action ends and another begins. */
const FILES_PER_HOST = 8
/** Those of the program itself. */
const FILES_OWN = 64
/** What --forks is unless it is said. */
const USUAL_FORKS = 10

function files({ files: limit }: Found): Verdict {
  if (limit === Number.POSITIVE_INFINITY) return ok(msg('doctor.files-unlimited'))
  const hosts = Math.max(0, Math.floor((limit - FILES_OWN) / FILES_PER_HOST))
  return hosts < USUAL_FORKS
    ? warn(
        msg('doctor.files-few', { limit, hosts }),
        msg('doctor.files-few.hint', { hosts: Math.max(1, hosts) }),
      )
    : ok(msg('doctor.files', { limit, hosts }))
}

function terminal({ terminal: { columns, rows, name, locale } }: Found): Verdict {
  if (columns === 0) return ok(msg('doctor.terminal-none'))
  if (!/utf-?8/i.test(locale))
    return warn(msg('doctor.terminal-locale', { locale }), msg('doctor.terminal-locale.hint'))
  if (name === '' || name === 'dumb')
    return warn(msg('doctor.terminal-dumb', { name }), msg('doctor.terminal-dumb.hint'))
  if (columns < 60 || rows < 15)
    return warn(msg('doctor.terminal-small', { columns, rows }), msg('doctor.terminal-small.hint'))
  return ok(msg('doctor.terminal', { name, columns, rows }))
}

/** No kvmup is older than that. */
const RELEASED = Date.parse('2025-01-01T00:00:00Z')
const DAY_MS = 86_400_000

function clock({ clock: { now, newest, synchronised } }: Found): Verdict {
  const time = new Date(now).toISOString().slice(0, 16)
  if (now < RELEASED) return fail(msg('doctor.clock-past', { time }), msg('doctor.clock.hint'))
  if (newest > now + DAY_MS) return warn(msg('doctor.clock-back', { time }), msg('doctor.clock.hint'))
  return synchronised === 'no'
    ? warn(msg('doctor.clock-free', { time }), msg('doctor.clock.hint'))
    : ok(msg('doctor.clock', { time }))
}

const CHECKS = { node, ssh, config, keys, policy, sockets, state, files, terminal, clock }

/** One finding for each check, in their order. */
export const findings = (found: Found): readonly Finding[] =>
  Object.entries(CHECKS).map(([check, judge]) => ({ check, ...judge(found) }))
