#!/usr/bin/env bash
# libvirt.sh RELEASE OUTDIR: build libvirt's RPMs as EL ships them, from the
# source package of Debian, with the spec that libvirt itself generates.
# The subpackages, their files and their scriptlets are libvirt's own; the version
# that they bear is the release's.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=apt-private.sh
. "$here/apt-private.sh"

# The source package needs deb-src, which a machine seldom has: lists of our
# own, so that the machine's stay as they are. Of it only upstream's archive is
# of use, which has the version that is built in its name.
fetch_source() {
  local archive
  apt_private "$work/apt" deb-src "${SUITE:-bookworm}"
  (cd "$work" && apt-get -c "$work/apt/apt.conf" -qq source --download-only --tar-only --only-source libvirt)
  archive=$(echo "$work"/libvirt_*.orig.tar.xz)
  version=${archive##*/libvirt_}
  version=${version%.orig.tar.xz}
  cp "$archive" "$work/SOURCES/libvirt-$LIBVIRT_VERSION.tar.xz"
  tar -xJf "$archive" -C "$work/SPECS" --strip-components=1 "libvirt-$version/libvirt.spec"
}

# Only what Debian cannot satisfy is changed; nothing of the packaging is.
adapt_spec() {
  sed -i \
    -e "s/^Version: .*/Version: $LIBVIRT_VERSION/" \
    -e "s/^Release: .*/Release: $LIBVIRT_RELEASE/" \
    -e "s/^%autosetup -S git_am\$/%autosetup -n libvirt-$version/" \
    -e 's/-Dwerror=true/-Dwerror=false/' \
    -e 's/-Dexpensive_tests=enabled/-Dexpensive_tests=disabled/' \
    -e 's/-Dtests=enabled/-Dtests=disabled/' \
    "$work/SPECS/libvirt.spec"
}

# What Debian has no libraries for, or what EL builds as a subpackage that no
# KVM host asks for, and what the release does without.
left_out() {
  local feature
  for feature in sanlock netcf wireshark nbdkit storage_rbd storage_gluster storage_iscsi_direct ${LIBVIRT_WITHOUT:-}; do
    printf -- '--define\n_without_%s 1\n' "$feature"
  done
}

build() {
  local -a defines
  mapfile -t defines < <(left_out)
  rpmbuild --load "$work/macros" --define "_topdir $work" "${defines[@]}" \
    --nodeps --nocheck -bb "$work/SPECS/libvirt.spec" >"$work/log" 2>&1 || {
    tail -40 "$work/log" >&2
    die "rpmbuild failed, its log is $work/log"
  }
}

publish() {
  local name
  for name in $LIBVIRT_LEAVE_OUT; do
    rm -f "$work"/RPMS/*/"$name-$LIBVIRT_VERSION"-*.rpm
  done
  mkdir -p "$out"
  rm -f "$out"/libvirt*.rpm
  mv "$work"/RPMS/*/*.rpm "$out"/
}

main() {
  [[ $# -eq 2 ]] || die "usage: libvirt.sh RELEASE OUTDIR"
  load_release "$1"
  out=$(realpath -m "$2")
  work=$(mktemp -d "${TMPDIR:-/tmp}/lab-libvirt.XXXXXX")
  mkdir -p "$work"/{SOURCES,SPECS}
  fetch_source
  "$here/rpm-macros.sh" "$1" >"$work/macros"
  adapt_spec
  build
  publish
  rm -rf "$work"
}

main "$@"
