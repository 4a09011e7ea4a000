#!/usr/bin/env bash
# initrd.sh MODULES-DIR OUTPUT: the smallest initrd that mounts the virtio disk.
# Debian's own would do as well, but an emulated processor unpacks its 30 MB for seconds.
set -euo pipefail
modules=$1
output=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{bin,dev,proc,sys,root,modules}
cp "$(command -v busybox)" "$work/bin/busybox"

# In the order of their dependencies; modprobe tells it for the kernel at hand.
version=$(basename "$modules")
order=0
for module in virtio_pci virtio_blk ext4; do
  while read -r verb path _; do
    [[ $verb == insmod ]] || continue # "builtin NAME": nothing to load
    order=$((order + 1))
    file=$work/modules/$(printf '%02d' "$order")-$(basename "$path" .xz)
    case $path in
      *.xz) xz -dc "$path" >"$file" ;;
      *) cp "$path" "$file" ;;
    esac
  done < <(modprobe -d "${modules%/lib/modules/*}" -S "$version" --show-depends "$module")
done

cat >"$work/init" <<'EOF'
#!/bin/busybox sh
/bin/busybox mount -t devtmpfs dev /dev
/bin/busybox mount -t proc proc /proc
for m in /modules/*; do /bin/busybox insmod "$m" 2>/dev/null; done
n=0
until [ -b /dev/vda ] || [ "$n" = 100 ]; do /bin/busybox sleep 0.1; n=$((n + 1)); done
/bin/busybox mount -t ext4 -o rw /dev/vda /root || exec /bin/busybox sh
/bin/busybox umount /proc
/bin/busybox mount --move /dev /root/dev
exec /bin/busybox switch_root /root /sbin/init "$@"
EOF
chmod +x "$work/init" "$work/bin/busybox"
ln -s busybox "$work/bin/sh"
(cd "$work" && find . -print0 | LC_ALL=C sort -z | cpio --null -o -H newc --quiet) | gzip -1 >"$output"
