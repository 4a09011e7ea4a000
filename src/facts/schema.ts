/**
 * What the probe found on one host. This is the only description of a host that tasks ever see.
 * parse.ts builds it from the probe's text and validates it here, at the border: inside, facts are trusted.
 */
import { z } from 'zod'

const PackageFact = z.strictObject({
  /** Name of the installed package that provides the capability; not always the capability's own name. */
  name: z.string().min(1),
  epoch: z.string(),
  version: z.string().min(1),
  release: z.string().min(1),
  arch: z.string(),
})

const UnitFact = z.strictObject({
  /** systemd's LoadState: `loaded`, `not-found`, `masked`, ... */
  load: z.string().min(1),
  /** systemd's ActiveState: `active`, `inactive`, `failed`, ... */
  active: z.string().min(1),
  sub: z.string(),
  /** systemd's UnitFileState, `-` where the unit has no file. */
  enabled: z.string().min(1),
})

export const FactsSchema = z.strictObject({
  os: z.strictObject({
    /** `ID` of os-release, lower case; made from /etc/redhat-release where there is no os-release (EL 6). */
    id: z.string(),
    like: z.array(z.string()),
    name: z.string(),
    /** Major version, 0 when the host does not say. */
    major: z.int().min(0),
    kernelName: z.string(),
  }),
  kernel: z.string(),
  arch: z.string(),
  /** Whose eyes the probe saw with: 0 is root. */
  uid: z.int().min(0),
  /** Package managers present, best first: `dnf`, `yum`. */
  managers: z.array(z.string()),
  init: z.enum(['systemd', 'sysv']),
  /** The container technology the host runs in, `none`, or `unknown` where nothing could tell. */
  container: z.string(),
  /** The hypervisor that the host itself is a guest of, `none`, or `unknown`. */
  hypervisor: z.string(),
  cpu: z.strictObject({
    vendor: z.string(),
    model: z.string(),
    /** Only the flags that matter here: vmx, svm, sie, hypervisor. */
    flags: z.array(z.string()),
  }),
  kvm: z.strictObject({
    /** kvm modules loaded or built in (by /sys/module). */
    modules: z.array(z.string()),
    device: z.enum(['open', 'absent', 'refused']),
    deviceError: z.string(),
    /** The kernel's own words about virtualization, newest last. */
    dmesg: z.array(z.string()),
  }),
  rpm: z.strictObject({
    /** What rpm wrote to its standard error: a damaged database speaks here. */
    errors: z.array(z.string()),
    /** By capability asked for: the packages that provide it. A capability nobody provides is absent. */
    provided: z.record(z.string(), z.array(PackageFact)),
  }),
  /** Path of the EL hypervisor binary when it is executable. */
  qemu: z.string().optional(),
  /** Packages matching the glob that was asked for and not installed; undefined when the cache cannot tell. */
  available: z.array(z.string()).optional(),
  units: z.record(z.string(), UnitFact),
  /** The libvirtd init script, by exit codes (0 running; chkconfig 0 enabled); undefined where there is none. */
  sysv: z.strictObject({ status: z.int(), enabled: z.boolean() }).optional(),
  /** `virsh -c qemu:///system version`; undefined where there is no virsh. */
  virsh: z.strictObject({ code: z.int(), text: z.array(z.string()) }).optional(),
  /** The default network as libvirt tells it; undefined when libvirt could not be asked. */
  network: z
    .strictObject({
      exists: z.boolean(),
      active: z.boolean(),
      autostart: z.boolean(),
      bridge: z.string(),
      /** Address of the bridge in libvirt's definition, `192.168.122.1`; empty when it has none. */
      address: z.string(),
    })
    .optional(),
  /** Network links: flags as `ip` prints them, without the angle brackets. */
  links: z.record(z.string(), z.array(z.string())),
  /** IPv4 addresses with prefix length (`192.168.122.1/24`), by link. */
  addresses: z.record(z.string(), z.array(z.string())),
  /** virt-host-validate, line by line; undefined where it is not installed. */
  validate: z
    .array(
      z.strictObject({
        level: z.enum(['PASS', 'WARN', 'FAIL', 'NOTE']),
        check: z.string(),
        hint: z.string(),
      }),
    )
    .optional(),
  /** What the proof guest said; undefined when no proof was asked for or the host was not ready for one. */
  proof: z.strictObject({ code: z.int(), text: z.array(z.string()) }).optional(),
  /** The deep proof: a guest started by libvirt, and the address it was given (`192.168.122.57/24`), if any. */
  guest: z
    .strictObject({ code: z.int(), text: z.array(z.string()), lease: z.string().optional() })
    .optional(),
  /** The deep proof: the last words of libguestfs-test-tool. */
  guestfs: z.strictObject({ code: z.int(), text: z.array(z.string()) }).optional(),
})

export type Facts = Readonly<z.infer<typeof FactsSchema>>
export type PackageFact = Readonly<z.infer<typeof PackageFact>>
