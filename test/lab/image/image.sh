#!/usr/bin/env bash
# image.sh RELEASE: everything that a machine of that release needs, down to
# disk.qcow2. Runs the other stages first; each of them does nothing when what
# it is made from has not changed.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
need mke2fs qemu-img ssh-keygen flock openssl

# One at a time: the second one then finds everything done.
exec 9>"$out/image.lock"
flock 9

"$lab_image/userland.sh" "$LAB_RELEASE"
repo=$lab_image/../repo/repo.sh
# LAB_WITHOUT_REPO=1: a machine with nothing to install, while working on the image itself.
if [[ -z ${LAB_WITHOUT_REPO:-} ]]; then "$repo" "$LAB_RELEASE"; fi
"$lab_image/base-rpms.sh" "$LAB_RELEASE"

hash=$(hash_of "$0" "$lab_image"/{lib.sh,look.sh,"look-$LAB_INIT.sh",words,accounts.sh,"releases/$LAB_RELEASE.conf"} \
  "${LAB_OVERLAYS[@]/#/$lab_image/rootfs/}" "$out"/{userland.stamp,base-rpms.stamp,repo.stamp})
stage_fresh image "$hash" "$out/disk.qcow2" && exit

# The keys stay the same over rebuilds: whoever knows a machine of the lab keeps knowing it.
keys=$out/keys
mkdir -p "$keys"
for key in "$LAB_USER_KEY" ssh_host_rsa_key:rsa ssh_host_ecdsa_key:ecdsa ssh_host_ed25519_key:ed25519; do
  file=$keys/${key%%:*}
  [[ -f $file ]] || ssh-keygen -q -t "${key##*:}" -N '' -C "kvmup-lab" -f "$file"
done

work=$(mktemp -d "$out/image.XXXXXX")
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir "$root"
tar -C "$root" --numeric-owner --xattrs -xf "$out/userland.tar"

"$lab_image/look.sh" "$LAB_RELEASE" "$root" 2>"$out/look.log" || {
  cat "$out/look.log" >&2
  die "look.sh failed"
}
"$lab_image/rpmdb.sh" "$LAB_RELEASE" "$root"

if [[ -d $out/repo ]]; then
  mkdir -p "$root/srv/mirror"
  for dir in "$out"/repo/*/; do cp -a "${dir%/}" "$root/srv/mirror/"; done
  chown -R 0:0 "$root/srv/mirror"
  install -D -m 644 "$out/repo/${LAB_GPG_KEY##*/}" "$root$LAB_GPG_KEY"
fi

# The mirror once more, under the paths of vault.centos.org, which a service of the machine
# serves (rootfs/RELEASE); none when the release's own mirrors live.
for dir in "${LAB_VAULT_DIRS[@]}"; do
  for entry in "${LAB_VAULT_REPOS[@]}"; do
    path=$root/srv/vault/$dir/${entry%%:*}
    mkdir -p "${path%/*}"
    ln -s "/srv/mirror/${entry##*:}" "$path"
  done
done
# It speaks https with a certificate of its own, which the machine trusts.
if [[ -n $LAB_VAULT_CERTIFICATE ]]; then
  [[ -s $keys/vault.pem ]] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj "/CN=$LAB_VAULT_CERTIFICATE" -addext "subjectAltName=DNS:$LAB_VAULT_CERTIFICATE" \
    -keyout "$keys/vault.pem" -out "$keys/vault.pem" 2>"$out/openssl.log"
  install -D -m 400 -o 65534 -g 65534 "$keys/vault.pem" "$root/etc/pki/tls/private/lab-vault.pem"
  openssl x509 -in "$keys/vault.pem" >>"$root/etc/ssl/certs/ca-certificates.crt"
fi

find "$root"/{tmp,run,dev,var/tmp,var/cache/ldconfig} -xdev -mindepth 1 -delete
chmod 1777 "$root/tmp" "$root/var/tmp"
truncate -s "$LAB_DISK_SIZE" "$work/disk.raw"
stage_quietly "$out/mke2fs.log" mke2fs -q -F -t ext4 -L root -m 0 -E lazy_itable_init=1,nodiscard \
  -d "$root" "$work/disk.raw"
qemu-img convert -O qcow2 "$work/disk.raw" "$work/disk.qcow2"
mv "$work/disk.qcow2" "$out/disk.qcow2"
# For vm.ts, behind what all machines are started with.
echo "$LAB_KERNEL_ARGS" >"$out/kernel-args"
# For client-files.ts: what a client of today must be told to reach this release.
printf '%s\n' "${LAB_SSH_OPTIONS[@]}" >"$out/ssh-options"
# Built through sudo: the keys must be readable by the one who will use them.
[[ -z ${SUDO_UID:-} ]] || chown -R "$SUDO_UID" "$LAB_CACHE"
stage_done image "$hash"
