#!/usr/bin/env bash
# userland.sh RELEASE: the root file system before it is made to look like EL,
# and a kernel whose kvm modules are the real ones.
#
#   userland.tar       the files (owners and modes as in the machine)
#   userland.packages  the Debian packages in it, "name version" per line
#   vmlinuz, initrd    for qemu -kernel/-initrd; the modules are in the tar
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
need mmdebstrap dpkg-architecture depmod cpio busybox

# Of the release's row only what matters here: this stage takes the longest.
hash=$(hash_of "$0" "$lab_image"/{userland.txt,initrd.sh} <(echo "$LAB_SUITE ${LAB_USERLAND_EXTRA[*]}"))
stage_fresh userland "$hash" "$out"/{userland.tar,userland.packages,vmlinuz,initrd} && exit

work=$(mktemp -d "$out/userland.XXXXXX")
trap 'rm -rf "$work"' EXIT

mapfile -t packages < <(sed 's/#.*//' "$lab_image/userland.txt" | grep .)
packages+=("${LAB_USERLAND_EXTRA[@]}")
mirror=${KVMUP_LAB_MIRROR:-http://deb.debian.org}

# The kernel is unpacked, not installed: its package would bring Debian's
# initramfs-tools, whose image takes far longer to make and, emulated, to boot.
# Into a directory of its own: dpkg-deb -x / would turn the symlink /lib into a directory.
# shellcheck disable=SC2016 # the hook's $1 and $(...) belong to the shells it starts
fetch_kernel='chroot "$1" sh -ec "
  cd /tmp
  apt-get -q download \$(apt-cache depends linux-image-cloud-amd64 | sed -n \"s/.*Depends: //p\")
  mkdir kernel
  dpkg-deb -x linux-image-*.deb kernel
  mv kernel/lib/modules /usr/lib/ || mv kernel/usr/lib/modules /usr/lib/
  mv kernel/boot/vmlinuz-* /boot/"'
# shellcheck disable=SC2016
list_packages='chroot "$1" dpkg-query -W -f "\${binary:Package} \${Version}\n"'

stage_quietly "$out/userland.log" mmdebstrap --variant=minbase --format=directory \
  --hook-dir=/usr/share/mmdebstrap/hooks/eatmydata \
  --include="$(IFS=,; echo "${packages[*]}")" \
  --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/doc/*' \
  --customize-hook="$fetch_kernel" \
  --customize-hook="$list_packages >'$work/packages'" \
  "$LAB_SUITE" "$work/root" \
  "deb $mirror/debian $LAB_SUITE main" \
  "deb $mirror/debian-security $LAB_SUITE-security main"

kernel=$(basename "$(echo "$work"/root/lib/modules/*)")
depmod -b "$work/root" "$kernel"
cp "$work/root/boot/vmlinuz-$kernel" "$work/vmlinuz"
"$lab_image/initrd.sh" "$work/root/lib/modules/$kernel" "$work/initrd"

# What would give the machine away: Debian's package tools and their traces.
# rpm and dnf do not use them.
(
  cd "$work/root"
  rm -rf boot/* etc/apt etc/dpkg usr/lib/apt usr/lib/dpkg usr/share/dpkg var/lib/apt var/lib/dpkg \
    var/cache/apt var/cache/debconf var/log/apt var/log/dpkg.log var/log/alternatives.log \
    etc/debian_version etc/os-release usr/lib/os-release etc/cron.daily/{apt-compat,dpkg} \
    usr/bin/{apt,apt-*,dpkg,dpkg-*,debconf*} usr/sbin/dpkg-* usr/share/{bug,lintian,debconf} \
    usr/share/keyrings/debian-* lib/systemd/system/{apt-*,dpkg-*} etc/systemd/system/*.wants/{apt-*,dpkg-*} \
    usr/share/bash-completion/completions/{apt*,dpkg*}
  rm -rf tmp/* run/* var/tmp/*
)
tar -C "$work/root" --numeric-owner --xattrs --sort=name -cf "$work/userland.tar" .
mv "$work"/{userland.tar,vmlinuz,initrd} "$out/"
mv "$work/packages" "$out/userland.packages"
stage_done userland "$hash"
