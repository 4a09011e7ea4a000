/** The part of the probe's text that is about networks: libvirt's own, and those of the host around it. */
import { all, first, type Raw } from './raw.js'

const known = (word: string | undefined) => (word === undefined || word === '-' ? '' : word)

/** `255.255.255.0`, `24` or nothing into a prefix length; libvirt's own networks are /24. */
function prefixOf(mask: string | undefined): number {
  if (!mask) return 24
  if (/^\d+$/.test(mask)) return Number(mask)
  const bits = mask.split('.').map(octet => Number(octet).toString(2).replaceAll('0', '').length)
  return bits.reduce((sum, count) => sum + count, 0)
}

const RULE = /^\s*-{5,}\s*$/

/**
 * Whether libvirt's list of networks has the default one: true, false, or undefined where there is no list. An
 * error would not tell: the daemons speak the host's language, whatever the client asks for.
 */
function listed(lines: readonly string[]): boolean | undefined {
  const rule = lines.findIndex(line => RULE.test(line))
  if (rule < 0) return undefined
  const rows = lines.slice(rule + 1)
  const end = rows.findIndex(line => line.trim() === '')
  return rows.slice(0, end < 0 ? rows.length : end).some(row => row.trim().split(/\s+/)[0] === 'default')
}

const absentWords = /Network not found|no network with matching name/

/** Name and value, as libvirt prints attributes. */
const attributes = (tag: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)=['"]([^'"]*)['"]/g)].map(([, name, value]) => [name, value]))

const tags = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?=[\\s/>])([^>]*)>`, 'g'))].map(([, inside]) =>
    attributes(inside ?? ''),
  )

/** `net-list --all`, `net-info default` and `net-dumpxml default` in one text; undefined where none answered. */
export function network(raw: Raw) {
  const lines = all(raw, 'net')
  const code = first(raw, 'net_code')
  // Only libvirt's own word says that there is none; a daemon that cannot be reached says nothing about it.
  const absent = listed(lines) === false || lines.some(line => absentWords.test(line))
  if (code === undefined || (code !== '0' && !absent)) return undefined
  const info = (key: string) =>
    lines.map(line => new RegExp(`^${key}:?\\s+(\\S+)`).exec(line)?.[1]).find(Boolean) ?? ''
  const xml = /^<network[\s>].*^<\/network>$/ms.exec(lines.join('\n'))?.[0] ?? ''
  const ip = tags(xml, 'ip').find(tag => tag.family !== 'ipv6' && tag.address)
  return {
    exists: !absent,
    active: info('Active') === 'yes',
    autostart: info('Autostart') === 'yes',
    bridge: info('Bridge') || (tags(xml, 'bridge')[0]?.name ?? ''),
    address: ip?.address ?? '',
    prefix: prefixOf(ip?.netmask ?? ip?.prefix),
    dns: tags(xml, 'dns')[0]?.enable !== 'no',
    xml,
  }
}

const SHIPPED = '/usr/share/libvirt/networks/default.xml'

const definition = (bridge: string | undefined, ip: string | undefined) => {
  const [address, mask] = known(ip).split('/')
  return { bridge: known(bridge), address: address ?? '', prefix: prefixOf(mask) }
}

/** The definitions in libvirt's own files: bridge, address and file a line. */
export function definitions(raw: Raw) {
  const started = all(raw, 'netstart')
  const files = all(raw, 'netdef').map(line => {
    const [bridge, ip, ...path] = line.split(' ')
    return { path: path.join(' '), ...definition(bridge, ip) }
  })
  const own = files.filter(({ path }) => path !== SHIPPED)
  const shipped = files.find(({ path }) => path === SHIPPED)
  return {
    defined: Object.fromEntries(
      own.map(({ path, ...rest }) => {
        const file = path.slice(path.lastIndexOf('/') + 1)
        return [file.replace(/\.xml$/, ''), { ...rest, autostart: started.includes(file) }]
      }),
    ),
    shipped: shipped && { bridge: shipped.bridge, address: shipped.address, prefix: shipped.prefix },
  }
}

export const routes = (raw: Raw) =>
  all(raw, 'route').map(line => {
    const [to = '', dev, via] = line.split(' ')
    return { to, dev: known(dev), via: known(via) }
  })

export const bridges = (raw: Raw) =>
  Object.fromEntries(
    all(raw, 'bridge').map(line => {
      const [name = '', ...ports] = line.split(' ')
      return [name, ports]
    }),
  )

export const dnsServers = (raw: Raw) =>
  all(raw, 'listen53').map(line => {
    const [address = '', process] = line.split(' ')
    return { address, process: known(process) }
  })
