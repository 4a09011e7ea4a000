# shellcheck shell=bash
# QEMU 7.2 under the name of 6.2.0, cut into packages as EL 8 does. Real, but for
# the modules marked thin: their libraries (Ceph, Gluster, Mesa) would double the
# image, and curl, iSCSI and ssh are of no use without an Internet.

package qemu-kvm "$QEMU_EVR" QEMU is a machine emulator and virtualizer
requires "qemu-kvm-"{core,docs,hw-usbredir,ui-opengl,ui-spice,block-curl,block-gluster,block-iscsi,block-rbd,block-ssh}" = $QEMU_EVR"

package qemu-kvm-core "$QEMU_EVR" qemu-kvm core components
requires "qemu-kvm-common = $QEMU_EVR" "qemu-img = $QEMU_EVR" edk2-ovmf
requires 'libseccomp >= 2.4.0' 'libusbx >= 1.0.19' 'libfdt >= 1.6.0'
emulator
# EL 8 has the first in qemu-kvm-ui-spice, but Debian's emulator does not start without.
spice
libraries hw-display-virtio-gpu hw-display-virtio-gpu-pci hw-display-virtio-vga hw-usb-host

module hw-usbredir hw-usb-redirect
module ui-spice # its files are in -core
module ui-opengl # thin
module block-curl # thin
module block-gluster # thin
module block-iscsi # thin
module block-rbd # thin
module block-ssh # thin
module docs # thin

# Thin: QEMU has a boot sector of its own for machines without a display.
package sgabios-bin 1:0.20170427git-3"$MODULE_DIST" Sgabios for x86
noarch
