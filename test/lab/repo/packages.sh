#!/usr/bin/env bash
# packages.sh RELEASE DEBSDIR USERLAND OUTDIR [RPMDIR...]: everything of the
# repository but libvirt, made from the Debian packages in DEBSDIR under EL's
# names. USERLAND is the tar of the machines' userland, RPMDIR the RPMs whose
# shared libraries must be there too; rpms/ finds them in $rpmdirs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=rpm-words.sh
. "$here/rpm-words.sh"
# shellcheck source=runtime-libs.sh
. "$here/runtime-libs.sh"

# What Debian's generators say of scripts, Perl and Python modules means nothing
# to EL's names; the requirements in rpms/*.sh stand for them.
filters() {
  local kind
  for kind in perl perllib python pythondist script desktop font metainfo ocaml pkgconfig; do
    printf '%%__%s_requires %%{nil}\n%%__%s_provides %%{nil}\n' "$kind" "$kind"
  done
}

assemble_spec() {
  cat <<SPEC
Name: lab-rpms
Summary: Packages of the lab
Version: 1
Release: 1
License: as in Debian
AutoReqProv: yes
SPEC
  cat "$work/spec/packages"
  printf '\n%%description\nPackages of the lab.\n'
  printf '\n%%install\ncp -a "%s/." "%%{buildroot}/"\n' "$work/stage"
  cat "$work/spec/scriptlets" "$work/spec/files"
}

build() {
  "$here/rpm-macros.sh" "$release" >"$work/macros"
  filters >>"$work/macros"
  assemble_spec >"$work/lab.spec"
  rpmbuild --load "$work/macros" --define "_topdir $work/build" --define "_dbpath $work/rpmdb" \
    --nodeps -bb "$work/lab.spec" >"$work/log" 2>&1 || {
    tail -40 "$work/log" >&2
    die "rpmbuild failed, its log is $work/log"
  }
  mkdir -p "$out"
  rm -f "$out"/*.rpm
  mv "$work"/build/RPMS/*/*.rpm "$out"/
}

main() {
  [[ $# -ge 4 ]] || die "usage: packages.sh RELEASE DEBSDIR USERLAND OUTDIR [RPMDIR...]"
  release=$1
  debs=$(realpath "$2")
  userland=$(realpath "$3")
  out=$(realpath -m "$4")
  shift 4
  # shellcheck disable=SC2034 # rpms/ uses it
  rpmdirs=("$@")
  load_release "$release"
  work=$(mktemp -d "${TMPDIR:-/tmp}/lab-packages.XXXXXX")
  pool=$work/pool
  mkdir -p "$work"/{spec,files,stage,rpmdb,pool}
  : >"$work/spec/scriptlets"

  local part
  for part in $PARTS; do
    # shellcheck source=/dev/null
    . "$here/rpms/$part.sh"
  done
  runtime_package "$@"
  libraries_executable
  build
  rm -rf "$work"
}

main "$@"
