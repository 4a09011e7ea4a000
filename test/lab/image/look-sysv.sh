#!/usr/bin/env bash
# look-sysv.sh RELEASE ROOT: what look.sh has left to do where init is sysvinit:
# EL 6, which has no systemd, no dnf, and another Python. Called by look.sh.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
root=${2:?}

# Where CentOS 6 keeps its scripts, and where everybody looks for them.
init_directories() {
  local level
  rm -rf "$root/etc/init.d"
  ln -s rc.d/init.d "$root/etc/init.d"
  for level in 0 1 2 3 4 5 6; do
    rm -rf "$root/etc/rc$level.d"
    mkdir -p "$root/etc/rc.d/rc$level.d"
    ln -s "rc.d/rc$level.d" "$root/etc/rc$level.d"
  done
  for name in rc rc.local rc.sysinit; do ln -sfn "rc.d/$name" "$root/etc/$name"; done
  ln -s ../init.d/halt "$root/etc/rc.d/rc0.d/S01halt"
  ln -s ../init.d/halt "$root/etc/rc.d/rc6.d/S01reboot"
  ln -s ../rc.local "$root/etc/rc.d/rc3.d/S99local"
  chmod 755 "$root"/etc/rc.d/{rc,rc.local,rc.sysinit} "$root"/etc/rc.d/init.d/* \
    "$root"/usr/sbin/{service,chkconfig,start_udev}
  chmod 644 "$root/etc/rc.d/init.d/functions"
  for name in network messagebus rsyslog sshd lab-vault; do chroot "$root" chkconfig --add "$name"; done
  chroot "$root" chkconfig rsyslog on
  mkdir -p "$root/etc/sysconfig/modules"
}

# udev as it is called here.
without_systemd() {
  rm -rf "$root"/{etc,usr/lib}/systemd/{system,user} "$root"/etc/{insserv*,hostname} "$root"/usr/bin/{systemctl,systemd-*,journalctl} \
    "$root"/usr/lib/udev/rules.d/71-seat.rules
  ln -sfn /usr/bin/udevadm "$root/usr/sbin/udevd"
  rm -f "$root/etc/machine-id" "$root/var/lib/dbus/machine-id"
  tr -d - </proc/sys/kernel/random/uuid >"$root/var/lib/dbus/machine-id"
}

# iptables is part of a minimal CentOS 6, ebtables and arptables are not.
without_ebtables() {
  rm -f "$root"/{etc/alternatives,usr/sbin}/{eb,arp}tables{,-save,-restore}
}

japanese_words() {
  local catalogue directory=$root/usr/share/locale/ja/LC_MESSAGES
  mkdir -p "$directory"
  for catalogue in "$lab_image"/words/*-ja.po; do
    msgfmt -o "$directory/$(basename "$catalogue" -ja.po).mo" "$catalogue"
  done
}

init_directories
without_systemd
without_ebtables
japanese_words
