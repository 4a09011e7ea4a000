# shellcheck shell=bash
# libvirt as EL 6 cuts it: the daemon with all its drivers, and the client with the
# library. The programs are those of the build for EL 8 (LIBVIRT_OF), without
# systemd's units, with init scripts and scriptlets after EL 6's.
: "${here:?}" "${pool:?}" "${work:?}" "${rpmdirs[0]:?}"

# built NAME...: those RPMs of RPMDIR unpacked, for take and put.
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
# What later releases put beside the monolithic daemon, and what needs systemd.
rm -rf "$pool"/libvirt-*/{run,usr/lib/systemd,usr/lib/firewalld,usr/share/{licenses,systemtap,augeas/lenses/tests}} \
  "$pool"/libvirt-*/usr/sbin/virt*d "$pool"/libvirt-*/etc/libvirt/virt*d.conf "$pool"/libvirt-*/etc/logrotate.d/*.* \
  "$pool"/libvirt-*/etc/libvirt/qemu/networks "$pool"/libvirt-*/etc/libvirt/qemu-lockd.conf \
  "$pool"/libvirt-*/usr/lib64/libvirt/lock-driver "$pool"/libvirt-*/usr/share/polkit-1 \
  "$pool"/libvirt-*/usr/lib/sysusers.d "$pool"/libvirt-*/usr/share/augeas/lenses/{virt*,libvirt_lockd}.aug \
  "$pool"/libvirt-*/etc/sysconfig/virt* "$pool"/libvirt-*/usr/bin/virt-{admin,qemu-run} \
  "$pool"/libvirt-*/usr/share/bash-completion
find "$pool"/libvirt-*/usr "$pool"/libvirt-*/etc/logrotate.d -depth -type d -empty -delete

package libvirt-client "$LIBVIRT_EVR" Client side library and utilities of the libvirt library
requires 'cyrus-sasl-md5' gnutls-utils nc ncurses
take libvirt-libs
take libvirt-client
take libvirt-daemon usr/bin/virt-host-validate usr/libexec/libvirt-guests.sh
write /etc/rc.d/init.d/libvirt-guests 755 <"$here/rpms/el6/libvirt-guests.init"
write /etc/sysconfig/libvirt-guests <<'CONF'
# URIS=default
# ON_BOOT=start
# ON_SHUTDOWN=suspend
CONF
scriptlet post <<'SH'
/sbin/ldconfig
/sbin/chkconfig --add libvirt-guests
SH
scriptlet preun <<'SH'
if [ $1 = 0 ]; then
    /sbin/chkconfig --del libvirt-guests
    rm -f /var/lib/libvirt/libvirt-guests
fi
SH
scriptlet postun <<'SH'
/sbin/ldconfig
SH

package libvirt "$LIBVIRT_EVR" Library providing a simple virtualization API
requires "libvirt-client = $LIBVIRT_EVR" 'dnsmasq >= 2.41' radvd ebtables iptables iptables-ipv6 lzop libcgroup parted
requires nfs-utils numad netcf-libs yajl qemu-img iscsi-initiator-utils lvm2 device-mapper bridge-utils dmidecode
requires dbus polkit module-init-tools util-linux-ng gettext avahi-libs cyrus-sasl
take libvirt-daemon 'usr/[!b]*' 'etc/*' 'var/*'
take libvirt-daemon-config-network 'usr/*'
take libvirt-daemon-config-nwfilter
for driver in "${drivers[@]}"; do take "$driver"; done
# libvirt-client has it.
sed -i '/libvirt-guests/d' "$work/files/libvirt"
# No virtlogd on EL 6: the emulator writes its log itself.
sed -i 's/^#stdio_handler = .*/stdio_handler = "file"/' "$work/stage/etc/libvirt/qemu.conf"
chmod 711 "$work"/stage/var/lib/libvirt/{images,boot}
write /etc/rc.d/init.d/libvirtd 755 <"$here/rpms/el6/libvirtd.init"
write /etc/sysconfig/libvirtd <<'CONF'
# Listen for TCP/IP connections: LIBVIRTD_ARGS="--listen"
#LIBVIRTD_ARGS="--listen"
CONF
scriptlet pre <<'SH'
getent group kvm >/dev/null || groupadd -g 36 -r kvm
getent group qemu >/dev/null || groupadd -g 107 -r qemu
getent passwd qemu >/dev/null || \
    useradd -r -u 107 -g qemu -G kvm -d / -s /sbin/nologin -c "qemu user" qemu
exit 0
SH
# The network is defined here and not owned, with an identity of its own; no look at the host's routes.
scriptlet post <<'SH'
networks=/etc/libvirt/qemu/networks
if [ $1 -eq 1 ] && [ ! -f $networks/default.xml ]; then
    mkdir -p $networks/autostart
    uuid=$(cat /proc/sys/kernel/random/uuid)
    sed "s,</name>,</name>\n  <uuid>$uuid</uuid>," /usr/share/libvirt/networks/default.xml >$networks/default.xml
    ln -s ../default.xml $networks/autostart/default.xml
fi
/sbin/chkconfig --add libvirtd
if [ $1 -ge 1 ]; then
    /sbin/service libvirtd condrestart >/dev/null 2>&1
fi
exit 0
SH
scriptlet preun <<'SH'
if [ $1 = 0 ]; then
    /sbin/service libvirtd stop >/dev/null 2>&1
    /sbin/chkconfig --del libvirtd
fi
SH

package libvirt-python "$LIBVIRT_EVR" Python bindings for the libvirt library
requires "libvirt-client = $LIBVIRT_EVR" lab-python
take python3-libvirt '*libvirt.py' '*libvirtaio.py' '*libvirt_qemu.py' '*libvirtmod.*' '*libvirtmod_qemu.*' '*egg-info/*'

# What libvirt needs and a minimal EL 6 does not have.

package dnsmasq 2.48-18.el6_9 A lightweight DHCP/caching DNS server
take dnsmasq-base
scriptlet pre <<'SH'
getent group dnsmasq >/dev/null || groupadd -r dnsmasq
getent passwd dnsmasq >/dev/null || \
    useradd -r -g dnsmasq -d /var/lib/dnsmasq -s /sbin/nologin -c "Dnsmasq DHCP and DNS server" dnsmasq
exit 0
SH

# Its program is in the base's iptables: one for all of them.
package ebtables 2.0.9-6"$DIST" Ethernet Bridge frame table administration tool
for suffix in '' -save -restore; do link xtables-nft-multi "/usr/sbin/ebtables$suffix"; done

package parted 2.1-29"$DIST" The GNU disk partition manipulation program
take parted
take libparted2

package iscsi-initiator-utils 6.2.0.873-27.el6_10 iSCSI daemon and utility programs
take open-iscsi 'sbin/*' 'etc/iscsi/*'
take libopeniscsiusr

package nfs-utils 1:1.2.3-78"$DIST" NFS utilities and supporting clients and daemons for the kernel NFS server
take nfs-common 'sbin/*' 'usr/sbin/*' 'etc/request-key.d/*'

package numad 0.5-12.20150602git"$DIST" NUMA user daemon
take numad

package numactl 2.0.9-2"$DIST" Library for tuning for Non Uniform Memory Access machines
take libnuma1

package dmidecode 1:2.12-7"$DIST" Tool to analyse BIOS DMI data
take dmidecode

package lzop 1.02-0.9.rc1"$DIST" Real-time file compressor
take lzop

package gettext 0.17-18"$DIST" GNU libraries and utilities for producing multi-lingual messages
take gettext-base

package yajl 1.0.7-3"$DIST" Yet Another JSON Library
take libyajl2

package gnutls-utils 2.12.23-22"$DIST" Command line tools for TLS protocol
take gnutls-bin

# Thin: what is configured with them is not there, or the base's programs do it.
package radvd 1.6-1"$DIST" A Router Advertisement daemon
package libcgroup 0.40.rc1-27.el6_10 Tools and libraries to control and monitor control groups
package netcf-libs 0.2.4-4"$DIST" Libraries for netcf
package bridge-utils 1.2-10"$DIST" Utilities for configuring the linux ethernet bridge
package avahi-libs 0.6.25-17"$DIST" Libraries for avahi run-time use
package polkit 0.96-11.el6_10.1 PolicyKit Authorization Framework
package cyrus-sasl-md5 2.1.23-15.el6_6.2 CRAM-MD5 and DIGEST-MD5 authentication support for Cyrus SASL
package nc 1.84-24"$DIST" Reads and writes data across network connections using TCP or UDP
