# shellcheck shell=bash
# What libvirt requires and a minimal EL does not have: networking, storage,
# TPM emulation. The programs are real.

package dnsmasq 2.85-6"$DIST" A lightweight DHCP/caching DNS server
take dnsmasq-base
scriptlet pre <<'SH'
getent group dnsmasq >/dev/null || groupadd -r dnsmasq
getent passwd dnsmasq >/dev/null || \
    useradd -r -g dnsmasq -d /var/lib/dnsmasq -s /usr/sbin/nologin -c "Dnsmasq DHCP and DNS server" dnsmasq
exit 0
SH

package iptables-libs 1.8.8-6"$DIST" iptables libraries
take iptables 'usr/lib/x86_64-linux-gnu/xtables/*'
take libip6tc2

package libnftnl 1.2.2-1"$DIST" Library for low-level interaction with nftables Netlink API
take libnftnl11

# libvirt's own firewall rules since EL 10; iptables is left to its nwfilter driver.
if ((EL >= 10)); then
  package nftables 1:1.1.1-6"$DIST" Netfilter Tables userspace utilities
  take nftables usr/sbin/nft
  take libnftables1
fi

# EL's alternatives end at the same program; plain links are enough here.
links_to_nft() {
  local tool suffix
  for tool; do
    for suffix in '' -save -restore; do link xtables-nft-multi "/usr/sbin/$tool$suffix"; done
  done
}
if ((EL >= 9)); then
  package iptables-nft 1.8.8-6"$DIST" nftables compatibility for iptables, arptables and ebtables
  provides "iptables = $EVR" "ebtables = 2.0.11-8$DIST" "arptables = 0.0.5-3$DIST"
  links_to_nft ebtables arptables
else
  package iptables 1.8.4-20"$DIST" Tools for managing Linux kernel packet filtering capabilities
fi
requires "iptables-libs = $EVR"
take iptables 'usr/sbin/*nft*' 'usr/sbin/*translate' usr/sbin/xtables-monitor
links_to_nft iptables ip6tables
if ((EL < 9)); then
  for tool in arptables ebtables; do
    package "iptables-$tool" 1.8.4-20"$DIST" "User space tool to configure bridge netfilter rules ($tool)"
    requires "iptables = $EVR"
    provides "$tool = 2.0.10"
    links_to_nft "$tool"
  done
fi

package swtpm-libs 0.8.0-1"$DIST" Private libraries for swtpm TPM emulators
take swtpm-libs

package libtpms 0.9.1-3.20211126git1ff6fe1f43.el9_2 Library providing Trusted Platform Module functionality
take libtpms0

package swtpm 0.8.0-1"$DIST" TPM Emulator
requires "swtpm-libs = $EVR" libtpms
take swtpm
scriptlet pre <<'SH'
getent group tss >/dev/null || groupadd -r -g 59 tss
getent passwd tss >/dev/null || \
    useradd -r -u 59 -g tss -d /dev/null -s /sbin/nologin -c "Account used for TPM access" tss
exit 0
SH

package swtpm-tools 0.8.0-1"$DIST" Tools for the TPM emulator
requires "swtpm = $EVR" gnutls-utils
take swtpm-tools

package gnutls-utils 3.7.6-20.el9_2 Command line tools for TLS protocol
take gnutls-bin

package lvm2-libs 9:2.03.17-7"$DIST" Shared libraries for lvm2
take liblvm2cmd2.03

package device-mapper-event-libs 9:1.02.187-7"$DIST" Device-mapper event daemon shared library
take libdevmapper-event1.02.1

# Debian's units and udev rules stay behind: nothing of this host is on LVM.
package lvm2 9:2.03.17-7"$DIST" Userland logical volume management tools
requires "lvm2-libs = $EVR" device-mapper
take lvm2 'sbin/*' 'etc/lvm/*' 'usr/lib/tmpfiles.d/*'

package parted 3.5-2"$DIST" The GNU disk partition manipulation program
take parted
take libparted2

package iscsi-initiator-utils 6.2.1.4-3.git2a8f9d8"$DIST" iSCSI daemon and utility programs
take open-iscsi 'sbin/*' 'etc/iscsi/*'
take libopeniscsiusr

package nfs-utils 1:2.5.4-18"$DIST" NFS utilities and supporting clients and daemons for the kernel NFS server
take nfs-common 'sbin/*' 'usr/sbin/*' 'etc/request-key.d/*'

package mdevctl 1.1.0-4"$DIST" A mediated device management utility for Linux
take mdevctl

package systemd-container 252-13.el9_2 Tools for containers and VMs
requires systemd
take systemd-container

package numad 0.5-36.20150602git"$DIST" NUMA user daemon
take numad

package numactl-libs 2.0.16-1"$DIST" libnuma libraries
take libnuma1

package dmidecode 1:3.3-7"$DIST" Tool to analyse BIOS DMI data
take dmidecode

package lzop 1.04-8"$DIST" Real-time file compressor
take lzop

package gettext 0.21-7"$DIST" GNU tools and libraries for localized translated messages
take gettext-base

if ((EL >= 9)); then
  package passt '0^20221110.g4129764-1'"$DIST" User-mode networking daemons for virtual machines and namespaces
  take passt
fi

# libvirt reads JSON with json-c since, which is in the base.
if ((EL < 10)); then
  package yajl 2.1.0-22"$DIST" Yet Another JSON Library
  take libyajl2
fi

# Thin: tc is in the base's iproute; the SASL mechanisms are for remote access.
package iproute-tc 6.1.0-1"$DIST" Linux Traffic Control utility
package cyrus-sasl 2.1.27-21"$DIST" The Cyrus SASL library
package cyrus-sasl-gssapi 2.1.27-21"$DIST" GSSAPI authentication support for Cyrus SASL
# Thin: what wipes volumes, and what a tool for encrypted guests is written with.
if ((EL >= 10)); then
  package scrub 2.6.1-11"$DIST" Disk scrubbing program
  package python3-cryptography 43.0.0-4"$DIST" "PyCA's cryptography library"
  package python3-lxml 5.2.1-7"$DIST" XML processing library combining libxml2/libxslt with the ElementTree API
fi
