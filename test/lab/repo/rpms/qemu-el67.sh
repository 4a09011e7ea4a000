# shellcheck shell=bash
# qemu-kvm of EL 6 and of EL 7: one package with everything, on EL 7 another with what is common. Inside is QEMU 7.2,
# as /usr/libexec/lab-qemu-kvm; /usr/libexec/qemu-kvm is a script that speaks the command line of its age.
: "${here:?}" "${release:?}"

readonly modules=usr/lib/x86_64-linux-gnu/qemu

# The accounts of the guests' processes, by whichever package has them first.
accounts() {
  scriptlet pre <<'SH'
getent group kvm >/dev/null || groupadd -g 36 -r kvm
getent group qemu >/dev/null || groupadd -g 107 -r qemu
getent passwd qemu >/dev/null || \
    useradd -r -u 107 -g qemu -G kvm -d / -s /sbin/nologin -c "qemu user" qemu
exit 0
SH
}

package qemu-kvm "$QEMU_EVR" QEMU is a FAST! processor emulator
if ((EL < 7)); then
  requires "qemu-img = $QEMU_EVR" seabios vgabios gpxe-roms-qemu sgabios-bin
  provides "kvm = $QEMU_EVR"
  write /etc/sysconfig/modules/kvm.modules 755 <"$here/rpms/el6/kvm.modules"
  accounts
  # The rule first, so that the node is born with its mode.
  scriptlet post <<'SH'
udevadm control --reload-rules >/dev/null 2>&1 || :
sh /etc/sysconfig/modules/kvm.modules >/dev/null 2>&1 || :
udevadm trigger --subsystem-match=misc --sysname-match=kvm --action=add >/dev/null 2>&1 || :
SH
else
  requires "qemu-img = $QEMU_EVR" "qemu-kvm-common = $QEMU_EVR" 'seabios-bin >= 1.7.2.2-5' 'sgabios-bin' 'seavgabios-bin' \
    'ipxe-roms-qemu >= 20130517-2' 'libusbx >= 1.0.15'
  provides "kvm = $QEMU_EVR" "qemu-kvm-rhel = $QEMU_EVR"
  conflicts qemu-kvm-rhev
  # The module has been loaded since the boot, its node gets its mode now.
  scriptlet post <<'SH'
udevadm control --reload >/dev/null 2>&1 || :
udevadm trigger --subsystem-match=misc --sysname-match=kvm --action=add >/dev/null 2>&1 || :
SH
fi
# /usr/libexec is as deep as /usr/bin: QEMU finds its firmware and its modules
# relative to where it stands.
put qemu-system-x86 usr/bin/qemu-system-x86_64 /usr/libexec/lab-qemu-kvm
write /usr/libexec/qemu-kvm 755 <"$here/rpms/$release/qemu-kvm"
take qemu-system-common "$modules/"{accel-tcg-x86_64,hw-display-qxl,ui-spice-core,chardev-spice,audio-spice}.so
take qemu-system-data
write /lib/udev/rules.d/80-kvm.rules <<'RULES'
KERNEL=="kvm", GROUP="kvm", MODE="0666"
RULES

if ((EL >= 7)); then
  package qemu-kvm-common "$QEMU_EVR" QEMU common files needed by all QEMU targets
  put qemu-system-common usr/lib/qemu/qemu-bridge-helper /usr/libexec/qemu-bridge-helper
  write /etc/qemu-kvm/bridge.conf <<'CONF'
allow virbr0
CONF
  write /etc/modprobe.d/kvm.conf <<'CONF'
# Nested virtualization: uncomment the line of this machine's processor.
#options kvm_intel nested=1
#options kvm_amd nested=1
CONF
  accounts
fi

package qemu-img "$QEMU_EVR" QEMU command line tool for manipulating disk images
take qemu-utils usr/bin/qemu-img usr/bin/qemu-nbd usr/bin/qemu-io

package qemu-kvm-tools "$QEMU_EVR" KVM debugging and diagnostics tools # thin
package qemu-guest-agent "$QEMU_EVR" QEMU Guest Agent # thin

# firmware BIOS VGABIOS ROMS: under the names of the release.
firmware() {
  package "$1" 0.6.1.2-30"$DIST" Open-source legacy BIOS implementation
  if ((EL >= 7)); then noarch; fi
  take seabios 'usr/share/seabios/bios*'
  package "$2" 0.6b-3.7"$DIST" LGPL implementation of a vga video bios
  noarch
  take seabios 'usr/share/seabios/vgabios*'
  package "$3" 0.9.7-6.16"$DIST" Network boot loader roms supported by QEMU, .rom format
  noarch
  take ipxe-qemu 'usr/lib/ipxe/qemu/*'
}
if ((EL < 7)); then
  package vios-proxy 0.2-1"$DIST" 'Virtio serial proxy' # thin
  requires qemu-kvm
  firmware seabios vgabios gpxe-roms-qemu
else
  firmware seabios-bin seavgabios-bin ipxe-roms-qemu
  package libusbx 1.0.21-1"$DIST" Library for accessing USB devices
  take libusb-1.0-0
fi
# Thin: QEMU has a boot sector of its own for machines without a display.
package sgabios-bin 0-0.3.20110621svn"$DIST" Sgabios for x86
noarch
