# shellcheck shell=bash
# What of QEMU is cut alike on EL 8 and later, and the firmware and libraries that
# it needs. qemu-elN.sh has the rest, and uses these words:
#
#   emulator, spice, virtiofsd    their files (virtiofsd: of Debian 12, later a package)
#   libraries NAME...             QEMU's loadable parts
#   module NAME [LIBRARY...]      the package of one of qemu-kvm's optional parts

libraries() {
  local name
  for name; do take qemu-system-common "usr/lib/x86_64-linux-gnu/qemu/$name.so"; done
}

# /usr/libexec is as deep as /usr/bin: QEMU finds its firmware and its modules
# relative to where it stands.
emulator() {
  put qemu-system-x86 usr/bin/qemu-system-x86_64 /usr/libexec/qemu-kvm
  libraries accel-tcg-x86_64
}

# Debian's emulator is linked with SPICE's core and looks for these at its start.
spice() {
  libraries ui-spice-core hw-display-qxl chardev-spice audio-spice
}

virtiofsd() {
  put qemu-system-common usr/lib/qemu/virtiofsd /usr/libexec/virtiofsd
  write /usr/share/qemu/vhost-user/50-virtiofsd.json <<'JSON'
{
  "description": "virtiofsd vhost-user-fs",
  "type": "fs",
  "binary": "/usr/libexec/virtiofsd"
}
JSON
}

module() {
  package "qemu-kvm-$1" "$QEMU_EVR" "QEMU $1 module"
  requires "qemu-kvm-common = $QEMU_EVR"
  shift
  libraries "$@"
}

package qemu-kvm-common "$QEMU_EVR" QEMU common files needed by all QEMU targets
requires 'seabios-bin >= 1.10.2' 'seavgabios-bin >= 1.12.0'
if ((EL >= 9)); then
  requires 'ipxe-roms-qemu >= 20200823'
else
  requires 'ipxe-roms-qemu >= 20170123' 'sgabios-bin >= 1:0.20170427git-2'
  take qemu-system-common usr/bin/qemu-pr-helper
  virtiofsd
fi
requires /usr/bin/getent /usr/sbin/groupadd /usr/sbin/useradd systemd
take qemu-system-data
put qemu-system-common usr/lib/qemu/qemu-bridge-helper /usr/libexec/qemu-bridge-helper
write /etc/qemu-kvm/bridge.conf <<'CONF'
allow virbr0
CONF
write /etc/modprobe.d/kvm.conf <<'CONF'
# Nested virtualization: uncomment the line of this machine's processor.
#options kvm_intel nested=1
#options kvm_amd nested=1
CONF
write /etc/modprobe.d/vhost.conf <<'CONF'
# More memory slots than the default 64, for memory hotplug.
options vhost max_mem_regions=509
CONF
scriptlet pre <<'SH'
getent group kvm >/dev/null || groupadd -g 36 -r kvm
getent group qemu >/dev/null || groupadd -g 107 -r qemu
getent passwd qemu >/dev/null || \
    useradd -r -u 107 -g qemu -G kvm -d / -s /sbin/nologin -c "qemu user" qemu
exit 0
SH

package qemu-img "$QEMU_EVR" QEMU command line tool for manipulating disk images
take qemu-utils usr/bin/qemu-img usr/bin/qemu-nbd usr/bin/qemu-io
if ((EL >= 10)); then
  take qemu-utils usr/bin/qemu-storage-daemon
else
  put qemu-system-common usr/bin/qemu-storage-daemon /usr/bin/qemu-storage-daemon
fi

package edk2-ovmf 20221207gitfff6d81270b5-9.el9_2 UEFI firmware for x86_64 virtual machines
noarch
take ovmf

package seabios-bin 1.16.1-1"$DIST" Seabios for x86
noarch
take seabios 'usr/share/seabios/bios*'

package seavgabios-bin 1.16.1-1"$DIST" Seavgabios for x86
noarch
take seabios 'usr/share/seabios/vgabios*'

package ipxe-roms-qemu 20200823-9.git4bd064de"$DIST" Network boot loader roms supported by QEMU, .rom format
noarch
take ipxe-qemu 'usr/*/qemu/*'

if ((EL >= 10)); then
  package libusb1 1.0.27-4"$DIST" Library for accessing USB devices
  provides "libusbx = $EVR"
else
  package libusbx 1.0.26-1"$DIST" Library for accessing USB devices
fi
take libusb-1.0-0

package libfdt 1.6.0-7"$DIST" Device tree library
take libfdt1

package libslirp 4.4.0-7"$DIST" A general purpose TCP-IP emulator
take libslirp0
