#!/usr/bin/env bash
# rpm-macros.sh RELEASE: print the RPM macros that EL's build root has and
# Debian's rpm lacks. Load them with `rpmbuild --load FILE`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

directories() {
  cat <<'MACROS'
%_libdir /usr/lib64
%_libexecdir /usr/libexec
%_sharedstatedir /var/lib
%_localstatedir /var
%_rundir /run
%_initddir /etc/rc.d/init.d
%_unitdir /usr/lib/systemd/system
%_presetdir /usr/lib/systemd/system-preset
%_sysusersdir /usr/lib/sysusers.d
%_tmpfilesdir /usr/lib/tmpfiles.d
%_udevrulesdir /usr/lib/udev/rules.d
%python3_sitelib /usr/lib/python3/dist-packages
MACROS
}

# No debuginfo, no stripping, a payload that packs and unpacks fast.
building() {
  cat <<'MACROS'
%vendor CentOS
%_buildhost lab.localdomain
%debug_package %{nil}
%__os_install_post %{nil}
%__brp_mangle_shebangs %{nil}
%_build_id_links none
%_binary_payload w3.zstdio
%_smp_build_ncpus 2
%_empty_manifest_terminate_build 0
%meson CFLAGS="-O1 -pipe" meson setup --buildtype=plain --prefix=%{_prefix} --libdir=%{_libdir} --libexecdir=%{_libexecdir} --bindir=%{_bindir} --sbindir=%{_sbindir} --includedir=%{_includedir} --datadir=%{_datadir} --mandir=%{_mandir} --sysconfdir=%{_sysconfdir} --localstatedir=%{_localstatedir} --sharedstatedir=%{_sharedstatedir} --wrap-mode=nodownload . _build
%meson_build ninja -C _build -j %{_smp_build_ncpus}
%meson_install DESTDIR=%{buildroot} meson install -C _build --no-rebuild
%meson_test :
%firewalld_reload test -f /usr/bin/firewall-cmd && firewall-cmd --reload --quiet || : \
%{nil}
MACROS
}

# systemd 252's macros call a helper; 239's call systemctl themselves.
scriptlets_helper() {
  cat <<'MACROS'
%systemd_post() \
if [ $1 -eq 1 ] && [ -x "/usr/lib/systemd/systemd-update-helper" ]; then \
    # Initial installation \
    /usr/lib/systemd/systemd-update-helper install-system-units %{?*} || : \
fi \
%{nil}
%systemd_preun() \
if [ $1 -eq 0 ] && [ -x "/usr/lib/systemd/systemd-update-helper" ]; then \
    # Package removal, not upgrade \
    /usr/lib/systemd/systemd-update-helper remove-system-units %{?*} || : \
fi \
%{nil}
%systemd_postun() %{nil}
%systemd_postun_with_restart() \
if [ $1 -ge 1 ] && [ -x "/usr/lib/systemd/systemd-update-helper" ]; then \
    # Package upgrade, not uninstall \
    /usr/lib/systemd/systemd-update-helper mark-restart-system-units %{?*} || : \
fi \
%{nil}
MACROS
}

scriptlets_systemctl() {
  cat <<'MACROS'
%systemd_post() \
if [ $1 -eq 1 ] ; then \
        # Initial installation \
        systemctl --no-reload preset %{?*} &>/dev/null || : \
fi \
%{nil}
%systemd_preun() \
if [ $1 -eq 0 ] ; then \
        # Package removal, not upgrade \
        systemctl --no-reload disable --now %{?*} &>/dev/null || : \
fi \
%{nil}
%systemd_postun() %{nil}
%systemd_postun_with_restart() \
if [ $1 -ge 1 ] ; then \
        # Package upgrade, not uninstall \
        systemctl try-restart %{?*} &>/dev/null || : \
fi \
%{nil}
MACROS
}

main() {
  [[ $# -eq 1 ]] || die "usage: rpm-macros.sh RELEASE"
  load_release "$1"
  printf '%%rhel %s\n%%el%s 1\n%%dist %s\n' "$EL" "$EL" "$DIST"
  directories
  building
  "scriptlets_$SYSTEMD_SCRIPTLETS"
}

main "$@"
