/** From the probe's text to Facts: parse at the border, trust inside. */
import { Bug } from '../errors.js'
import { clean } from '../text.js'
import { type Facts, FactsSchema, type PackageFact } from './schema.js'

type Raw = ReadonlyMap<string, readonly string[]>

/** One `key=value` a line between `probe=1` and `end=1`; what a login shell prints around it is no fact. */
function readLines(text: string): Raw {
  const lines = clean(text).split('\n')
  const begin = lines.indexOf('probe=1')
  const end = lines.lastIndexOf('end=1')
  if (begin < 0) throw new Bug('the probe did not begin: no line "probe=1"')
  if (end < begin) throw new Bug('the probe did not finish: no line "end=1"')
  const raw = new Map<string, string[]>()
  for (const line of lines.slice(begin + 1, end)) {
    const at = line.indexOf('=')
    if (at <= 0) continue
    const key = line.slice(0, at)
    raw.set(key, [...(raw.get(key) ?? []), line.slice(at + 1)])
  }
  return raw
}

const all = (raw: Raw, key: string): readonly string[] => raw.get(key) ?? []
const first = (raw: Raw, key: string): string | undefined => raw.get(key)?.[0]
const number = (value: string | undefined) => (value === undefined ? undefined : Number.parseInt(value, 10))

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
  const groups: Record<string, T[]> = {}
  for (const line of lines) {
    const [key = '', ...words] = line.split(' ')
    groups[key] = [...(groups[key] ?? []), row(words)]
  }
  return groups
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
    name: (old || release.PRETTY_NAME) ?? '',
    major: Number.parseInt(version, 10) || 0,
    kernelName: first(raw, 'kernel_name'),
  }
}

function hypervisor(raw: Raw, flags: readonly string[]): string {
  const told = first(raw, 'machine')
  if (told !== undefined && told !== '') return told
  return flags.includes('hypervisor') ? first(raw, 'dmi_product_name') || 'unknown' : 'none'
}

/** `net-info default` and `net-dumpxml default` in one text; nothing of it but these words is relied upon. */
function network(raw: Raw) {
  const lines = all(raw, 'net')
  const code = first(raw, 'net_code')
  // Only libvirt's own word says that there is none; a daemon that cannot be reached says nothing about it.
  const absent = lines.some(line => /Network not found|no network with matching name/.test(line))
  if (code === undefined || (code !== '0' && !absent)) return undefined
  const info = (key: string) =>
    lines.map(line => new RegExp(`^${key}:?\\s+(\\S+)`).exec(line)?.[1]).find(Boolean) ?? ''
  const attribute = (pattern: RegExp) => lines.map(line => pattern.exec(line)?.[1]).find(Boolean) ?? ''
  return {
    exists: code === '0',
    active: info('Active') === 'yes',
    autostart: info('Autostart') === 'yes',
    bridge: info('Bridge') || attribute(/<bridge name=['"]([^'"]+)/),
    address: attribute(/<ip (?:family=['"]ipv4['"] )?address=['"]([0-9.]+)['"]/),
  }
}

function validate(raw: Raw) {
  if (first(raw, 'validate_code') === undefined) return undefined
  return all(raw, 'validate').flatMap(line => {
    const match = /^\s*QEMU: Checking (.*?)\s*: (PASS|WARN|FAIL|NOTE)(?: \((.*)\))?\s*$/.exec(line)
    return match ? [{ check: match[1], level: match[2], hint: match[3] ?? '' }] : []
  })
}

function sysv(raw: Raw) {
  const [, status, enabled] = first(raw, 'sysv')?.split(' ') ?? []
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
 * @throws Bug naming the key when the probe's answer lacks one or gives it a wrong form
 */
export function parseFacts(text: string): Facts {
  const raw = readLines(text)
  const flags = all(raw, 'cpu_flag')
  const found = FactsSchema.safeParse({
    os: os(raw),
    kernel: first(raw, 'kernel'),
    arch: first(raw, 'arch'),
    uid: number(first(raw, 'uid')),
    managers: all(raw, 'manager'),
    init: first(raw, 'init'),
    container: first(raw, 'container') || 'unknown',
    hypervisor: hypervisor(raw, flags),
    cpu: { vendor: first(raw, 'cpu_vendor') ?? '', model: first(raw, 'cpu_model') ?? '', flags },
    kvm: {
      modules: all(raw, 'module'),
      device: first(raw, 'dev_kvm'),
      deviceError: first(raw, 'dev_kvm_error') ?? '',
      dmesg: all(raw, 'dmesg'),
    },
    rpm: { errors: all(raw, 'rpm_error'), provided: grouped(all(raw, 'cap'), asPackage) },
    qemu: first(raw, 'qemu'),
    available: raw.has('glob_known') ? all(raw, 'glob_available') : undefined,
    units: table(all(raw, 'unit'), ([load, active, sub, enabled]) => ({ load, active, sub, enabled })),
    sysv: sysv(raw),
    virsh: said(raw, 'virsh'),
    network: network(raw),
    links: table(all(raw, 'link'), ([words = '']) => words.replace(/[<>]/g, '').split(',')),
    addresses: grouped(all(raw, 'addr'), ([address = '']) => address),
    validate: validate(raw),
    proof: said(raw, 'proof'),
    guest: said(raw, 'guest') && { ...said(raw, 'guest'), lease: first(raw, 'guest_lease') },
    guestfs: said(raw, 'guestfs'),
  })
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new Bug(`the probe's answer is wrong at "${issue?.path.join('.')}": ${issue?.message}`)
}
