import type { CatalogueWords } from '../../../catalogue/words.js'

/** The daemons of libvirt. */
export const libvirt = {
  KVM090: {
    title: 'An administrator has masked a unit of libvirt',
    cause:
      'systemd says that a unit of libvirt is masked: it points to /dev/null, and nothing can start it, not even by hand. Packages do not mask units, somebody did. kvmup unmasks nothing; a masked unit that the host does not need is only noted. EL 6 has no units and does not know this.',
    remedy: [
      'See which ones: `systemctl list-unit-files "virt*" "libvirt*"`; those named masked.',
      'Ask who masked them and why.',
      'When the reason is gone: `systemctl unmask UNIT`.',
      'Then: `kvmup apply HOST`.',
    ],
  },
  KVM091: {
    title: 'libvirtd and the modular daemons are mixed',
    cause:
      'libvirt runs either as one libvirtd (EL 7 and 8, and hosts upgraded from them) or as virtqemud, virtnetworkd and others (EL 9 and 10), and this host has units of both active or enabled. They are in each other’s way: `Connection refused` on a socket, `already active, refusing`, or a pid file that cannot be acquired. Most often somebody ran `systemctl start libvirtd` on EL 9, as older instructions say. kvmup keeps the side that runs guests, else the one that is enabled, else the one that is active, else that of the release.',
    remedy: [
      'See what kvmup would disable and stop: `kvmup plan HOST`. Running guests go on without their daemon.',
      'Let it: `kvmup apply HOST`.',
      'By hand, to stay with the modular ones: `systemctl disable libvirtd.service libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket`, then `systemctl stop` of the same, then `systemctl enable --now virtlogd.socket virtlockd.socket` (disabling libvirtd disables them along), then `systemctl start virtqemud.socket virtnetworkd.socket`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM092: {
    title: 'libvirtd does not run',
    cause:
      "A client of libvirt found no libvirtd: `Failed to connect socket to '/var/run/libvirt/libvirt-sock'`. On EL 6 and 7 the daemon must run all the time; on EL 8 it is its socket that must be active, and the daemon itself may be inactive: without guests it ends after two minutes and starts again at the next question. On EL 9 and 10 that socket belongs to virtproxyd.",
    remedy: [
      'Let kvmup enable and start it: `kvmup apply HOST`.',
      'By hand: `chkconfig libvirtd on` and `/etc/rc.d/init.d/libvirtd start` on EL 6, `systemctl enable --now libvirtd.service` on EL 7, `systemctl enable libvirtd.service` and `systemctl start libvirtd.socket` on EL 8, `systemctl enable --now virtproxyd.socket` on EL 9 and 10.',
      'If it does not come up, its log tells why: `journalctl -u libvirtd`, or /var/log/libvirt/libvirtd.log on EL 6.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM093: {
    title: 'A socket of the modular daemons is not started',
    cause:
      "On EL 9 and 10 every driver of libvirt has a daemon and sockets of its own, and the socket that virsh went to does not exist (`Failed to connect socket to '/var/run/libvirt/virtqemud-sock': No such file or directory`). The packages enable most of them, but start none: right after the installation and until the next boot nothing listens.",
    remedy: [
      'Let kvmup enable and start them: `kvmup apply HOST`.',
      'By hand: `systemctl enable --now virtqemud.socket virtnetworkd.socket virtstoraged.socket virtlogd.socket`, and whatever else the message names (virtnodedevd, virtsecretd, virtnwfilterd, virtinterfaced).',
      'So that guests and networks marked for autostart start at boot: `systemctl enable virtqemud.service virtnetworkd.service`.',
      'If a socket does not come up: `journalctl -u virtqemud` (the service of that socket). Then: `kvmup verify HOST`.',
    ],
  },
  KVM094: {
    title: 'virtlogd or virtlockd cannot be reached',
    cause:
      "Guests write their console logs through virtlogd, and libvirt refuses to start a guest while it cannot reach that daemon (`can't connect to virtlogd`); virtlockd keeps the locks of disks. On EL 7 and later both are started by their sockets, and those are stopped or disabled here; disabling libvirtd disables them along. EL 6 has neither.",
    remedy: [
      'Enable and start the sockets: `systemctl enable --now virtlogd.socket virtlockd.socket`.',
      'If that fails: `journalctl -u virtlogd`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM095: {
    title: 'There is no libvirtd on this host',
    cause:
      'A command asked for libvirtd, and the unit is not on the host: `Unit libvirtd.service could not be found`. On EL 9 and 10 its work is done by the modular daemons, and the package libvirt-daemon, which has libvirtd, is only recommended and may be absent. Instructions that say `systemctl start libvirtd` were written for EL 8 and earlier.',
    remedy: [
      'See what there is: `systemctl list-unit-files "virt*" "libvirt*"`.',
      'Use virtqemud.socket for guests and virtnetworkd.socket for networks in place of libvirtd: `systemctl enable --now virtqemud.socket virtnetworkd.socket`.',
      'Do not install libvirtd beside them: the two are in each other’s way (`kvmup explain KVM091`).',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM096: {
    title: 'libvirt is started, but does not answer',
    cause:
      'The daemons or their sockets are active, and `virsh -c qemu:///system version` fails or gets no answer within a minute. A daemon that ends at its start (a mistake in its configuration, an old library, a full disk) looks like this, and so does one that waits for something, a storage pool on a dead server for example. That a daemon is inactive is no fault on EL 8 and later: without guests it ends after two minutes, and its socket starts it again at the next question.',
    remedy: [
      'Ask it yourself: `virsh -c qemu:///system version`.',
      'Read the logs: `journalctl -u virtqemud -u virtnetworkd -u virtlogd` on EL 9 and 10, `journalctl -u libvirtd` on EL 7 and 8, /var/log/libvirt/libvirtd.log on EL 6.',
      'Mend what they name, then start it anew: `systemctl restart virtqemud` on EL 9 and 10, `systemctl restart libvirtd` on EL 7 and 8, `/etc/rc.d/init.d/libvirtd restart` on EL 6. Guests go on meanwhile.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM097: {
    title: 'libvirt is installed, but a unit of it is missing',
    cause:
      'rpm has libvirt and libvirt-client, and a unit without which the host cannot work does not exist: libvirtd.service on EL 7 and 8, virtqemud, virtnetworkd or virtlogd on EL 9 and 10 (on EL 6: the script /etc/rc.d/init.d/libvirtd). A package is damaged, was removed by force, or was installed only in part. A unit that systemd does not know yet because its file is new looks the same.',
    remedy: [
      'See what there is: `systemctl list-unit-files "virt*" "libvirt*"`, and what is damaged: `rpm -Va "libvirt*"`.',
      'Let systemd read its units again: `systemctl daemon-reload`.',
      'Bring the packages back: `yum reinstall "libvirt-daemon*"` on EL 7, `dnf reinstall "libvirt-daemon*"` on EL 8 to 10, `yum reinstall libvirt` on EL 6.',
      'Then: `kvmup apply HOST`.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
