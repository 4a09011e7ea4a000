/** From the probe's text to Facts: parse at the border, trust inside. */
import '../zod-setup.js'
import { Unreadable } from '../errors.js'
import { clean } from '../text.js'
import { jobs } from './jobs.js'
import { cpu, hypervisor, kvm, room } from './machine.js'
import { bridges, definitions, dnsServers, network, routes } from './networks.js'
import { all, first, number, type Raw } from './raw.js'
import { type Facts, FactsSchema, type PackageFact } from './schema.js'
import { transaction } from './transaction.js'
import { access, nested, people } from './wishes.js'

/** One `key=value` a line between `probe=1` and `end=1`; what a login shell prints around it is no fact. */
function readLines(text: string): Raw {
  const lines = clean(text).split('\n')
  const begin = lines.indexOf('probe=1')
  const end = lines.lastIndexOf('end=1')
  if (begin < 0) throw new Unreadable('the probe did not begin: no line "probe=1"')
  if (end < begin) throw new Unreadable('the probe did not finish: no line "end=1"')
  const raw = new Map<string, string[]>()
  for (const line of lines.slice(begin + 1, end)) {
    const at = line.indexOf('=')
    if (at <= 0) continue
    const key = line.slice(0, at)
    push(raw, key, line.slice(at + 1))
  }
  return raw
}

/** Not by copying the list: a host may say one key a hundred thousand times. */
function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

/** Lines of words into a record: the first word is the key. */
function table<T>(lines: readonly string[], row: (words: readonly string[]) => T): Record<string, T> {
  return Object.fromEntries(
    lines.map(line => {
      const [key = '', ...words] = line.split(' ')
      return [key, row(words)]
    }),
  )
}

function grouped<T>(lines: readonly string[], row: (words: readonly string[]) => T): Record<string, T[]> {
  // A host may well name something "constructor": what an object has by itself is no group.
  const groups = new Map<string, T[]>()
  for (const line of lines) {
    const [key = '', ...words] = line.split(' ')
    push(groups, key, row(words))
  }
  return Object.fromEntries(groups)
}

function os(raw: Raw) {
  const release = Object.fromEntries(
    all(raw, 'os_release').map(line => {
      const [, key = '', value = ''] = /^([A-Z_]+)=["']?(.*?)["']?$/.exec(line) ?? []
      return [key, value]
    }),
  )
  const old = first(raw, 'redhat_release') ?? ''
  const oldId = /^CentOS/i.test(old)
    ? 'centos'
    : /^Red Hat/i.test(old)
      ? 'rhel'
      : /^Scientific/i.test(old)
        ? 'scientific'
        : ''
  const version = release.VERSION_ID ?? /release (\d+)/.exec(old)?.[1] ?? ''
  return {
    id: (release.ID ?? oldId).toLowerCase(),
    like: (release.ID_LIKE ?? '').split(' ').filter(Boolean),
    // Oracle Linux has Red Hat's words in redhat-release.
    name: (release.ID === 'ol' ? release.PRETTY_NAME : old || release.PRETTY_NAME) ?? '',
    major: Number.parseInt(version, 10) || 0,
    kernelName: first(raw, 'kernel_name'),
  }
}

function validate(raw: Raw) {
  if (first(raw, 'validate_code') === undefined) return undefined
  return all(raw, 'validate').flatMap(line => {
    const match = /^\s*QEMU: Checking (.*?)\s*: (PASS|WARN|FAIL|NOTE)(?: \((.*)\))?\s*$/.exec(line)
    return match ? [{ check: match[1], level: match[2], hint: match[3] ?? '' }] : []
  })
}

function sysv(raw: Raw, script: 'libvirtd' | 'messagebus') {
  const line = all(raw, 'sysv').find(one => one.startsWith(`${script} `))
  const [, status, enabled] = line?.split(' ') ?? []
  return status === undefined ? undefined : { status: number(status), enabled: enabled === '0' }
}

const said = (raw: Raw, key: string) => {
  const code = number(first(raw, `${key}_code`))
  return code === undefined ? undefined : { code, text: all(raw, key).filter(line => line !== '') }
}

const asPackage = ([name, epoch, version, release, arch]: readonly string[]) =>
  ({ name, epoch, version, release, arch }) as PackageFact

/**
 * @param text the probe's standard output
 * @throws Unreadable naming the key when the probe's answer lacks one or gives it a wrong form
 */
export function parseFacts(text: string): Facts {
  const raw = readLines(text)
  const found = FactsSchema.safeParse({
    os: os(raw),
    kernel: first(raw, 'kernel'),
    kernelNewest: first(raw, 'kernel_newest'),
    arch: first(raw, 'arch'),
    uid: number(first(raw, 'uid')),
    managers: all(raw, 'manager'),
    init: first(raw, 'init'),
    container: first(raw, 'container') || 'unknown',
    hypervisor: hypervisor(raw),
    cpu: cpu(raw),
    room: room(raw),
    kvm: kvm(raw),
    access: access(raw),
    people: people(raw),
    nested: nested(raw),
    rpm: { errors: all(raw, 'rpm_error'), provided: grouped(all(raw, 'cap'), asPackage) },
    qemu: first(raw, 'qemu'),
    available: raw.has('glob_known') ? all(raw, 'glob_available') : undefined,
    jobs: jobs(raw),
    transaction: transaction(raw),
    units: table(all(raw, 'unit'), ([load, active, sub, enabled]) => ({ load, active, sub, enabled })),
    sysv: sysv(raw, 'libvirtd'),
    messagebus: sysv(raw, 'messagebus'),
    running: all(raw, 'running'),
    qemuDriver: first(raw, 'qemu_driver') ?? '',
    virsh: said(raw, 'virsh'),
    network: network(raw),
    networks: definitions(raw),
    dnsmasq: first(raw, 'dnsmasq') ?? 'unknown',
    dnsServers: dnsServers(raw),
    links: table(all(raw, 'link'), ([words = '']) => words.replace(/[<>]/g, '').split(',')),
    addresses: grouped(all(raw, 'addr'), ([address = '']) => address),
    routes: routes(raw),
    bridges: bridges(raw),
    validate: validate(raw),
    proof: said(raw, 'proof'),
    guest: said(raw, 'guest') && { ...said(raw, 'guest'), lease: first(raw, 'guest_lease') },
    guestfs: said(raw, 'guestfs'),
  })
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new Unreadable(`the probe's answer is wrong at "${issue?.path.join('.')}": ${issue?.message}`)
}
