# shellcheck shell=bash
# libguestfs and its tools, cut as on EL 9 and later: guestfish and guestmount are in
# libguestfs itself, virt-df and its like in guestfs-tools, virt-win-reg alone.
# The programs are real; the appliance has no EL kernel to start from.

readonly guestfs_evr=${GUESTFS_EVR:-1:1.48.4-4$DIST} tools_evr=${GUESTFS_TOOLS_EVR:-1.48.2-8$DIST}
readonly guestfs_dir=usr/lib/x86_64-linux-gnu/guestfs

package libguestfs "$guestfs_evr" Access and modify virtual machine disk images
requires "(libguestfs-appliance = $guestfs_evr or libguestfs-noappliance)"
requires 'augeas-libs >= 1.7.0' 'hivex-libs >= 1.3.10' fuse qemu-img 'qemu-kvm-core >= 7.2.0' coreutils grep tar xz
requires 'libvirt-daemon-driver-qemu >= 7.1.0' libvirt-daemon-driver-secret libvirt-daemon-driver-storage-core
requires /usr/bin/hexedit /usr/bin/less /usr/bin/man /usr/bin/vi '(selinux-policy >= 3.11.1-63 if selinux-policy)'
recommends libvirt-daemon-config-network
suggests qemu-kvm-block-rbd
conflicts 'libguestfs-winsupport < 7.2'
take libguestfs0 'usr/lib/x86_64-linux-gnu/libguestfs.so*'
take guestfish 'usr/bin/guestfish' 'usr/bin/virt-copy-*' 'usr/bin/virt-tar-*' 'etc/*'
take guestmount 'usr/bin/*'

package libguestfs-appliance "$guestfs_evr" Appliance for libguestfs
requires 'supermin >= 5.1.18'
take libguestfs0 "$guestfs_dir/*"

package guestfs-tools "$tools_evr" Tools to access and modify virtual machine disk images
requires 'libguestfs >= 1:1.47.2' curl gnupg2 /usr/bin/qemu-img xz
recommends libguestfs-xfs
suggests osinfo-db perl
provides "libguestfs-tools-c = 1:$tools_evr"
obsoletes 'libguestfs-tools-c <= 1:1.45.2-1'
take guestfs-tools 'usr/bin/virt-[!w]*' 'etc/*'

package guestfs-tools-bash-completion "$tools_evr" Bash tab-completion scripts for guestfs-tools
noarch
requires 'bash-completion >= 2.0' "guestfs-tools = $tools_evr"
take guestfs-tools 'usr/share/bash-completion/*'

package virt-win-reg "$tools_evr" Access and modify the Windows Registry of a Windows VM
noarch
requires perl-Sys-Guestfs perl-hivex perl-libintl-perl perl-interpreter
provides "libguestfs-tools = 1:$tools_evr"
obsoletes 'libguestfs-tools <= 1:1.45.2-1'
take guestfs-tools usr/bin/virt-win-reg
