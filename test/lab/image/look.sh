#!/usr/bin/env bash
# look.sh RELEASE ROOT: turns Debian's userland in ROOT into what an
# administrator of that EL release expects to find. Called by image.sh.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
root=${2:?}

lay_over_all() {
  local overlay
  for overlay in "${LAB_OVERLAYS[@]}"; do
    [[ ! -d $lab_image/rootfs/$overlay ]] || lay_over "$lab_image/rootfs/$overlay" "$root"
  done
  chmod 0550 "$root/root"
  chmod 0750 "$root/etc/sudoers.d"
  chmod 0440 "$root/etc/sudoers" "$root"/etc/sudoers.d/*
}

# Debian's ways that have no counterpart on EL.
remove_debian() {
  (
    cd "$root"
    rm -rf etc/{init.d,rc?.d,network,sv,ucf.conf,adduser.conf,deluser.conf,debconf.conf,motd,issue.d} \
      etc/{bash.bashrc,default/{locale,ssh,dbus,rsync}} \
      etc/{update-motd.d,cron.*,logrotate.d/{apt,dpkg,alternatives}} \
      etc/sudoers.d/README etc/dnf/{aliases.d/zypper.conf,dnf-strict.conf} etc/{ufw,runit,logcheck,gss,perl,timezone,X11,e2scrub.conf,locale.gen} \
      usr/lib/systemd/system/{ssh.service,ssh.socket,ssh@.service,rescue-ssh.target,rsync.service} \
      etc/systemd/system/{sshd.service,multi-user.target.wants,timers.target.wants,sysinit.target.wants} \
      usr/lib/systemd/system-preset/* usr/lib/sysusers.d/basic.conf usr/lib/tmpfiles.d/{legacy,debian,static-nodes-permissions}.conf \
      usr/{include,share/{doc,man,info,base-files}} \
      usr/lib/python3/dist-packages/dnf-plugins/{local,debug,leaves,show_leaves,modulesync,migrate,versionlock,post-transaction-actions}.py \
      etc/dnf/plugins/{local,versionlock,post-transaction-actions,migrate}.* etc/dnf/plugins/post-transaction-actions.d \
      usr/sbin/{adduser,addgroup,deluser,delgroup,invoke-rc.d,update-rc.d} \
      var/lib/{ucf,pam,systemd/deb-*} var/cache/adduser var/log/{README,runit,journal,bootstrap.log,faillog} \
      usr/bin/{lsb_release,ucf*,deb-*} usr/share/polkit-1/actions/org.dpkg.*
    rm -f etc/{group-,passwd-,shadow-,gshadow-,subuid-,subgid-,issue,issue.net,motd}
    find usr/share/locale -regex '.*/\(apt\|dpkg\|libapt-.*\|adduser\|debconf\)\.mo' -delete
  )
}

# Where EL has something elsewhere or under another name.
arrange_like_el() {
  ln -sfn bash "$root/usr/bin/sh"
  mkdir -p "$root"/usr/{libexec/openssh,lib64} "$root"/etc/{sysconfig,rc.d,pki/rpm-gpg,yum.repos.d} \
    "$root"/var/{lock/subsys,spool/mail}
  ln -sfn /usr/lib/openssh/sftp-server "$root/usr/libexec/openssh/sftp-server"
  ln -sfn /usr/bin/python3 "$root/usr/libexec/platform-python"
  # What of the lab needs Python finds it here, whatever the release does with its own.
  mkdir -p "$root/usr/libexec/lab"
  ln -sfn /usr/bin/python3 "$root/usr/libexec/lab/python3"
  if [[ $LAB_MANAGER == dnf ]]; then
    ln -sfn dnf-3 "$root/usr/bin/dnf"
    ln -sfn dnf-3 "$root/usr/bin/yum"
    ln -sfn dnf/dnf.conf "$root/etc/yum.conf"
  fi
  if [[ -n $LAB_RPMDB ]]; then
    rm -rf "$root/var/lib/rpm"
    mkdir -p "$root/$LAB_RPMDB"
    ln -s "../../$LAB_RPMDB" "$root/var/lib/rpm"
  fi
  # Libraries of the lab's RPMs go to /usr/lib64 as on EL.
  sed -i 's/^#\?\s*HOME_MODE.*/HOME_MODE 0700/' "$root/etc/login.defs"
  # The machine's address in QEMU's user network, so that nobody has to ask a name server for its name.
  echo "10.0.2.15   $LAB_HOSTNAME ${LAB_HOSTNAME%%.*}" >>"$root/etc/hosts"
  echo /usr/lib64 >"$root/etc/ld.so.conf.d/lib64.conf"
  # EL's alternatives, with the database where chkconfig's program has it.
  mv "$root/usr/bin/update-alternatives" "$root/usr/libexec/lab-alternatives"
  mkdir -p "$root/var/lib/alternatives"
  cat >"$root/usr/sbin/alternatives" <<'EOF'
#!/bin/bash
exec /usr/libexec/lab-alternatives --admindir /var/lib/alternatives --altdir /etc/alternatives "$@"
EOF
  chmod 755 "$root/usr/sbin/alternatives"
  ln -sfn alternatives "$root/usr/sbin/update-alternatives"
}

# yum 3 (rootfs/yum3) needs them; nobody else finds them.
hide_python() {
  mv "$root"/usr/bin/python3.[0-9]* "$root/usr/libexec/lab/python3"
  rm -rf "$root"/usr/bin/{python3*,py3*,pydoc3*,dnf*,yum-*,yum4} "$root/usr/libexec/platform-python" \
    "$root"/etc/{dnf,libdnf} "$root/var/lib/dnf"
  mkdir -p "$root"/var/{cache,lib}/yum
  chmod 755 "$root/usr/bin/yum"
}

# /dev/kvm is everybody's, or root's alone until qemu-kvm brings its rule.
rule_of_kvm() {
  local rules=$root/usr/lib/udev/rules.d/50-udev-default.rules
  if [[ $LAB_KVM_RULE == qemu-kvm ]]; then
    sed -i '/KERNEL=="kvm"/d' "$rules"
  else
    sed -i 's/\(KERNEL=="kvm".*MODE="\)0660"/\10666"/' "$rules"
  fi
}

make_locales() {
  local locale
  for locale in en_US "${LAB_LOCALE%.*}"; do
    [[ $locale == C ]] || chroot "$root" localedef -i "$locale" -f UTF-8 "$locale.UTF-8"
  done
  rm -rf "$root/usr/share/i18n"
}

set_up_systemd() {
  # A machine id of its own: with an empty one systemd would take the first boot for
  # an installation and apply every preset, which a host installed long ago does not do.
  tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
  rm -f "$root/var/lib/dbus/machine-id"
  echo "${LAB_HOSTNAME}" >"$root/etc/hostname"
  chroot "$root" systemctl -q enable sshd.service systemd-networkd.service remote-fs.target getty@tty1.service
  chroot "$root" systemctl -q set-default multi-user.target
  # Emulated, the getty and the waiting for the network cost seconds and nobody uses them.
  chroot "$root" systemctl -q mask serial-getty@ttyS0.service systemd-networkd-wait-online.service \
    systemd-network-generator.service fstrim.timer e2scrub_all.timer
}

rm -f "$root/etc/resolv.conf" # mmdebstrap leaves the build machine's
remove_debian
lay_over_all
arrange_like_el
"$lab_image/accounts.sh" "$LAB_RELEASE" "$root"
make_locales
rule_of_kvm
if [[ $LAB_INIT == systemd ]]; then set_up_systemd; else "$lab_image/look-$LAB_INIT.sh" "$LAB_RELEASE" "$root"; fi
if [[ $LAB_MANAGER == yum ]]; then hide_python; fi
# EL's /etc/os-release and so on come with the release package (base-rpms.sh).
chroot "$root" ldconfig
