# shellcheck shell=bash
# libvirt as EL 7 cuts it (its spec of 4.5.0): the drivers apart, one daemon, which makes its sockets itself. The
# programs are those of the build for EL 8 (LIBVIRT_OF); units of systemd's sockets for them are left out.
: "${here:?}" "${pool:?}" "${work:?}"

rm -f "$pool"/libvirt-daemon/usr/bin/virt-ssh-helper

# versioned NAME...: requirements on other parts of the same build.
versioned() {
  local name
  for name; do requires "libvirt-$name = $LIBVIRT_EVR"; done
}
# comments FILE: a file of /etc/sysconfig in which nothing is set.
comments() {
  write "/etc/sysconfig/$1" <<CONF
# Options for $1, as its manual page has them; none is set.
CONF
}
driver() { # NAME [REQUIREMENT...]
  package "libvirt-daemon-driver-$1" "$LIBVIRT_EVR" "$1 driver plugin for the libvirtd daemon"
  versioned daemon libs
  take "libvirt-daemon-driver-$1"
  shift
  requires "$@"
}

package libvirt-libs "$LIBVIRT_EVR" Client side libraries
requires nc cyrus-sasl cyrus-sasl-gssapi
take libvirt-libs

package libvirt-bash-completion "$LIBVIRT_EVR" Bash completion script
take libvirt-client 'usr/share/bash-completion/*'
take libvirt-daemon 'usr/share/bash-completion/*'

package libvirt-admin "$LIBVIRT_EVR" Set of tools to control libvirt daemon
versioned libs bash-completion
requires readline
take libvirt-daemon usr/bin/virt-admin

package libvirt-client "$LIBVIRT_EVR" Client side utilities of the libvirt library
versioned libs bash-completion
requires readline ncurses gettext gnutls-utils
take libvirt-client 'usr/bin/*'
take libvirt-daemon usr/bin/virt-host-validate usr/libexec/libvirt-guests.sh usr/lib/systemd/system/libvirt-guests.service
comments libvirt-guests
scriptlet post <<'SH'
%systemd_post libvirt-guests.service
SH
scriptlet preun <<'SH'
%systemd_preun libvirt-guests.service
SH

package libvirt-daemon "$LIBVIRT_EVR" Server side daemon and supporting files for libvirt library
versioned libs
requires module-init-tools iproute avahi-libs 'polkit >= 0.112' libcgroup dmidecode systemd-sysv numad dbus shadow-utils
take libvirt-daemon 'etc/*' 'usr/lib/s*' 'usr/lib64/*' 'usr/libexec/libvirt_*' 'usr/sbin/*' 'usr/share/[!b]*' 'var/*'
# libvirt-client has it.
sed -i '/libvirt-guests/d' "$work/files/libvirt-daemon"
chmod 711 "$work"/stage/var/lib/libvirt/{images,boot}
write /usr/lib/systemd/system/libvirtd.service <"$here/rpms/el7/libvirtd.service"
for name in libvirtd virtlogd virtlockd; do comments "$name"; done
scriptlet pre <<'SH'
getent group libvirt >/dev/null || groupadd -r libvirt
exit 0
SH
scriptlet post <<'SH'
%systemd_post virtlockd.socket virtlockd-admin.socket
%systemd_post virtlogd.socket virtlogd-admin.socket
%systemd_post libvirtd.service
SH
scriptlet preun <<'SH'
%systemd_preun libvirtd.service
%systemd_preun virtlogd.socket virtlogd-admin.socket virtlogd.service
%systemd_preun virtlockd.socket virtlockd-admin.socket virtlockd.service
SH
scriptlet postun <<'SH'
/bin/systemctl daemon-reload >/dev/null 2>&1 || :
if [ $1 -ge 1 ]; then
    /bin/systemctl reload-or-try-restart virtlockd.service virtlogd.service >/dev/null 2>&1 || :
fi
SH
scriptlet posttrans <<'SH'
/bin/systemctl try-restart libvirtd.service >/dev/null 2>&1 || :
SH

driver network 'dnsmasq >= 2.41' radvd iptables
driver nwfilter iptables ebtables
driver nodedev 'systemd >= 185'
driver interface 'netcf-libs >= 0.2.2'
driver secret
driver storage-core nfs-utils util-linux /usr/bin/qemu-img
for name in logical:lvm2 disk:parted scsi: iscsi:iscsi-initiator-utils mpath:device-mapper; do
  driver "storage-${name%%:*}"
  versioned daemon-driver-storage-core
  [[ $name == *: ]] || requires "${name#*:}"
done
driver qemu /usr/bin/qemu-img gzip bzip2 lzop xz
versioned daemon-driver-network daemon-driver-storage-core
scriptlet pre <<'SH'
getent group kvm >/dev/null || groupadd -f -g 36 -r kvm
getent group qemu >/dev/null || groupadd -f -g 107 -r qemu
getent passwd qemu >/dev/null || \
    useradd -r -u 107 -g qemu -G kvm -d / -s /sbin/nologin -c "qemu user" qemu
exit 0
SH
# Thin: the build has no driver for containers, nor for Gluster and Ceph.
for name in lxc storage-gluster storage-rbd; do
  package "libvirt-daemon-driver-$name" "$LIBVIRT_EVR" "$name driver plugin for the libvirtd daemon"
  versioned daemon libs
done
package libvirt-daemon-driver-storage "$LIBVIRT_EVR" Storage driver plugin including all backends for the libvirtd daemon
versioned daemon-driver-storage-{core,disk,logical,scsi,iscsi,mpath,gluster,rbd}

package libvirt-daemon-config-network "$LIBVIRT_EVR" Default configuration files for the libvirtd daemon
versioned daemon daemon-driver-network
take libvirt-daemon-config-network 'usr/*'
# The network is defined here and not owned, with an identity of its own, and in another subnet than the one
# that the host has a route to.
scriptlet post <<'SH'
networks=/etc/libvirt/qemu/networks
if [ $1 -eq 1 ] && [ ! -f $networks/default.xml ]; then
    mkdir -p $networks/autostart
    routed() { ip route show | cut -d' ' -f1 | grep -qxF "192.168.$1.0/24"; }
    net=122
    if routed $net; then
        for other in $(seq 124 254); do
            if ! routed $other; then
                net=$other
                break
            fi
        done
    fi
    uuid=$(cat /proc/sys/kernel/random/uuid)
    sed -e "s/122/$net/g" -e "s,</name>,</name>\n  <uuid>$uuid</uuid>," \
        /usr/share/libvirt/networks/default.xml >$networks/default.xml
    ln -s ../default.xml $networks/autostart/default.xml
fi
SH
scriptlet posttrans <<'SH'
/bin/systemctl try-restart libvirtd.service >/dev/null 2>&1 || :
SH

package libvirt-daemon-config-nwfilter "$LIBVIRT_EVR" Network filter configuration files for the libvirtd daemon
versioned daemon daemon-driver-nwfilter
take libvirt-daemon-config-nwfilter 'usr/*'
scriptlet post <<'SH'
mkdir -p /etc/libvirt/nwfilter
cp /usr/share/libvirt/nwfilter/*.xml /etc/libvirt/nwfilter/
SH

package libvirt-daemon-kvm "$LIBVIRT_EVR" 'Server side daemon & driver required to run KVM guests'
versioned daemon daemon-driver-{qemu,interface,network,nodedev,nwfilter,secret,storage}
requires qemu-kvm

package libvirt "$LIBVIRT_EVR" Library providing a simple virtualization API
versioned daemon daemon-config-{network,nwfilter} libs client
versioned daemon-driver-{lxc,qemu,interface,secret,storage,network,nodedev,nwfilter}

package libvirt-python 4.5.0-1"$DIST" Python bindings for the libvirt library
requires 'libvirt-libs >= 4.5.0' lab-python
take python3-libvirt '*libvirt.py' '*libvirtaio.py' '*libvirt_qemu.py' '*libvirtmod.*' '*libvirtmod_qemu.*' '*egg-info/*'
