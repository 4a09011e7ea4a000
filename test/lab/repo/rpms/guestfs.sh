# shellcheck shell=bash
# What of libguestfs is cut alike on EL 8 and later, and what it needs. Its version
# is guestfs_evr, which guestfs-elN.sh sets.
: "${guestfs_evr:?}"

package libguestfs-rescue "$guestfs_evr" virt-rescue shell
requires "libguestfs = $guestfs_evr"
take guestfish usr/bin/virt-rescue
take libguestfs-rescue

package libguestfs-rsync "$guestfs_evr" rsync support for libguestfs
requires "libguestfs = $guestfs_evr"
take libguestfs-rsync

package libguestfs-xfs "$guestfs_evr" XFS support for libguestfs
requires "libguestfs = $guestfs_evr"
take libguestfs-xfs

package libguestfs-bash-completion "$guestfs_evr" Bash tab-completion scripts for libguestfs tools
noarch
requires 'bash-completion >= 2.0'
take guestfish 'usr/share/bash-completion/*'
take guestmount 'usr/share/bash-completion/*'

# Thin: the converters for icons and the NTFS programs are of no use in the lab.
package libguestfs-inspect-icons "$guestfs_evr" Additional dependencies for inspecting guest icons
noarch
requires "libguestfs = $guestfs_evr" netpbm-progs icoutils
package netpbm-progs 10.95.00-2"$DIST" Tools for manipulating graphics files in netpbm supported formats
package icoutils 0.32.3-12"$DIST" Utility for extracting and converting Microsoft icon and cursor files
package libguestfs-winsupport 9.2-1"$DIST" Add support for Windows guests to virt-v2v and virt-p2v

package perl-Sys-Guestfs "$guestfs_evr" 'Perl bindings for libguestfs (Sys::Guestfs)'
requires "libguestfs = $guestfs_evr" perl-interpreter
take libguestfs-perl

package python3-libguestfs "$guestfs_evr" Python 3 bindings for libguestfs
requires "libguestfs = $guestfs_evr"
take python3-guestfs

package hivex-libs 1.3.21-3"$DIST" Libraries of hivex
take libhivex0

package hivex 1.3.21-3"$DIST" Read and write Windows Registry binary hive files
requires "hivex-libs = $EVR"
take libhivex-bin

package perl-hivex 1.3.21-3"$DIST" Perl bindings for hivex
requires "hivex-libs = $EVR" perl-interpreter
take libwin-hivex-perl

package augeas-libs 1.13.0-3"$DIST" Libraries for augeas
take libaugeas0
take augeas-lenses

# One Debian package is the program and the configuration of both.
package fuse 2.9.9-15"$DIST" 'File System in Userspace (FUSE) v2 utilities'
requires fuse-common
take fuse3 'bin/*' 'sbin/*'
package fuse-common 3.10.2-5"$DIST" 'Common files for File System in Userspace (FUSE) v2 and v3'
take fuse3 'etc/*'

package hexedit 1.6-1"$DIST" A hexadecimal file viewer and editor
take hexedit

package supermin 5.3.2-1"$DIST" Tool for creating supermin appliances
take supermin

package perl-libintl-perl 1.32-4"$DIST" Internationalization library for Perl
take libintl-perl

# Thin: Perl is in the base's userland, without an RPM that would say so.
package perl-interpreter 4:5.32.1-480"$DIST" Standalone executable Perl interpreter
