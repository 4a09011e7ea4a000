# shellcheck shell=bash
# qemu-kvm of EL 6 is one package. Inside is QEMU 7.2, as /usr/libexec/lab-qemu-kvm;
# /usr/libexec/qemu-kvm is a script that speaks QEMU 0.12's command line.
: "${here:?}"

readonly modules=usr/lib/x86_64-linux-gnu/qemu

package qemu-kvm "$QEMU_EVR" QEMU is a FAST! processor emulator
requires "qemu-img = $QEMU_EVR" seabios vgabios gpxe-roms-qemu sgabios-bin
provides "kvm = $QEMU_EVR"
# /usr/libexec is as deep as /usr/bin: QEMU finds its firmware and its modules
# relative to where it stands.
put qemu-system-x86 usr/bin/qemu-system-x86_64 /usr/libexec/lab-qemu-kvm
write /usr/libexec/qemu-kvm 755 <"$here/rpms/el6/qemu-kvm"
take qemu-system-common "$modules/"{accel-tcg-x86_64,hw-display-qxl,ui-spice-core,chardev-spice,audio-spice}.so
take qemu-system-data
write /etc/sysconfig/modules/kvm.modules 755 <"$here/rpms/el6/kvm.modules"
write /lib/udev/rules.d/80-kvm.rules <<'RULES'
KERNEL=="kvm", GROUP="kvm", MODE="0666"
RULES
scriptlet pre <<'SH'
getent group kvm >/dev/null || groupadd -g 36 -r kvm
getent group qemu >/dev/null || groupadd -g 107 -r qemu
getent passwd qemu >/dev/null || \
    useradd -r -u 107 -g qemu -G kvm -d / -s /sbin/nologin -c "qemu user" qemu
exit 0
SH
# The rule first, so that the node is born with its mode.
scriptlet post <<'SH'
udevadm control --reload-rules >/dev/null 2>&1 || :
sh /etc/sysconfig/modules/kvm.modules >/dev/null 2>&1 || :
udevadm trigger --subsystem-match=misc --sysname-match=kvm --action=add >/dev/null 2>&1 || :
SH

package qemu-img "$QEMU_EVR" QEMU command line tool for manipulating disk images
take qemu-utils usr/bin/qemu-img usr/bin/qemu-nbd usr/bin/qemu-io

package qemu-kvm-tools "$QEMU_EVR" KVM debugging and diagnostics tools # thin
package qemu-guest-agent "$QEMU_EVR" QEMU Guest Agent # thin
package vios-proxy 0.2-1"$DIST" 'Virtio serial proxy' # thin
requires qemu-kvm

package seabios 0.6.1.2-30"$DIST" Open-source legacy BIOS implementation
take seabios 'usr/share/seabios/bios*'

package vgabios 0.6b-3.7"$DIST" LGPL implementation of a vga video bios
noarch
take seabios 'usr/share/seabios/vgabios*'

package gpxe-roms-qemu 0.9.7-6.16"$DIST" Network boot loader roms supported by QEMU, .rom format
noarch
take ipxe-qemu 'usr/lib/ipxe/qemu/*'

# Thin: QEMU has a boot sector of its own for machines without a display.
package sgabios-bin 0-0.3.20110621svn"$DIST" Sgabios for x86
noarch
