/** Validation and the guests that prove. */
import type { Entry } from '../entry.js'
import { host } from '../samples.js'

export const proof = {
  KVM120: {
    topic: 'proof',
    says: ['validate.line'],
    sample: host(
      'el9-converged',
      'validate=  QEMU: Checking for device assignment IOMMU support                         : WARN (No ACPI IVRS table found, IOMMU either disabled in BIOS or not supported by this hardware platform)',
    ),
    sources: ['libvirt tools/virt-host-validate-qemu.c', 'libvirt tools/virt-host-validate-common.c'],
  },
  KVM121: {
    topic: 'proof',
    says: ['validate.fail', 'validate.fail.hint'],
    sample: host(
      'validate-failed',
      'validate_code=1',
      "validate=  QEMU: Checking if device /dev/net/tun exists                               : FAIL (Load the 'tun' module to enable networking for QEMU guests)",
    ),
    sources: ['libvirt tools/virt-host-validate-qemu.c'],
  },
  KVM122: {
    topic: 'proof',
    says: ['validate.silent', 'validate.silent.hint'],
    sample: host('validate-silent', 'validate_code=137'),
    sources: ['virt-host-validate(1)'],
  },
  KVM123: {
    topic: 'proof',
    says: ['proof.emulated', 'proof.hint.emulated'],
    sample: host('proof-emulated', 'proof_code=0', 'proof=Booting from Hard Disk..TCGTCGTCGTCG'),
    sources: ['QEMU target/i386/cpu.c', 'Linux Documentation/virt/kvm/x86/cpuid.rst'],
  },
  KVM124: {
    topic: 'proof',
    says: ['proof.hint.msr'],
    sample: host('kvm-refused-register', 'proof=qemu-kvm: error: failed to set MSR 0x10a to 0x0'),
    sources: ['QEMU target/i386/kvm/kvm.c'],
  },
  KVM125: {
    topic: 'proof',
    says: ['proof.hint.memory'],
    sample: host(
      'proof-no-memory',
      "proof=qemu-kvm: cannot set up guest memory 'pc.ram': Cannot allocate memory",
    ),
    sources: ['QEMU softmmu/physmem.c'],
  },
  KVM126: {
    topic: 'proof',
    says: ['proof.failed', 'proof.hangs', 'proof.hint.other'],
    sample: host('proof-silent', 'proof_code=137'),
    sources: ['timeout(1)'],
  },
  KVM127: {
    topic: 'proof',
    says: ['guest.failed', 'guest.failed.hint'],
    sample: host(
      'guest-failed',
      'guest_code=1',
      'guest=error: internal error: process exited while connecting to monitor: /usr/libexec/qemu-kvm: error while loading shared libraries: libpixman-1.so.0: cannot open shared object file: No such file or directory',
    ),
    sources: ['libvirt src/qemu/qemu_process.c', 'virsh(1): create'],
  },
  KVM128: {
    topic: 'proof',
    says: ['guest.no-lease', 'guest.no-lease.hint'],
    sample: host(
      'guest-no-lease',
      'guest_code=0',
      "guest=Domain 'kvmup-proof-4711' created from /var/tmp/kvmup-proof.Zk3Xw1/guest.xml",
    ),
    sources: ['libvirt src/network/libvirt.zone', 'virsh(1): net-dhcp-leases'],
  },
  KVM129: {
    topic: 'proof',
    says: ['appliance.failed', 'appliance.failed.hint'],
    sample: host(
      'appliance-failed',
      "guestfs=cp: cannot open '/lib/modules/5.14.0-427.13.1.el9_4.x86_64/vmlinuz' for reading: Permission denied",
      'guestfs=libguestfs: error: /usr/bin/supermin exited with error status 1, see debug messages above',
    ),
    sources: [
      'libguestfs test-tool/test-tool.c',
      'libguestfs-test-tool(1)',
      'http://libguestfs.org/guestfs-faq.1.html#debugging-libguestfs',
    ],
  },
  KVM130: {
    topic: 'proof',
    says: ['guest.stale.hint'],
    sample: host(
      'guest-refused',
      "guest=error: unsupported configuration: Emulator '/usr/libexec/qemu-kvm' does not support virt type 'kvm'",
    ),
    sources: ['libvirt src/qemu/qemu_validate.c', 'libvirt src/conf/capabilities.c'],
  },
} as const satisfies Readonly<Record<string, Entry>>
