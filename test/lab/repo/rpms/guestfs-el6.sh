# shellcheck shell=bash
# libguestfs and its tools, cut as on EL 6: everything that is written in C is in
# libguestfs-tools-c. Inside is 1.48; the appliance has no EL kernel to start from.

readonly guestfs_evr="1:1.20.11-20$DIST"
readonly guestfs_dir=usr/lib/x86_64-linux-gnu/guestfs

package libguestfs "$guestfs_evr" Access and modify virtual machine disk images
requires 'qemu-kvm >= 2:0.12.1.0' febootstrap-supermin-helper hivex augeas-libs fuse
take libguestfs0 'usr/lib/x86_64-linux-gnu/libguestfs.so*' "$guestfs_dir/*"

package libguestfs-tools-c "$guestfs_evr" System administration tools for virtual machines
requires "libguestfs = $guestfs_evr" hexedit
provides "guestfish = $guestfs_evr" "libguestfs-mount = $guestfs_evr"
obsoletes "guestfish < $guestfs_evr" "libguestfs-mount < $guestfs_evr"
take guestfish 'usr/bin/*' 'etc/*'
take guestmount 'usr/bin/*'
take guestfs-tools 'usr/bin/virt-[!w]*' 'etc/*'

package libguestfs-tools "$guestfs_evr" System administration tools for virtual machines
requires "libguestfs-tools-c = $guestfs_evr" perl-Sys-Guestfs perl-hivex
take guestfs-tools usr/bin/virt-win-reg

package perl-Sys-Guestfs "$guestfs_evr" 'Perl bindings for libguestfs (Sys::Guestfs)'
requires "libguestfs = $guestfs_evr"
take libguestfs-perl
take libintl-perl

package python-libguestfs "$guestfs_evr" Python bindings for libguestfs
requires "libguestfs = $guestfs_evr" lab-python
take python3-guestfs

# Thin: nobody here compiles, and NTFS has no program on EL 6 itself.
package libguestfs-devel "$guestfs_evr" Development tools and libraries for libguestfs
requires "libguestfs = $guestfs_evr"
package libguestfs-java "$guestfs_evr" Java bindings for libguestfs
requires "libguestfs = $guestfs_evr"
package libguestfs-java-devel "$guestfs_evr" Java development package for libguestfs
requires "libguestfs-java = $guestfs_evr"
package libguestfs-javadoc "$guestfs_evr" Java documentation for libguestfs
noarch
package ruby-libguestfs "$guestfs_evr" Ruby bindings for libguestfs
requires "libguestfs = $guestfs_evr"
package ocaml-libguestfs "$guestfs_evr" OCaml bindings for libguestfs
requires "libguestfs = $guestfs_evr"
package ocaml-libguestfs-devel "$guestfs_evr" OCaml development package for libguestfs
requires "ocaml-libguestfs = $guestfs_evr"
package libguestfs-winsupport 1.0-7"$DIST" Add support for Windows guests to virt-v2v and virt-p2v

package hivex 1.3.3-4.3"$DIST" Read and write Windows Registry binary hive files
take libhivex0
take libhivex-bin

package perl-hivex 1.3.3-4.3"$DIST" Perl bindings for hivex
requires "hivex = 1.3.3-4.3$DIST"
take libwin-hivex-perl

package augeas-libs 1.0.0-10"$DIST" Libraries for augeas
take libaugeas0
take augeas-lenses

package fuse 2.8.3-5"$DIST" 'File System in Userspace (FUSE) utilities'
take fuse3

package hexedit 1.2.12-4"$DIST" A hexadecimal file viewer and editor
take hexedit

package febootstrap-supermin-helper 3.21-4"$DIST" Runtime support for febootstrap
take supermin
