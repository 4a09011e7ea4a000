#!/usr/bin/env bash
# check.sh RELEASE: prove that the repository made by repo.sh is whole, in a
# scratch directory of this machine: base-requires.txt (or the release's own) is
# whole, every signature verifies, and dnf resolves what kvmup installs on a host
# that has nothing but that. EL 8 and later.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

# EL 8 and EL 9 share the file: it may have what the other one requires.
base_requires_whole() {
  "$here/requires.sh" "$repo" | LC_ALL=C sort | LC_ALL=C comm -23 - <(LC_ALL=C sort "$base") >"$work/lacks"
  [[ ! -s $work/lacks ]] || die "${base##*/} lacks: $(cat "$work/lacks")"
}

signatures_verify() {
  local dbpath=$work/keyring bad
  mkdir "$dbpath"
  rpmkeys --dbpath "$dbpath" --import "$repo/${GPG_KEY:-RPM-GPG-KEY-centosofficial}"
  bad=$(find "$repo" -name '*.rpm' -exec rpmkeys --dbpath "$dbpath" --define '_pkgverify_level all' --checksig {} + |
    grep -v ': digests signatures OK$' || true)
  [[ -z $bad ]] || die "bad signature: $bad"
}

# One RPM that provides all of that, at a version that satisfies every "name >= V".
fake_base() {
  {
    printf 'Name: fake-base\nVersion: 1\nRelease: 1\nSummary: All of the base\nLicense: none\n'
    while read -r name op version; do
      case $op in
        '') echo "Provides: $name" ;;
        *) echo "Provides: $name = $version" ;;
      esac
    done <"$base"
    printf '%%description\n%%files\n'
  } >"$work/fake-base.spec"
  rpmbuild --define "_topdir $work/build" --define "_dbpath $work/rpmdb" --define '_empty_manifest_terminate_build 0' \
    -bb "$work/fake-base.spec" >"$work/log" 2>&1
  mkdir "$root"
  rpm --root "$root" --force-debian --nodeps --justdb -i "$work"/build/RPMS/*/*.rpm 2>>"$work/log"
}

dnf_config() {
  printf '[main]\ngpgcheck=1\nbest=True\nreposdir=/dev/null\ncachedir=%s\n' "$work/cache"
  # Of an EL 8 it comes from os-release, which the scratch root has not got.
  printf 'module_platform_id=platform:el%s\n' "$EL"
  local name
  for name in BaseOS AppStream; do
    printf '[%s]\nname=%s\nbaseurl=file://%s\ngpgkey=file://%s\n' \
      "${name,,}" "$name" "$repo/$name" "$repo/${GPG_KEY:-RPM-GPG-KEY-centosofficial}"
  done
}

# dnf --assumeno ends with 1 also when all is well; its last words tell.
resolves() {
  local want=$1
  shift
  dnf --config "$work/dnf.conf" --installroot "$root" --releasever "$EL" \
    --assumeno "$@" >"$work/dnf.log" 2>&1 || true
  grep -q 'Operation aborted' "$work/dnf.log" || {
    cat "$work/dnf.log" >&2
    die "dnf does not resolve: $*"
  }
  grep -q "^ $want " "$work/dnf.log" || die "dnf $* does not bring $want"
  echo "dnf $*: $(sed -n 's/^Install *\([0-9]* Packages\)$/\1/p' "$work/dnf.log")"
}

# On EL 8 and later no group is called "Virtualization": one such name and dnf
# installs nothing at all.
refuses() {
  dnf --config "$work/dnf.conf" --installroot "$root" --releasever "$EL" --assumeno "$@" >"$work/dnf.log" 2>&1 || true
  local message
  for message in "Module or Group 'Virtualization' is not available" 'Error: Nothing to do'; do
    grep -q "$message" "$work/dnf.log" || die "dnf $*: no $message"
  done
  echo "dnf $*: refused, as it should be"
}

main() {
  [[ $# -eq 1 ]] || die "usage: check.sh RELEASE"
  load_release "$1"
  repo=${KVMUP_LAB_CACHE:-$HOME/.cache/kvmup-lab}/$1/repo
  base=$here/base-requires-$1.txt
  [[ -f $base ]] || base=$here/base-requires.txt
  work=$(mktemp -d "${TMPDIR:-/tmp}/lab-check.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  root=$work/root
  # Debian's rpm keeps its database in the home directory, in whatever root.
  export HOME=$work
  base_requires_whole
  signatures_verify
  fake_base
  dnf_config >"$work/dnf.conf"
  resolves qemu-kvm group install virtualization-hypervisor virtualization-client virtualization-platform virtualization-tools
  resolves virt-viewer group install 'Virtualization Client' 'Virtualization Platform' 'Virtualization Tools'
  resolves tuned group install 'Virtualization Host'
  refuses group install Virtualization 'Virtualization Client'
  resolves libvirt group install --with-optional virtualization-platform
  # The tools under their names of EL 8, which EL 9 knows still: as what others provide.
  local tools=libguestfs-tools-c registry=libguestfs-tools
  if ((EL >= 9)); then tools=guestfs-tools registry=virt-win-reg; fi
  resolves "$tools" install '*guestf*'
  resolves "$tools" install libguestfs-tools-c
  resolves "$registry" install libguestfs-tools
  resolves virt-install install qemu-kvm libvirt virt-install virt-top libguestfs "$tools" libguestfs-xfs "$registry" virt-v2v
  if [[ -n ${MODULE_STREAM:-} ]]; then
    resolves libvirt-daemon-kvm module install virt
  fi
}

main "$@"
