#!/usr/bin/env bash
# accounts.sh RELEASE ROOT: users and groups as EL numbers them, and the three
# ways in that the tests use: root by key, ops by key or password with sudo that
# asks for it, ops2 with sudo that does not.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
root=${2:?}

group_id() { sed -n "s/^$1:[^:]*:\([0-9]*\):.*/\1/p" "$root/etc/group"; }
group_with() { sed -n "s/^\([^:]*\):[^:]*:$1:.*/\1/p" "$root/etc/group"; }

# move_group NAME GID: another number for a group, for its files as well.
move_group() {
  local name=$1 new=$2 old
  old=$(group_id "$name")
  [[ -n $old && $old != "$new" ]] || return 0
  sed -i "s/^\($name:[^:]*\):$old:/\1:$new:/" "$root/etc/group"
  sed -i "s/^\([^:]*:[^:]*:[0-9]*\):$old:/\1:$new:/" "$root/etc/passwd"
  find "$root" -xdev -gid "$old" -exec chgrp -h "$new" {} +
}

# free_gid GID: whoever has it in Debian goes to the first free system id.
free_gid() {
  local name new=990
  name=$(group_with "$1")
  [[ -n $name ]] || return 0
  while [[ -n $(group_with "$new") ]]; do new=$((new - 1)); done
  move_group "$name" "$new"
}

add_group() {
  [[ -z $(group_id "$1") ]] || return 0
  free_gid "$2"
  chroot "$root" groupadd -g "$2" "$1"
}

remove_user() { sed -i "/^$1:/d" "$root"/etc/{passwd,shadow}; }

# No account of EL has these names.
for name in _apt backup list irc gnats news uucp proxy www-data man systemd-timesync; do remove_user "$name"; done
for name in backup list irc gnats news uucp proxy www-data operator src sasl plugdev staff voice sudo fax; do
  sed -i "/^$name:/d" "$root"/etc/{group,gshadow}
done
sed -i -e 's/^nogroup:/nobody:/' "$root"/etc/{group,gshadow}
sed -i -e 's/^nobody:x:65534:65534:nobody:\/nonexistent:/nobody:x:65534:65534:Kernel Overflow User:\/:/' \
  "$root/etc/passwd"

# EL's fixed numbers. libvirt's and qemu-kvm's scriptlets ask for 107 and 36.
add_group wheel 10
free_gid 107
if [[ -n $(group_id kvm) ]]; then
  [[ -z $(group_with 36) ]] || free_gid 36
  move_group kvm 36
else
  add_group kvm 36
fi

# The TPM software of a minimal EL brings it, swtpm's files belong to it.
chroot "$root" groupadd -g 59 tss
chroot "$root" useradd -r -u 59 -g tss -d /dev/null -s /sbin/nologin tss

# A home and a mailbox as useradd makes them on EL (/etc/default/useradd, /etc/skel).
rm -f "$root"/etc/skel/{.profile,.bash_logout} "$root/root/.profile"
chroot "$root" useradd -u 1000 -m -k /etc/skel -s /bin/bash -G wheel ops
chroot "$root" useradd -u 1001 -m -k /etc/skel -s /bin/bash ops2
echo "ops:$LAB_OPS_PASSWORD" | chroot "$root" chpasswd
rm -f "$root"/etc/{passwd,group,shadow,gshadow,subuid,subgid}-

for home in root home/ops home/ops2; do
  install -d -m 700 "$root/$home/.ssh"
  install -m 600 "$out/keys/${LAB_USER_KEY%%:*}.pub" "$root/$home/.ssh/authorized_keys"
  chown -R --reference="$root/$home" "$root/$home/.ssh"
done
for type in "${LAB_HOST_KEYS[@]}"; do
  install -m 600 "$out/keys/ssh_host_${type}_key" "$out/keys/ssh_host_${type}_key.pub" "$root/etc/ssh/"
  chmod 644 "$root/etc/ssh/ssh_host_${type}_key.pub"
done
