/** The daemons of libvirt. */
import type { Entry } from '../entry.js'
import { failure, host } from '../samples.js'

export const libvirt = {
  KVM090: {
    topic: 'libvirt',
    says: ['libvirt.masked', 'libvirt.masked.hint', 'libvirt.note.masked', 'cure.masked'],
    sample: failure(
      'masked.el9-start-text',
      'Failed to start virtqemud.service: Unit virtqemud.service is masked.',
    ),
    sources: ['systemctl(1)'],
  },
  KVM091: {
    topic: 'libvirt',
    says: [
      'libvirt.mixed.guests',
      'libvirt.mixed.active',
      'libvirt.mixed.enabled',
      'libvirt.mixed.release',
      'cure.mixed',
    ],
    sample: failure(
      'mixed.el9-refused-text',
      "error: Failed to connect socket to '/var/run/libvirt/virtqemud-sock': Connection refused",
    ),
    sources: [
      'libvirt docs/daemons.rst',
      'libvirt src/qemu/virtqemud.service.in',
      'https://docs.oracle.com/en/operating-systems/oracle-linux/9/kvm-user/kvm-TypesOfLibvirtDriverDaemons.html',
    ],
  },
  KVM092: {
    topic: 'libvirt',
    says: ['cure.libvirtd'],
    sample: failure(
      'libvirtd.el7-text',
      'error: failed to connect to the hypervisor',
      "error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
    ),
    sources: ['libvirt src/rpc/virnetsocket.c'],
  },
  KVM093: {
    topic: 'libvirt',
    says: ['cure.sockets'],
    sample: failure(
      'sockets.el9-recorded',
      "error: Failed to connect socket to '/var/run/libvirt/virtqemud-sock': No such file or directory",
    ),
    sources: ['libvirt src/rpc/virnetsocket.c', 'libvirt docs/daemons.rst'],
  },
  KVM094: {
    topic: 'libvirt',
    says: ['cure.virtlogd'],
    sample: failure(
      'virtlogd.el8-text',
      "error: can't connect to virtlogd: Failed to connect socket to '/var/run/libvirt/virtlogd-sock': Connection refused",
    ),
    sources: ['libvirt src/rpc/virnetsocket.c', 'virtlogd(8)'],
  },
  KVM095: {
    topic: 'libvirt',
    says: ['cure.no-libvirtd'],
    sample: failure('no-libvirtd.el9-text', 'Unit libvirtd.service could not be found.'),
    sources: ['systemctl(1)', 'libvirt docs/daemons.rst'],
  },
  KVM096: {
    topic: 'libvirt',
    says: ['libvirt.silent', 'libvirt.hangs', 'libvirt.silent.hint', 'libvirt.silent.hint-modular'],
    sample: host(
      'daemons-el9-silent',
      'virsh=error: failed to connect to the hypervisor',
      'virsh=error: Cannot recv data: Connection reset by peer',
    ),
    sources: ['libvirt src/rpc/virnetsocket.c', 'libvirt docs/daemons.rst'],
  },
  KVM097: {
    topic: 'libvirt',
    says: ['libvirt.no-unit', 'libvirt.no-unit.hint'],
    sample: host('daemons-el9-no-unit', 'unit=virtqemud.service not-found inactive dead -'),
    sources: ['libvirt libvirt.spec.in', 'systemctl(1)'],
  },
} as const satisfies Readonly<Record<string, Entry>>
