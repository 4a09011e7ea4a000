# shellcheck shell=bash
# What libvirt needs and a minimal EL 6 or EL 7 does not have; the versions are EL 6's unless the release says so.

package dnsmasq 2.48-18.el6_9 A lightweight DHCP/caching DNS server
take dnsmasq-base
scriptlet pre <<'SH'
getent group dnsmasq >/dev/null || groupadd -r dnsmasq
getent passwd dnsmasq >/dev/null || \
    useradd -r -g dnsmasq -d /var/lib/dnsmasq -s /sbin/nologin -c "Dnsmasq DHCP and DNS server" dnsmasq
exit 0
SH

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
if ((EL < 7)); then
  # Its program is in the base's iptables: one for all of them.
  package ebtables 2.0.9-6"$DIST" Ethernet Bridge frame table administration tool
  for suffix in '' -save -restore; do link xtables-nft-multi "/usr/sbin/ebtables$suffix"; done
  package numactl 2.0.9-2"$DIST" Library for tuning for Non Uniform Memory Access machines
  take libnuma1
  package polkit 0.96-11.el6_10.1 PolicyKit Authorization Framework
  package cyrus-sasl-md5 2.1.23-15.el6_6.2 CRAM-MD5 and DIGEST-MD5 authentication support for Cyrus SASL
  package nc 1.84-24"$DIST" Reads and writes data across network connections using TCP or UDP
else
  package cyrus-sasl 2.1.26-24.el7_9 The Cyrus SASL library
  package cyrus-sasl-gssapi 2.1.26-24.el7_9 GSSAPI authentication support for Cyrus SASL
  package nmap-ncat 2:6.40-19"$DIST" "Nmap's Netcat replacement"
  provides 'nc = 6.40'
fi
