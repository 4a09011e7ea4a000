# shellcheck shell=bash
# QEMU 7.2, as EL 9.2 cuts it into packages. Real, but for the modules marked
# thin: their libraries (Mesa, Ceph, PulseAudio) would double the image.

readonly modules=usr/lib/x86_64-linux-gnu/qemu

package qemu-kvm "$QEMU_EVR" QEMU is a machine emulator and virtualizer
requires "qemu-kvm-"{core,docs,tools,ui-opengl,ui-egl-headless,device-display-virtio-gpu,device-display-virtio-gpu-pci,device-display-virtio-vga,device-usb-host,device-usb-redirect,block-rbd,audio-pa}" = $QEMU_EVR"
requires "qemu-pr-helper = $QEMU_EVR" 'virtiofsd >= 1.5.0'

# /usr/libexec is as deep as /usr/bin: QEMU finds its firmware and its modules
# relative to where it stands.
package qemu-kvm-core "$QEMU_EVR" qemu-kvm core components
requires "qemu-kvm-common = $QEMU_EVR" "qemu-img = $QEMU_EVR" edk2-ovmf
requires 'libseccomp >= 2.4.0' 'libusbx >= 1.0.23' capstone 'libfdt >= 1.6.0'
obsoletes qemu-kvm-{ui-spice,block-gluster,block-iscsi,block-ssh}" <= 17:7.2.0"
put qemu-system-x86 usr/bin/qemu-system-x86_64 /usr/libexec/qemu-kvm
take qemu-system-common "$modules/accel-tcg-x86_64.so"
# Debian's emulator is linked with SPICE's core and looks for these at its start.
take qemu-system-common "$modules/ui-spice-core.so" "$modules/hw-display-qxl.so" "$modules/chardev-spice.so" "$modules/audio-spice.so"

package qemu-kvm-common "$QEMU_EVR" QEMU common files needed by all QEMU targets
requires 'seabios-bin >= 1.10.2' 'seavgabios-bin >= 1.12.0' 'ipxe-roms-qemu >= 20200823'
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

package qemu-kvm-tools "$QEMU_EVR" qemu-kvm support tools
put qemu-system-common usr/lib/qemu/virtfs-proxy-helper /usr/libexec/virtfs-proxy-helper
take qemu-system-common usr/share/qemu/trace-events-all

package qemu-img "$QEMU_EVR" QEMU command line tool for manipulating disk images
take qemu-utils usr/bin/qemu-img usr/bin/qemu-nbd usr/bin/qemu-io
put qemu-system-common usr/bin/qemu-storage-daemon /usr/bin/qemu-storage-daemon

package qemu-pr-helper "$QEMU_EVR" qemu-pr-helper utility for qemu-kvm
take qemu-system-common usr/bin/qemu-pr-helper

package virtiofsd 1.5.0-1"$DIST" Virtio-fs vhost-user device daemon
put qemu-system-common usr/lib/qemu/virtiofsd /usr/libexec/virtiofsd
write /usr/share/qemu/vhost-user/50-virtiofsd.json <<'JSON'
{
  "description": "virtiofsd vhost-user-fs",
  "type": "fs",
  "binary": "/usr/libexec/virtiofsd"
}
JSON

# module NAME LIBRARY...: one of qemu-kvm's optional parts.
module() {
  local name=$1 library
  shift
  package "qemu-kvm-$name" "$QEMU_EVR" "QEMU $name module"
  requires "qemu-kvm-common = $QEMU_EVR"
  for library in "$@"; do take qemu-system-common "$modules/$library.so"; done
}
module device-display-virtio-gpu hw-display-virtio-gpu
module device-display-virtio-gpu-pci hw-display-virtio-gpu-pci
requires "qemu-kvm-device-display-virtio-gpu = $QEMU_EVR"
module device-display-virtio-vga hw-display-virtio-vga
requires "qemu-kvm-device-display-virtio-gpu = $QEMU_EVR"
module device-usb-host hw-usb-host
module device-usb-redirect hw-usb-redirect
module ui-opengl # thin
module ui-egl-headless # thin
requires "qemu-kvm-ui-opengl = $QEMU_EVR"
module block-rbd # thin
module audio-pa # thin
module docs # thin

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
take ipxe-qemu 'usr/lib/ipxe/qemu/*'

package libusbx 1.0.26-1"$DIST" Library for accessing USB devices
take libusb-1.0-0

package capstone 4.0.2-10"$DIST" A lightweight multi-platform, multi-architecture disassembly framework
take libcapstone4

package libfdt 1.6.0-7"$DIST" Device tree library
take libfdt1

package libslirp 4.4.0-7"$DIST" A general purpose TCP-IP emulator
take libslirp0
