# shellcheck shell=bash
# libvirt as EL 6 cuts it: the daemon with all its drivers, and the client with the
# library. The programs are those of the build for EL 8 (LIBVIRT_OF), without
# systemd's units, with init scripts and scriptlets after EL 6's.
: "${here:?}" "${pool:?}" "${work:?}" "${drivers[0]:?}"

# What needs systemd or polkit, and what 0.10.2 has not got.
rm -rf "$pool"/libvirt-*/usr/{lib/systemd,lib/sysusers.d,lib64/libvirt/lock-driver,share/polkit-1,share/systemtap} \
  "$pool"/libvirt-*/usr/{sbin/virt*d,bin/virt-admin,share/bash-completion} \
  "$pool"/libvirt-*/usr/share/augeas/lenses/{tests,virt*,libvirt_lockd.aug} \
  "$pool"/libvirt-*/etc/{libvirt/virt*d.conf,libvirt/qemu-lockd.conf,logrotate.d/*.*,sysconfig/virt*}
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
