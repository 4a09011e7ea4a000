/** The machine under the system: its processor, what it is a guest of, and how the kernel's KVM stands. */
import { all, first, type Raw } from './raw.js'

type Names = readonly Readonly<{ pattern: RegExp; name: string }>[]

/** Clouds by vendor, product and asset tag: older systemd knows only the hypervisor below them. */
const CLOUDS: Names = [
  { pattern: /Amazon EC2|\.amazon\b/, name: 'amazon' },
  { pattern: /Google/, name: 'google' },
  { pattern: /7783-7084-3265-9085-8269-3286-77/, name: 'azure' },
  { pattern: /Alibaba Cloud/, name: 'alibaba' },
]

/** Where systemd-detect-virt is missing (EL 6) or does not know: its own names, by vendor and product. */
const HYPERVISORS: Names = [
  { pattern: /VMware/, name: 'vmware' },
  { pattern: /VirtualBox|innotek/, name: 'oracle' },
  { pattern: /Microsoft Corporation/, name: 'microsoft' },
  { pattern: /Xen|HVM domU/, name: 'xen' },
  { pattern: /Parallels/, name: 'parallels' },
  { pattern: /BHYVE/i, name: 'bhyve' },
  { pattern: /KVM|QEMU|RHEV|oVirt|OpenStack|Nutanix/, name: 'kvm' },
]

const named = (names: Names, dmi: string) => names.find(one => one.pattern.test(dmi))?.name

/** The hypervisor that the host is a guest of: a cloud's name, or as systemd-detect-virt calls it. */
export function hypervisor(raw: Raw): string {
  const told = first(raw, 'machine') || 'none'
  if (told === 'none' && !all(raw, 'cpu_flag').includes('hypervisor')) return 'none'
  const product = first(raw, 'dmi_product_name') ?? ''
  const dmi = [
    first(raw, 'dmi_sys_vendor'),
    product,
    ...['dmi_chassis_asset_tag', 'dmi_bios_version'].map(key => first(raw, key)),
  ].join(' ')
  return named(CLOUDS, dmi) ?? (told !== 'none' ? told : (named(HYPERVISORS, dmi) ?? (product || 'unknown')))
}

/** 32-bit words in hexadecimal, as od prints them. */
const words = (raw: Raw, key: string) =>
  (first(raw, key) ?? '')
    .split(' ')
    .filter(Boolean)
    .map(word => Number.parseInt(word, 16))

/** CPUID is EAX EBX ECX EDX; VMX is ECX bit 5 of leaf 1, SVM is ECX bit 2 of leaf 0x80000001 (SDM, APM). */
function capable(raw: Raw): 'yes' | 'no' | 'unknown' {
  const [intel, amd] = [words(raw, 'cpuid_1')[2], words(raw, 'cpuid_80000001')[2]]
  if (intel === undefined || amd === undefined) return 'unknown'
  return intel & (1 << 5) || amd & (1 << 2) ? 'yes' : 'no'
}

export const cpu = (raw: Raw) => ({
  vendor: first(raw, 'cpu_vendor') ?? '',
  model: (first(raw, 'cpu_model') ?? '').replace(/\s+/g, ' ').trim(),
  platform: first(raw, 'cpu_platform') ?? '',
  microcode: first(raw, 'cpu_microcode'),
  flags: all(raw, 'cpu_flag'),
  capable: capable(raw),
  featureControl: words(raw, 'msr_feature_control')[0],
  vmCr: words(raw, 'msr_vm_cr')[0],
})

export function room(raw: Raw) {
  const [memory, processors, images] = (first(raw, 'room') ?? '').split(' ').map(Number)
  return memory && processors && images ? { memory, processors, images } : undefined
}

const KVM_MODULE = /^kvm([-_](intel|amd|hv))?$/
/** What modprobe does instead of loading; any other command may well load the module. */
const NOTHING = /^(?:\S*\/)?(?:true|false|:)(?:\s|$)/

type Rule = Readonly<{ kind: 'blacklist' | 'refuse'; module: string; where: string; text: string }>

/** `FILE:blacklist MODULE` or `FILE:install MODULE COMMAND`. */
function fileRule(line: string): readonly Rule[] {
  const [, where = '', text = ''] = /^([^:]+):\s*(.*?)\s*$/.exec(line) ?? []
  const [, verb, name = '', command = ''] = /^(blacklist|install)\s+(\S+)\s*(.*)$/.exec(text) ?? []
  const module = name.replaceAll('-', '_')
  if (verb === 'blacklist') return [{ kind: 'blacklist', module, where, text }]
  return verb === 'install' && NOTHING.test(command) ? [{ kind: 'refuse', module, where, text }] : []
}

/** `modprobe.blacklist=` is modprobe's, `module_blacklist=` the kernel's own: that one nobody gets past. */
function commandLineRule(text: string): readonly Rule[] {
  const where = '/proc/cmdline'
  const [, key = '', value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? []
  if (key === 'kvm-arm.mode') return value === 'none' ? [{ kind: 'refuse', module: 'kvm', where, text }] : []
  return value
    .split(',')
    .filter(name => KVM_MODULE.test(name))
    .map(name => ({
      kind: key === 'module_blacklist' ? 'refuse' : 'blacklist',
      module: name.replaceAll('-', '_'),
      where,
      text,
    }))
}

function node(raw: Raw) {
  const [mode, owner = '', group = ''] = first(raw, 'dev_kvm_node')?.split(' ') ?? []
  return mode === undefined ? undefined : { mode: Number.parseInt(mode, 8), owner, group }
}

export const kvm = (raw: Raw) => ({
  modules: all(raw, 'module'),
  device: first(raw, 'dev_kvm'),
  deviceError: first(raw, 'dev_kvm_error') ?? '',
  node: node(raw),
  driver: first(raw, 'kvm_driver') === 'registered',
  index: first(raw, 'module_index') ?? 'unknown',
  files: Object.fromEntries(all(raw, 'module_file').map(line => line.split(' '))),
  rules: [
    ...all(raw, 'module_rule').flatMap(fileRule),
    ...all(raw, 'cmdline_blacklist').flatMap(commandLineRule),
  ],
  frozen: first(raw, 'modules_disabled') === '1',
  others: [...all(raw, 'other_hypervisor'), ...(first(raw, 'xen')?.includes('control_d') ? ['xen'] : [])],
  dmesg: all(raw, 'dmesg'),
})
