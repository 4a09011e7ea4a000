/**
 * What the probe found on one host. This is the only description of a host that tasks ever see.
 * parse.ts builds it from the probe's text and validates it here, at the border: inside, facts are trusted.
 */
import * as z from 'zod/mini'
import { Count, Flag, Text, Texts, Whole, Word } from './forms.js'
import { JobSchema } from './jobs.js'
import { TransactionSchema } from './transaction.js'
import { AccessSchema, NestedSchema, PeopleSchema } from './wishes.js'

const PackageFact = z.strictObject({
  /** Name of the installed package that provides the capability; not always the capability's own name. */
  name: Word,
  epoch: Text,
  version: Word,
  release: Word,
  arch: Text,
})

const UnitFact = z.strictObject({
  /** systemd's LoadState: `loaded`, `not-found`, `masked`, ... */
  load: Word,
  /** systemd's ActiveState: `active`, `inactive`, `failed`, ... */
  active: Word,
  sub: Text,
  /** systemd's UnitFileState, `-` where the unit has no file. */
  enabled: Word,
})

const definition = {
  bridge: Text,
  /** Empty when it has no IPv4 address. */
  address: Text,
  prefix: Whole,
}

export const FactsSchema = z.strictObject({
  os: z.strictObject({
    /** `ID` of os-release, lower case; made from /etc/redhat-release where there is no os-release (EL 6). */
    id: Text,
    like: Texts,
    name: Text,
    /** Major version, 0 when the host does not say. */
    major: Count,
    kernelName: Text,
  }),
  kernel: Text,
  /** The newest installed kernel of the running one's kind, by rpm; undefined where rpm does not know one. */
  kernelNewest: z.optional(Text),
  arch: Text,
  /** Whose eyes the probe saw with: 0 is root. */
  uid: Count,
  /** Package managers present, best first: `dnf`, `yum`. */
  managers: Texts,
  init: z.enum(['systemd', 'sysv']),
  /** The container technology the host runs in, `none`, or `unknown` where nothing could tell. */
  container: Text,
  /** What the host itself is a guest of: a cloud, a hypervisor as systemd-detect-virt names it, `none`, `unknown`. */
  hypervisor: Text,
  cpu: z.strictObject({
    vendor: Text,
    model: Text,
    /** Only the flags that matter here: vmx, svm, sie, hypervisor. */
    flags: Texts,
    /** POWER only: `PowerNV`, `pSeries`; otherwise empty. */
    platform: Text,
    /** Revision of the processor's microcode (`0xd0003d1`); undefined where the kernel does not tell. */
    microcode: z.optional(Text),
    /** Whether the processor itself (CPUID) names VMX or SVM: the kernel's flags may hide what firmware locked. */
    capable: z.enum(['yes', 'no', 'unknown']),
    /** The low words of IA32_FEATURE_CONTROL (MSR 0x3a) and VM_CR (MSR 0xc0010114), where they can be read. */
    featureControl: z.optional(Count),
    vmCr: z.optional(Count),
  }),
  /** What is there for guests: memory and free space for images in KiB; undefined where the host does not say. */
  room: z.optional(
    z.strictObject({
      memory: Count,
      processors: Count,
      images: Count,
    }),
  ),
  kvm: z.strictObject({
    /** kvm modules loaded or built in (by /sys/module). */
    modules: Texts,
    device: z.enum(['open', 'absent', 'refused']),
    deviceError: Text,
    node: z.optional(z.strictObject({ mode: Count, owner: Text, group: Text })),
    /** The kernel has registered the device, whether or not there is a node to open it by. */
    driver: Flag,
    /** The running kernel's module index: there, not made, or no modules of that kernel at all. */
    index: z.enum(['present', 'none', 'no-modules', 'unknown']),
    /** The kvm modules of the running kernel: their file below /lib/modules/VERSION, or `built-in`. */
    files: z.record(Text, Text),
    /** What keeps a module from loading by itself (`blacklist`) or from loading at all (`refuse`). */
    rules: z.array(
      z.strictObject({
        kind: z.enum(['blacklist', 'refuse']),
        module: Text,
        where: Text,
        text: Text,
      }),
    ),
    /** The kernel loads no more modules until the next boot (sysctl kernel.modules_disabled). */
    frozen: Flag,
    /** Other hypervisors on this host: their modules, or `xen` when the host is Xen's own domain. */
    others: Texts,
    /** The kernel's own words about virtualization, newest last. */
    dmesg: Texts,
  }),
  /** Who may work with libvirt; undefined where no user was asked for. */
  access: z.optional(AccessSchema),
  /** Whom a person may choose from for that; undefined where nobody asked. */
  people: z.optional(PeopleSchema),
  /** Whether guests may be hypervisors themselves; undefined where nobody asked, or where there is no kvm module. */
  nested: z.optional(NestedSchema),
  rpm: z.strictObject({
    /** What rpm wrote to its standard error: a damaged database speaks here. */
    errors: Texts,
    /** By capability asked for: the packages that provide it. A capability nobody provides is absent. */
    provided: z.record(Text, z.array(PackageFact)),
  }),
  /** Path of the EL hypervisor binary when it is executable. */
  qemu: z.optional(Text),
  /** Packages matching the glob that was asked for and not installed; undefined when the cache cannot tell. */
  available: z.optional(Texts),
  /** Transactions of kvmup's own whose end nobody has seen. */
  jobs: z.array(JobSchema),
  /** What a package transaction would meet; undefined where none was due. */
  transaction: z.optional(TransactionSchema),
  units: z.record(Text, UnitFact),
  /** The libvirtd init script, by exit codes (0 running; chkconfig 0 enabled); undefined where there is none. */
  sysv: z.optional(z.strictObject({ status: Whole, enabled: Flag })),
  /** The message bus's script, which libvirtd needs before it; undefined where there is none. */
  messagebus: z.optional(z.strictObject({ status: Whole, enabled: Flag })),
  /** Guests that run now, whether or not their daemon does. */
  running: Texts,
  /** The daemon that holds the hypervisor driver now (`virtqemud`, `libvirtd`); empty where none does. */
  qemuDriver: Text,
  /** `virsh -c qemu:///system version`; undefined where there is no virsh. */
  virsh: z.optional(z.strictObject({ code: Whole, text: Texts })),
  /** The default network as libvirt tells it; undefined when libvirt could not be asked. */
  network: z.optional(
    z.strictObject({
      exists: Flag,
      active: Flag,
      autostart: Flag,
      bridge: Text,
      /** Address of the bridge in libvirt's definition, `192.168.122.1`; empty when it has none. */
      address: Text,
      prefix: Whole,
      /** Whether libvirt's dnsmasq is to answer DNS on it. */
      dns: Flag,
      /** The whole definition as libvirt prints it; empty when the network does not exist or was cut short. */
      xml: Text,
    }),
  ),
  /** libvirt's network definitions as its files have them, also while no daemon can tell. */
  networks: z.strictObject({
    defined: z.record(Text, z.strictObject({ ...definition, autostart: Flag })),
    /** The default network that the package brings along. */
    shipped: z.optional(z.strictObject(definition)),
  }),
  dnsmasq: z.enum(['present', 'absent', 'unknown']),
  /** Who listens on port 53, and on which address as `ss` prints it. */
  dnsServers: z.array(z.strictObject({ address: Text, process: Text })),
  /** Network links: flags as `ip` prints them, without the angle brackets. */
  links: z.record(Text, Texts),
  /** IPv4 addresses with prefix length (`192.168.122.1/24`), by link. */
  addresses: z.record(Text, Texts),
  /** IPv4 routes to private networks: destination as `ip` prints it, device and gateway or empty. */
  routes: z.array(z.strictObject({ to: Text, dev: Text, via: Text })),
  /** Bridges and their ports. */
  bridges: z.record(Text, Texts),
  /** virt-host-validate, line by line; undefined where it is not installed. */
  validate: z.optional(
    z.array(
      z.strictObject({
        level: z.enum(['PASS', 'WARN', 'FAIL', 'NOTE']),
        check: Text,
        hint: Text,
      }),
    ),
  ),
  /** What the proof guest said; undefined when no proof was asked for or the host was not ready for one. */
  proof: z.optional(z.strictObject({ code: Whole, text: Texts })),
  /** The deep proof: a guest started by libvirt, and the address it was given (`192.168.122.57/24`), if any. */
  guest: z.optional(z.strictObject({ code: Whole, text: Texts, lease: z.optional(Text) })),
  /** The deep proof: the last words of libguestfs-test-tool. */
  guestfs: z.optional(z.strictObject({ code: Whole, text: Texts })),
})

export type Facts = Readonly<z.infer<typeof FactsSchema>>
export type PackageFact = Readonly<z.infer<typeof PackageFact>>
