# shellcheck shell=bash
# virt-install with its Python stack and virt-v2v are real; the graphical
# programs and what EL ships as downloads for Windows guests are thin.

readonly manager_evr="4.1.0-2$DIST" nbdkit_evr="1.32.5-4$DIST"
# The Debian package with the programs and with what they have in common.
installer=virtinst
if ((EL >= 10)); then installer=virt-install; fi

package virt-install "$manager_evr" Utilities for installing virtual machines
noarch
requires "virt-manager-common = $EVR" libvirt-client
recommends qemu-img
provides virt-install virt-clone virt-xml
obsoletes 'python-virtinst <= 0.600.4'
take "$installer" 'usr/bin/*' 'usr/share/bash-completion/*'

package virt-manager-common "$manager_evr" Common files used by the different Virtual Machine Manager interfaces
noarch
requires python3-libvirt python3-libxml2 python3-requests 'libosinfo >= 0.2.10' python3-gobject-base cpio xorriso
take "$installer" 'usr/share/virt-manager/*'

# EL 10 keeps it in CRB, which is disabled on a fresh host.
if ((EL < 10)); then
  package virt-manager "$manager_evr" Desktop tool for managing virtual machines via libvirt
  noarch
  requires "virt-manager-common = $EVR" python3-gobject-base
  recommends libvirt-daemon-config-network libvirt-daemon-kvm
fi
package virt-viewer 11.0-1"$DIST" Virtual Machine Viewer
package virt-top 1.1.1-9"$DIST" Utility like top for displaying virtualization stats
requires libvirt-libs
package virtio-win 1.9.33-0"$DIST" VirtIO para-virtualized drivers for Windows
noarch
package tuned 2.19.0-1"$DIST" A dynamic adaptive system tuning daemon
noarch
# EL 9 has the first no more, and the second in none of its groups.
if ((EL < 9)); then
  package gnome-boxes 3.36.5-8"$DIST" A simple GNOME 3 application to access remote or virtual systems
  package virt-who 1.30.8-1"$DIST" Agent for reporting virtual guest IDs to subscription-manager
  noarch
fi

package python3-libvirt 9.0.0-1"$DIST" The libvirt virtualization API python3 binding
provides "libvirt-python3 = $EVR"
take python3-libvirt '*libvirt.py' '*libvirtaio.py' '*libvirt_qemu.py' '*libvirtmod.*' '*libvirtmod_qemu.*' '*egg-info/*'

package python3-libxml2 2.9.13-3.el9_2.1 Python 3 bindings for the libxml2 library
take python3-libxml2

package gobject-introspection 1.68.0-11"$DIST" Introspection system for GObject-based libraries
take gir1.2-glib-2.0
take gir1.2-freedesktop
take libgirepository-1.0-1

package python3-gobject-base 3.40.1-6"$DIST" 'Python 3 bindings for GObject Introspection base package'
requires gobject-introspection
take python3-gi

package python3-requests 2.25.1-6"$DIST" HTTP library, written in Python, for human beings
noarch
requires python3-chardet python3-idna python3-urllib3
take python3-requests
take python3-certifi
# Without what Debian 13 has compiled of it: the package is for all processors.
take python3-charset-normalizer '*[!o]'

package python3-urllib3 1.26.5-3"$DIST" Python HTTP module with connection pooling and file POST abilities
noarch
requires python3-six
take python3-urllib3

package python3-six 1.15.0-9"$DIST" Python 2 and 3 compatibility utilities
noarch
take python3-six

package python3-idna 2.10-7"$DIST" 'Internationalized Domain Names in Applications (IDNA)'
noarch
take python3-idna

package python3-chardet 4.0.0-5"$DIST" Character encoding auto-detection in Python
noarch
take python3-chardet 'usr/lib/*'

# The base's hwdata has no files; libosinfo needs this one.
package libosinfo 1.10.0-1"$DIST" A library for managing OS information for virtualization
requires osinfo-db hwdata
take libosinfo-bin
take libosinfo-1.0-0
take gir1.2-libosinfo-1.0
take usb.ids

package osinfo-db 20221130-1"$DIST" osinfo database files
noarch
take osinfo-db

package xorriso 1.5.4-4"$DIST" ISO-9660 and Rock Ridge image manipulation tool
take xorriso
take libisoburn1
take libburn4
take libisofs6
take libjte2

package virt-v2v 1:2.2.0-5"$DIST" Convert a virtual machine to run on KVM
if ((EL >= 9)); then
  requires 'libguestfs >= 1:1.45.92' 'guestfs-tools >= 1.42'
else
  requires 'libguestfs >= 1:1.42' 'libguestfs-tools-c >= 1:1.42'
fi
requires gawk gzip unzip curl openssh-clients edk2-ovmf
requires 'libvirt-daemon-kvm' nbdkit-server nbdkit-basic-plugins nbdkit-basic-filters nbdkit-curl-plugin nbdkit-ssh-plugin libnbd
recommends libguestfs-winsupport libguestfs-xfs
take virt-v2v

package nbdkit-server "$nbdkit_evr" The nbdkit NBD server
take nbdkit usr/bin/nbdkit

readonly plugins=usr/lib/x86_64-linux-gnu/nbdkit/plugins
package nbdkit-basic-plugins "$nbdkit_evr" Basic plugins for nbdkit
requires "nbdkit-server = $EVR"
take nbdkit "$plugins/nbdkit-"{data,eval,file,floppy,full,info,memory,nbd,null,ondemand,partitioning,pattern,random,sh,sparse-random,split,zero}-plugin.so

package nbdkit-curl-plugin "$nbdkit_evr" 'HTTP/FTP (cURL) plugin for nbdkit'
requires "nbdkit-server = $EVR"
take nbdkit "$plugins/nbdkit-curl-plugin.so"

package nbdkit-ssh-plugin "$nbdkit_evr" SSH plugin for nbdkit
requires "nbdkit-server = $EVR"
take nbdkit "$plugins/nbdkit-ssh-plugin.so"

package nbdkit-basic-filters "$nbdkit_evr" Basic filters for nbdkit
requires "nbdkit-server = $EVR"
take nbdkit 'usr/lib/x86_64-linux-gnu/nbdkit/filters/nbdkit-[!eglx]*-filter.so'

package libnbd 1.14.2-1"$DIST" NBD client library in userspace
take libnbd0
take libnbd-bin usr/bin/nbd{copy,info,dump}

package unzip 6.0-56"$DIST" A utility for unpacking zip files
package virt-what 1.25-3"$DIST" Detect if we are running in a virtual machine
take virt-what
