# shellcheck shell=bash
# libguestfs and its tools, cut as on EL 6 and EL 7: everything that is written in C is in
# libguestfs-tools-c. Inside is 1.48; the appliance has no EL kernel to start from.

readonly guestfs_evr=$GUESTFS_EVR guestfs_dir=usr/lib/x86_64-linux-gnu/guestfs

# part NAME SUMMARY...: a package that is of no use without the library.
part() {
  local name=$1
  shift
  package "$name" "$guestfs_evr" "$@"
  requires "libguestfs = $guestfs_evr"
}

package libguestfs "$guestfs_evr" Access and modify virtual machine disk images
if ((EL < 7)); then
  requires 'qemu-kvm >= 2:0.12.1.0' febootstrap-supermin-helper hivex augeas-libs fuse
else
  requires 'supermin5 >= 5.1.16-2' augeas-libs libacl libcap 'hivex >= 1.3.10-5.8.el7' pcre libselinux systemd-libs yajl
  requires kernel 'lvm2 >= 7:2.02.166-1.el7' libdb-utils fuse /usr/bin/qemu-img 'libvirt-daemon-kvm >= 3.9.0-1'
  conflicts 'libguestfs-winsupport < 7.2'
fi
take libguestfs0 'usr/lib/x86_64-linux-gnu/libguestfs.so*' "$guestfs_dir/*"

part libguestfs-tools-c System administration tools for virtual machines
requires hexedit
if ((EL >= 7)); then requires /usr/bin/less /usr/bin/man /usr/bin/vi gnupg xz curl osinfo-db; fi
provides "guestfish = $guestfs_evr" "libguestfs-mount = $guestfs_evr"
obsoletes "guestfish < $guestfs_evr" "libguestfs-mount < $guestfs_evr"
take guestfish 'usr/bin/*' 'etc/*'
take guestmount 'usr/bin/*'
take guestfs-tools 'usr/bin/virt-[!w]*' 'etc/*'

package libguestfs-tools "$guestfs_evr" System administration tools for virtual machines
requires "libguestfs-tools-c = $guestfs_evr" perl-Sys-Guestfs perl-hivex
if ((EL >= 7)); then
  noarch
  requires "libguestfs = $guestfs_evr" perl-Sys-Virt
fi
take guestfs-tools usr/bin/virt-win-reg

part perl-Sys-Guestfs 'Perl bindings for libguestfs (Sys::Guestfs)'
take libguestfs-perl
take libintl-perl

part python-libguestfs Python bindings for libguestfs
requires lab-python
take python3-guestfs

if ((EL >= 7)); then
  package libguestfs-rescue "$guestfs_evr" Additional tools for virt-rescue
  requires "libguestfs-tools-c = $guestfs_evr"
  take libguestfs-rescue
  part libguestfs-rsync rsync support for libguestfs
  take libguestfs-rsync
  part libguestfs-xfs XFS support for libguestfs
  take libguestfs-xfs
  package libguestfs-bash-completion "$guestfs_evr" Bash tab-completion scripts for libguestfs tools
  noarch
  requires 'bash-completion >= 2.0'
  take guestfish 'usr/share/bash-completion/*'
  take guestmount 'usr/share/bash-completion/*'
fi

# Thin: nobody here compiles, there are no icons to convert, and NTFS has no program on EL 6 itself.
part libguestfs-devel Development tools and libraries for libguestfs
part libguestfs-java Java bindings for libguestfs
package libguestfs-java-devel "$guestfs_evr" Java development package for libguestfs
requires "libguestfs-java = $guestfs_evr"
package libguestfs-javadoc "$guestfs_evr" Java documentation for libguestfs
noarch
part ruby-libguestfs Ruby bindings for libguestfs
part ocaml-libguestfs OCaml bindings for libguestfs
package ocaml-libguestfs-devel "$guestfs_evr" OCaml development package for libguestfs
requires "ocaml-libguestfs = $guestfs_evr"
package libguestfs-winsupport 1.0-7"$DIST" Add support for Windows guests to virt-v2v and virt-p2v
if ((EL >= 7)); then
  part libguestfs-benchmarking Benchmarking utilities for libguestfs
  part libguestfs-gfs2 GFS2 support for libguestfs
  part libguestfs-gobject GObject bindings for libguestfs
  part libguestfs-gobject-devel GObject bindings for libguestfs
  part lua-guestfs Lua bindings for libguestfs
  part libguestfs-inspect-icons Additional dependencies for inspecting guest icons
  noarch
  for language in ja uk; do
    package "libguestfs-man-pages-$language" "$guestfs_evr" "Man pages of libguestfs ($language)"
    noarch
  done
  package perl-Sys-Virt 4.5.0-2"$DIST" 'Represent and manage a libvirt hypervisor connection'
fi

package hivex 1.3.3-4.3"$DIST" Read and write Windows Registry binary hive files
take libhivex0
take libhivex-bin
package perl-hivex 1.3.3-4.3"$DIST" Perl bindings for hivex
requires "hivex = $EVR"
take libwin-hivex-perl

package augeas-libs 1.0.0-10"$DIST" Libraries for augeas
take libaugeas0
take augeas-lenses

package fuse 2.8.3-5"$DIST" 'File System in Userspace (FUSE) utilities'
take fuse3

package hexedit 1.2.12-4"$DIST" A hexadecimal file viewer and editor
take hexedit

if ((EL < 7)); then
  package febootstrap-supermin-helper 3.21-4"$DIST" Runtime support for febootstrap
else
  package supermin5 5.1.19-1"$DIST" Tool for creating supermin appliances
fi
take supermin
