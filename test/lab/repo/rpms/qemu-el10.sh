# shellcheck shell=bash
# QEMU 10.0, as EL 10 cuts it into packages. Real, but for the modules marked thin:
# their libraries (Mesa, Ceph, PulseAudio, libblkio) would double the image.

package qemu-kvm "$QEMU_EVR" QEMU is a machine emulator and virtualizer
requires "qemu-kvm-"{core,docs,tools,ui-opengl,ui-egl-headless,device-display-virtio-gpu,device-display-virtio-gpu-pci,device-display-virtio-vga,device-usb-host,device-usb-redirect,block-blkio,block-rbd,audio-pa}" = $QEMU_EVR"
requires "qemu-pr-helper = $QEMU_EVR" 'virtiofsd >= 1.5.0'

package qemu-kvm-core "$QEMU_EVR" qemu-kvm core components
requires "qemu-kvm-common = $QEMU_EVR" "qemu-img = $QEMU_EVR" edk2-ovmf
requires 'libseccomp >= 2.4.0' 'libusbx >= 1.0.23' capstone 'libfdt >= 1.6.0'
put qemu-system-x86 usr/bin/qemu-system-x86_64 /usr/libexec/qemu-kvm

package qemu-kvm-tools "$QEMU_EVR" qemu-kvm support tools
take qemu-system-common usr/share/qemu/trace-events-all

package qemu-pr-helper "$QEMU_EVR" qemu-pr-helper utility for qemu-kvm
take qemu-system-common usr/bin/qemu-pr-helper

package virtiofsd 1.13.2-1"$DIST" Virtio-fs vhost-user device daemon
take virtiofsd usr/libexec/virtiofsd usr/share/qemu/vhost-user/50-virtiofsd.json

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
module block-blkio # thin
module block-rbd # thin
module audio-pa # thin
module docs # thin

package capstone 5.0.1-6"$DIST" A lightweight multi-platform, multi-architecture disassembly framework
take libcapstone5
