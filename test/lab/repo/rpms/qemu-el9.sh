# shellcheck shell=bash
# QEMU 7.2, as EL 9.2 cuts it into packages. Real, but for the modules marked
# thin: their libraries (Mesa, Ceph, PulseAudio) would double the image.

package qemu-kvm "$QEMU_EVR" QEMU is a machine emulator and virtualizer
requires "qemu-kvm-"{core,docs,tools,ui-opengl,ui-egl-headless,device-display-virtio-gpu,device-display-virtio-gpu-pci,device-display-virtio-vga,device-usb-host,device-usb-redirect,block-rbd,audio-pa}" = $QEMU_EVR"
requires "qemu-pr-helper = $QEMU_EVR" 'virtiofsd >= 1.5.0'

package qemu-kvm-core "$QEMU_EVR" qemu-kvm core components
requires "qemu-kvm-common = $QEMU_EVR" "qemu-img = $QEMU_EVR" edk2-ovmf
requires 'libseccomp >= 2.4.0' 'libusbx >= 1.0.23' capstone 'libfdt >= 1.6.0'
obsoletes qemu-kvm-{ui-spice,block-gluster,block-iscsi,block-ssh}" <= 17:7.2.0"
emulator
spice

package qemu-kvm-tools "$QEMU_EVR" qemu-kvm support tools
put qemu-system-common usr/lib/qemu/virtfs-proxy-helper /usr/libexec/virtfs-proxy-helper
take qemu-system-common usr/share/qemu/trace-events-all

package qemu-pr-helper "$QEMU_EVR" qemu-pr-helper utility for qemu-kvm
take qemu-system-common usr/bin/qemu-pr-helper

package virtiofsd 1.5.0-1"$DIST" Virtio-fs vhost-user device daemon
virtiofsd

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

package capstone 4.0.2-10"$DIST" A lightweight multi-platform, multi-architecture disassembly framework
take libcapstone4
