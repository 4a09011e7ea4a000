/** IPv4 subnets: do they overlap, and which one is free. Pure arithmetic; knows nothing of hosts. */

export type Subnet = Readonly<{ base: number; prefix: number }>

const OCTET = /^\d{1,3}$/

function toNumber(address: string): number | undefined {
  const octets = address.split('.')
  if (octets.length !== 4 || octets.some(octet => !OCTET.test(octet) || Number(octet) > 255)) return undefined
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0)
}

const size = ({ prefix }: Subnet) => 2 ** (32 - prefix)

/** `192.168.122.1/24` or `10.0.0.1` (a single address) as its subnet; undefined for anything else. */
export function subnet(text: string): Subnet | undefined {
  const [address = '', length = '32', ...rest] = text.split('/')
  const number = toNumber(address)
  const prefix = Number(length)
  if (number === undefined || rest.length > 0 || !/^\d{1,2}$/.test(length) || prefix > 32) return undefined
  return { base: number - (number % 2 ** (32 - prefix)), prefix }
}

export const overlap = (a: Subnet, b: Subnet): boolean =>
  a.base < b.base + size(b) && b.base < a.base + size(a)

/** The address that many after the first one. */
export const addressIn = ({ base }: Subnet, host: number): string =>
  [24, 16, 8, 0].map(shift => Math.floor((base + host) / 2 ** shift) % 256).join('.')

export const show = (one: Subnet): string => `${addressIn(one, 0)}/${one.prefix}`

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Where a guests' network may go, best first: as libvirt's own packages choose, then the other private ranges. */
const candidates = (): readonly string[] => [
  ...range(124, 254).map(n => `192.168.${n}.0/24`),
  ...range(124, 254).map(n => `10.${n}.122.0/24`),
  ...range(16, 31).map(n => `172.${n}.122.0/24`),
]

/** The first /24 that overlaps none of those taken. */
export function freeSubnet(taken: readonly Subnet[]): Subnet | undefined {
  for (const text of candidates()) {
    const candidate = subnet(text)
    if (candidate && taken.every(one => !overlap(one, candidate))) return candidate
  }
  return undefined
}
