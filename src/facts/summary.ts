/** The facts in short, for reports and for comparing two of them: what stays the same until somebody changes the host. */
import * as z from 'zod/mini'
import type { Facts } from './schema.js'

export const SummarySchema = z.object({
  os: z.string(),
  arch: z.string(),
  /** The running kernel. */
  kernel: z.string(),
  /** The newest installed one, where that is another. */
  kernelNewest: z.optional(z.string()),
  cpu: z.string(),
  microcode: z.optional(z.string()),
  /** What the host is a guest of, and the container it runs in: `none` on bare metal. */
  hypervisor: z.string(),
  container: z.string(),
  /** Modules of kvm that are loaded. */
  modules: z.array(z.string()),
  /** Versions as libvirt tells them; undefined when it does not answer. */
  libvirt: z.optional(z.string()),
  qemu: z.optional(z.string()),
  /** The default network: `virbr0 192.168.122.1/24`. */
  network: z.optional(z.string()),
  /** `EPOCH:VERSION-RELEASE.ARCH` by the names of those installed packages that kvmup cares for. */
  packages: z.record(z.string(), z.string()),
})
export type FactsSummary = Readonly<z.infer<typeof SummarySchema>>

/** Facts in short; lists are sorted, so that equal hosts have equal summaries. */
export function summary(facts: Facts): FactsSummary {
  const { os, arch, kernel, kernelNewest, cpu, hypervisor, container, kvm, network, rpm } = facts
  const said = (pattern: RegExp) => facts.virsh?.text.map(line => pattern.exec(line)?.[1]).find(Boolean)
  const packages = Object.values(rpm.provided)
    .flat()
    .map(({ name, epoch, version, release, arch: of }) => [name, `${epoch}:${version}-${release}.${of}`])
  return {
    os: os.name,
    arch,
    kernel,
    ...(kernelNewest !== undefined && kernelNewest !== kernel ? { kernelNewest } : {}),
    cpu: cpu.model,
    ...(cpu.microcode === undefined ? {} : { microcode: cpu.microcode }),
    hypervisor,
    container,
    modules: kvm.modules.toSorted(),
    ...present('libvirt', said(/^Using library: libvirt (\S+)/)),
    ...present('qemu', said(/^Running hypervisor: QEMU (\S+)/)),
    ...present(
      'network',
      network?.exists ? `${network.bridge} ${network.address}/${network.prefix}` : undefined,
    ),
    packages: Object.fromEntries(packages.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))),
  }
}

const present = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value })
