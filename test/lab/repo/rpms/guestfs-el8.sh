# shellcheck shell=bash
# libguestfs and its tools, cut as on EL 8: guestfish, guestmount, virt-df and
# their like in libguestfs-tools-c, virt-win-reg in libguestfs-tools. The programs
# are those of libguestfs 1.48, the appliance has no EL kernel to start from.

readonly guestfs_evr="1:1.44.0-9$MODULE_DIST"
readonly guestfs_dir=usr/lib/x86_64-linux-gnu/guestfs

package libguestfs "$guestfs_evr" Access and modify virtual machine disk images
requires "libguestfs-appliance = $guestfs_evr"
requires 'augeas-libs >= 1.7.0' 'hivex-libs >= 1.3.10' fuse 'libvirt-daemon-kvm >= 5.3.0' qemu-img edk2-ovmf
requires '(selinux-policy >= 3.11.1-63 if selinux-policy)' osinfo-db
conflicts 'libguestfs-winsupport < 7.2'
take libguestfs0 'usr/lib/x86_64-linux-gnu/libguestfs.so*'

package libguestfs-appliance "$guestfs_evr" Appliance for libguestfs
requires 'supermin >= 5.1.18'
take libguestfs0 "$guestfs_dir/*"

package libguestfs-tools-c "$guestfs_evr" System administration tools for virtual machines
requires "libguestfs = $guestfs_evr"
requires /usr/bin/hexedit /usr/bin/less /usr/bin/man /usr/bin/vi curl gnupg2 xz
recommends libguestfs-xfs
take guestfish 'usr/bin/guestfish' 'usr/bin/virt-copy-*' 'usr/bin/virt-tar-*' 'etc/*'
take guestmount 'usr/bin/*'
take guestfs-tools 'usr/bin/virt-[!w]*' 'etc/*'

package libguestfs-tools "$guestfs_evr" System administration tools for virtual machines
noarch
requires "libguestfs-tools-c = $guestfs_evr"
requires perl-Sys-Guestfs perl-hivex perl-libintl-perl perl-interpreter
take guestfs-tools usr/bin/virt-win-reg
