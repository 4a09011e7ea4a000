/** What the machine is and what its kernel says, as tables; whole hosts are in test/fixtures/hosts. */
import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../src/facts/parse.js'
import { cpuCause } from '../../tasks/cpu-verdict.js'
import { hintFor } from '../../tasks/failures.js'
import { rebootNeeded } from '../../tasks/reboot.js'

const facts = (...lines: readonly string[]) =>
  parseFacts(
    [
      'probe=1',
      'kernel_name=Linux',
      ...(lines.some(line => line.startsWith('kernel=')) ? [] : ['kernel=5.14.0-427.el9.x86_64']),
      'arch=x86_64',
      'uid=0',
      'init=systemd',
      'dev_kvm=absent',
      ...lines,
      'end=1',
    ].join('\n'),
  )
const cause = (...lines: readonly string[]) => cpuCause(facts(...lines))?.because.id
const intel = ['cpu_vendor=GenuineIntel', 'cpu_flag=vmx']
const amd = ['cpu_vendor=AuthenticAMD', 'cpu_flag=svm']

describe('the firmware has switched virtualization off', () => {
  it.each([
    'kvm: disabled by bios',
    "kvm: support for 'kvm_intel' disabled by bios",
    "kvm: support for 'kvm_amd' disabled by bios",
    'x86/cpu: VMX (outside TXT) disabled by BIOS',
    'kvm_intel: VMX not enabled (by BIOS) in MSR_IA32_FEAT_CTL on CPU 3',
    'kvm_amd: SVM disabled (by BIOS) in MSR_VM_CR on CPU 17',
    'kvm_amd: SVM disabled (by BIOS) in MSR_VM_CR',
  ])('when the kernel says "%s", with the flag and without it', words => {
    expect(cause(...intel, `dmesg=[    6.204117] ${words}`)).toBe('cpu.firmware')
    expect(cause('machine=none', `dmesg=[    6.204117] ${words}`)).toBe('cpu.firmware')
  })

  it.each([
    ['0x0, not locked: the kernel sets it', intel, 'msr_feature_control= 00000000 00000000', undefined],
    ['0x1, locked without VMX', intel, 'msr_feature_control= 00000001 00000000', 'cpu.firmware'],
    ['0x3, VMX only inside SMX', intel, 'msr_feature_control= 00000003 00000000', 'cpu.firmware'],
    ['0x5, locked with VMX', intel, 'msr_feature_control= 00000005 00000000', undefined],
    ['0x7, locked with both', intel, 'msr_feature_control= 00000007 00000000', undefined],
    ['0x8, LOCK without SVMDIS', amd, 'msr_vm_cr= 00000008 00000000', undefined],
    ['0x10, SVMDIS', amd, 'msr_vm_cr= 00000010 00000000', 'cpu.firmware'],
    ['the other vendor’s register', amd, 'msr_feature_control= 00000001 00000000', undefined],
  ] as const)('or not, when the register reads %s', (_what, cpu, register, expected) => {
    expect(cause(...cpu, register)).toBe(expected)
  })

  it('is nothing that other words of the kernel tell', () => {
    expect(cause(...intel, "dmesg=kvm: no hardware support for 'kvm_amd'")).toBeUndefined()
    expect(
      cause(...intel, 'dmesg=Local APIC disabled by BIOS -- you can enable it with "lapic"'),
    ).toBeUndefined()
  })

  it('is no cause where /dev/kvm opens', () => {
    const lines = [...intel, 'dmesg=kvm: disabled by bios', 'end=1']
    const text = [
      'probe=1',
      'kernel_name=Linux',
      'kernel=5',
      'arch=x86_64',
      'uid=0',
      'init=systemd',
      'dev_kvm=open',
    ]
    expect(cpuCause(parseFacts([...text, ...lines].join('\n')))).toBeUndefined()
  })
})

describe('what the host is a guest of', () => {
  it.each([
    ['kvm', 'kvm', 'QEMU', 'Standard PC (Q35 + ICH9, 2009)', 'kvm'],
    ['kvm', 'kvm', 'Amazon EC2', 'm6i.large', 'amazon'],
    ['kvm', 'kvm', 'Google', 'Google Compute Engine', 'google'],
    ['google', 'google', 'Google', 'Google Compute Engine', 'google'],
    ['kvm', 'kvm', 'Alibaba Cloud', 'Alibaba Cloud ECS', 'alibaba'],
    ['nothing (no systemd-detect-virt)', '', 'VMware, Inc.', 'VMware Virtual Platform', 'vmware'],
    ['nothing (no systemd-detect-virt)', '', 'innotek GmbH', 'VirtualBox', 'oracle'],
    ['nothing (no systemd-detect-virt)', '', 'Microsoft Corporation', 'Virtual Machine', 'microsoft'],
    ['nothing (no systemd-detect-virt)', '', 'Red Hat', 'KVM', 'kvm'],
    ['none, against the flag', 'none', 'Somebody', 'Some Cloud', 'Some Cloud'],
    ['none, against the flag', 'none', '', '', 'unknown'],
  ])('with %s is "%s" by %s, %s: %s', (_what, told, vendor, product, expected) => {
    const lines = [`machine=${told}`, `dmi_sys_vendor=${vendor}`, `dmi_product_name=${product}`]
    expect(facts('cpu_flag=hypervisor', ...lines).hypervisor).toBe(expected)
  })

  it('is nothing for a bare metal instance of a cloud', () => {
    const lines = ['machine=none', 'dmi_sys_vendor=Amazon EC2', 'dmi_product_name=m5.metal']
    expect(facts(...intel, ...lines).hypervisor).toBe('none')
  })
})

describe('what keeps a module from loading', () => {
  it.each([
    ['/etc/modprobe.d/a.conf:blacklist kvm_intel', 'blacklist', 'kvm_intel'],
    ['/etc/modprobe.d/a.conf:  blacklist   kvm-amd  ', 'blacklist', 'kvm_amd'],
    ['/etc/modprobe.d/a.conf:install kvm_intel /bin/false', 'refuse', 'kvm_intel'],
    ['/etc/modprobe.d/a.conf:install kvm /usr/bin/true', 'refuse', 'kvm'],
    ['/etc/modprobe.d/a.conf:install kvm_amd /bin/false # STIG', 'refuse', 'kvm_amd'],
  ])('%s', (line, kind, module) => {
    expect(facts(`module_rule=${line}`).kvm.rules).toMatchObject([
      { kind, module, where: '/etc/modprobe.d/a.conf' },
    ])
  })

  it('is no install line that loads it after all', () => {
    const line = 'install kvm_intel /sbin/modprobe --ignore-install kvm_intel && /bin/true'
    expect(facts(`module_rule=/etc/modprobe.d/a.conf:${line}`).kvm.rules).toEqual([])
  })

  it('is the kernel command line, for kvm’s modules only', () => {
    const rules = (word: string) =>
      facts(`cmdline_blacklist=${word}`).kvm.rules.map(rule => [rule.kind, rule.module])
    expect(rules('modprobe.blacklist=nouveau,kvm-intel')).toEqual([['blacklist', 'kvm_intel']])
    expect(rules('module_blacklist=kvm_amd,kvmgt')).toEqual([['refuse', 'kvm_amd']])
    expect(rules('kvm-arm.mode=none')).toEqual([['refuse', 'kvm']])
    expect(rules('kvm-arm.mode=protected')).toEqual([])
  })
})

describe('a reboot is needed', () => {
  it.each([
    ['5.14.0-427.el9.x86_64', '5.14.0-427.13.1.el9_4.x86_64', true],
    ['5.14.0-427.13.1.el9_4.x86_64', '5.14.0-427.el9.x86_64', false],
    ['5.14.0-427.el9.x86_64', '5.14.0-427.el9.x86_64', false],
    ['2.6.32-754.el6.x86_64', '2.6.32-754.35.1.el6.x86_64', true],
    ['3.10.0-957.el7.x86_64', '3.10.0-1160.el7.x86_64', true],
    ['5.14.0-427.el9.aarch64+64k', '5.14.0-427.el9.aarch64', false],
    ['6.1.0-56-cloud-amd64', '5.14.0-570.el9.x86_64', false],
    ['5.15.0-200.131.27.el9uek.x86_64', '5.15.0-205.149.5.1.el9uek.x86_64', true],
  ])('where %s runs and %s is the newest installed: %s', (running, newest, needed) => {
    expect(rebootNeeded(facts(`kernel=${running}`, `kernel_newest=${newest}`))).toBe(
      needed ? newest : undefined,
    )
  })

  it('is not claimed where rpm knows no kernel', () => {
    expect(rebootNeeded(facts())).toBeUndefined()
  })
})

describe('modprobe that failed', () => {
  it.each([
    ["modprobe: ERROR: could not insert 'kvm_intel': Device or resource busy", 'cure.busy'],
    ["modprobe: ERROR: could not insert 'kvm_intel': Operation not permitted", 'cure.module-forbidden'],
    ["modprobe: ERROR: could not insert 'kvm_intel': Key was rejected by service", 'cure.module-forbidden'],
    ["modprobe: ERROR: could not insert 'kvm_intel': Operation not supported", 'cure.modprobe'],
    [
      'modprobe: FATAL: Module kvm_intel not found in directory /lib/modules/5.14.0-427.el9.x86_64',
      'cure.no-module',
    ],
    ['FATAL: Module kvm_intel not found.', 'cure.no-module'],
  ])('with "%s" has its next move', (stderr, id) => {
    expect(hintFor([{ code: 1, stdout: '', stderr, ms: 1 }]).id).toBe(id)
  })
})
