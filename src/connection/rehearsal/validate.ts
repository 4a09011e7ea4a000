/** virt-host-validate, as the libvirt versions of the releases print it. */

/** One line: what it looks at, and what it says. `vt` and `device` pass only where those are there. */
type Check = Readonly<{
  what: string
  when: 'always' | 'vt' | 'device'
  level: 'PASS' | 'WARN' | 'FAIL'
  hint: string
}>

export type Validator = Readonly<{
  /** The package that holds the tool. */
  package: string
  checks: readonly Check[]
  /** What makes it exit 1: any failed check, or since libvirt 7.5 only FAIL. */
  fails: 'on any' | 'on FAIL'
}>

const NO_DEVICE =
  "Check that the 'kvm-intel' or 'kvm-amd' modules are loaded & the BIOS has enabled virtualization"
const EMULATED = 'Only emulated CPUs are available, performance will be significantly limited'
const NOT_COMPATIBLE =
  'Host not compatible with KVM; HW virtualization CPU features not found. Only emulated CPUs are available; performance will be significantly limited'

const pass = (what: string): Check => ({ what, when: 'always', level: 'PASS', hint: '' })
const warn = (what: string, hint: string): Check => ({ what, when: 'always', level: 'WARN', hint })
const processor = (level: Check['level'], hint: string): Check => ({
  what: 'for hardware virtualization',
  when: 'vt',
  level,
  hint,
})
const device = (what: string, hint = NO_DEVICE): Check => ({ what, when: 'device', level: 'FAIL', hint })

const devices = [
  device('if device /dev/kvm exists'),
  device('if device /dev/kvm is accessible'),
  pass('if device /dev/vhost-net exists'),
  pass('if device /dev/net/tun exists'),
]
const support = (controller: string) => pass(`for cgroup '${controller}' controller support`)
const mounted = (controller: string) => pass(`for cgroup '${controller}' controller mount-point`)

// Source: tools/virt-host-validate-{qemu,common}.c of each version. What hangs on the machine (IOMMU, secure
// guests) is assumed: a server with its IOMMU in the firmware tables.
const iommu = pass('for device assignment IOMMU support')
const iommuOff = warn(
  'if IOMMU is enabled by kernel',
  'IOMMU appears to be disabled in kernel. Add intel_iommu=on to kernel cmdline arguments',
)
const iommuOn = pass('if IOMMU is enabled by kernel')
const secureUnknown = warn('for secure guest support', 'Unknown if this platform has Secure Guest support')
const cgroups = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio'].map(support)

/** libvirt 0.10.2: a processor without support is a warning; one check for the device. */
export const libvirt0: readonly Check[] = [
  processor('WARN', EMULATED),
  device('for device /dev/kvm'),
  pass('for device /dev/vhost-net'),
  pass('for device /dev/net/tun'),
]

/** libvirt 4.5: asks for every control group twice. */
export const libvirt4: readonly Check[] = [
  processor('FAIL', EMULATED),
  ...devices,
  ...['memory', 'cpu', 'cpuacct', 'cpuset', 'devices', 'blkio'].flatMap(one => [support(one), mounted(one)]),
  iommu,
  iommuOff,
]

/** libvirt 8.0, on an AMD machine. */
export const libvirt8: readonly Check[] = [
  processor('FAIL', EMULATED),
  ...devices,
  ...cgroups,
  iommu,
  iommuOn,
  secureUnknown,
]

/** libvirt 8.5 and later: new words for a processor without support. */
export const libvirt9 = (maker: 'intel' | 'amd'): readonly Check[] => [
  processor('FAIL', NOT_COMPATIBLE),
  ...devices,
  ...cgroups,
  iommu,
  maker === 'intel' ? iommuOff : iommuOn,
  secureUnknown,
]

const line = (what: string, said: string) => `  QEMU: Checking ${what.padEnd(60)}: ${said}`

/**
 * Exit code and lines.
 * @param has what the machine has: `vt`, `device`
 */
export function validate(
  validator: Validator,
  has: readonly string[],
): { code: number; lines: readonly string[] } {
  const judged = validator.checks
    // The device is looked at only on a processor with support, and its access only when it exists.
    .filter(
      one =>
        one.when !== 'device' ||
        (has.includes('vt') && (has.includes('device') || !/accessible/.test(one.what))),
    )
    .map(one => ({ ...one, level: has.includes(one.when) ? ('PASS' as const) : one.level }))
  const bad = judged.filter(
    one => one.level === 'FAIL' || (one.level === 'WARN' && validator.fails === 'on any'),
  )
  return {
    code: bad.length > 0 ? 1 : 0,
    lines: judged.map(one => line(one.what, one.level === 'PASS' ? 'PASS' : `${one.level} (${one.hint})`)),
  }
}
