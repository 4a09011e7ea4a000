# shellcheck shell=bash
# For EL 6 and EL 7, whose libvirt is cut anew from the RPMs that were built for another release (LIBVIRT_OF):
# those RPMs unpacked, for take and put, with one daemon for everything.
: "${pool:?}" "${rpmdirs[0]:?}"

# built NAME...
built() {
  local name rpm
  for name; do
    rpm=$(find "${rpmdirs[@]}" -name "$name-[0-9]*.rpm")
    [[ -f $rpm ]] || die "no RPM of $name"
    mkdir "$pool/$name"
    (cd "$pool/$name" && rpm2cpio "$rpm" | cpio -idm --quiet --no-absolute-filenames)
  done
}

readonly drivers=(libvirt-daemon-driver-{interface,network,nodedev,nwfilter,qemu,secret}
  libvirt-daemon-driver-storage-{core,disk,iscsi,logical,mpath,scsi})
built libvirt-libs libvirt-client libvirt-daemon libvirt-daemon-config-{network,nwfilter} "${drivers[@]}"

# What later releases put beside the monolithic daemon.
for name in proxy qemu network nodedev nwfilter secret storage interface; do
  rm -rf "$pool"/libvirt-*/{usr/sbin/virt"$name"d,etc/libvirt/virt"$name"d.conf} \
    "$pool"/libvirt-*/{usr/lib/systemd/system/virt"$name"d,usr/share/augeas/lenses/{,tests/test_}virt"$name"d}*
done
rm -rf "$pool"/libvirt-*/{run,usr/lib/firewalld,usr/share/licenses} "$pool"/libvirt-*/usr/bin/virt-qemu-run \
  "$pool"/libvirt-*/etc/libvirt/qemu/networks "$pool"/libvirt-*/usr/lib/systemd/system/libvirtd*.socket
find "$pool"/libvirt-*/usr -depth -type d -empty -delete
