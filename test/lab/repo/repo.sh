#!/usr/bin/env bash
# repo.sh RELEASE: the lab's dnf repository for one release, in
# ${KVMUP_LAB_CACHE:-~/.cache/kvmup-lab}/RELEASE/repo. What has not changed since
# the last time is not made again. Needs the userland of that release
# (test/lab/image/userland.sh).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=stages.sh
. "$here/stages.sh"

# The libraries that libvirt is linked with must be the ones in the RPMs.
check_machine() {
  local tool
  (. /etc/os-release && [[ $ID == debian && $VERSION_ID == 12 ]]) || die "the RPMs are built on Debian 12"
  for tool in rpmbuild rpmsign createrepo_c meson gpg; do
    command -v "$tool" >/dev/null || die "no $tool: run test/lab/apt.sh first"
  done
}

# libvirt_of RELEASE: libvirt's RPMs for that release, in its part of the cache. The one
# for whom they are may be another, which has none of its own (LIBVIRT_OF).
libvirt_of() (
  local libvirt=$cache/$1/rpms/libvirt
  load_release "$1"
  stamps=$cache/$1
  mkdir -p "$stamps"
  exec 8>"$stamps/libvirt.lock"
  flock 8
  # libvirt takes the longest: of the release, only what matters to it counts.
  # shellcheck disable=SC2086
  stage libvirt "$libvirt" \
    "$(hash_of "$here"/{libvirt,rpm-macros}.sh $common <(declare -p EL DIST LIBVIRT_{VERSION,RELEASE,LEAVE_OUT} SYSTEMD_SCRIPTLETS
      echo "${SUITE:-bookworm} ${LIBVIRT_WITHOUT:-}"))" \
    "$here/libvirt.sh" "$1" "$libvirt"
)

main() {
  [[ $# -eq 1 ]] || die "usage: repo.sh RELEASE"
  local release=$1 cache=${KVMUP_LAB_CACHE:-$HOME/.cache/kvmup-lab}
  load_release "$release"
  check_machine
  # Each Debian has its own packages; those of Debian 12 are for most releases.
  local out=$cache/$release debs=$cache/debs${SUITE:+-$SUITE} common="$here/common.sh $here/apt-private.sh"
  local conf=$here/releases/$release.conf
  local built=$cache/${LIBVIRT_OF:-$release} packages=$out/rpms/packages
  local libvirt=$built/rpms/libvirt
  # Built for another: of use for what is in them only.
  local -a rpms=("$packages")
  if [[ -z ${LIBVIRT_OF:-} ]]; then rpms+=("$libvirt"); fi
  stamps=$out
  mkdir -p "$out" "$debs"
  one_at_a_time
  [[ -s $out/userland.tar && -s $out/userland.packages ]] || die "no userland: run test/lab/image/userland.sh $release"

  # The userland's versions stand for those of the archive: a new userland asks
  # for new packages, an old one for the packages that fit it. Releases share
  # them, so two builds take turns.
  # shellcheck disable=SC2086 # two files
  stage debs "$debs" \
    "$(hash_of "$here"/debs.{sh,txt} "$here/debs-${SUITE:-bookworm}.txt" $common "$out/userland.packages")" \
    flock "$debs.lock" "$here/debs.sh" "$release" "$debs"
  libvirt_of "${LIBVIRT_OF:-$release}"
  # Of rpms/ only the release's parts, and what lies in directories for parts to lay out.
  local part
  local -a parts=("$here"/rpms/*/)
  for part in $PARTS; do parts+=("$here/rpms/$part.sh"); done
  stage packages "$packages" \
    "$(hash_of "$here"/{packages,rpm-words,runtime-libs,rpm-macros,common}.sh "${parts[@]}" "$conf" \
      "$out/debs.stamp" "$built/libvirt.stamp" \
      <(tar -tf "$out/userland.tar" | grep '\.so'))" \
    "$here/packages.sh" "$release" "$debs" "$out/userland.tar" "$packages" "$libvirt"
  stage repo "$out/repo" \
    "$(hash_of "$here/publish.sh" "$here/comps-$release"*.xml "$conf" "$built/libvirt.stamp" "$out/packages.stamp")" \
    "$here/publish.sh" "$release" "$cache/signing-key" "$out/repo" "${rpms[@]}"
}

main "$@"
