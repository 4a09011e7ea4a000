#!/usr/bin/env bash
# debs.sh RELEASE OUTDIR: fetch the packages of debs.txt and of the list of the
# release's Debian, and all that they depend on.
# What is there already is not fetched again; what is not needed any more goes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=apt-private.sh
. "$here/apt-private.sh"

# As on a machine with nothing installed, so that the answer does not depend on
# the machine that asks.
apt_plan() {
  apt-get -c "$work/apt/apt.conf" -o Dir::State::status=/dev/null -o "Dir::Cache::archives=$out" \
    -o APT::Install-Recommends=false -qq -y "$@"
}

main() {
  [[ $# -eq 2 ]] || die "usage: debs.sh RELEASE OUTDIR"
  load_release "$1"
  out=$(realpath -m "$2")
  work=$(mktemp -d "${TMPDIR:-/tmp}/lab-debs.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$out/partial"
  apt_private "$work/apt" deb "${SUITE:-bookworm}"

  local -a names
  mapfile -t names < <(grep -hv '^#' "$here/debs.txt" "$here/debs-${SUITE:-bookworm}.txt")
  # The plan without a cache names every file, with one only what is missing.
  apt_plan -o "Dir::Cache::archives=$work/apt/archives" --print-uris install "${names[@]}" |
    awk '{ print $2 }' | sort >"$work/wanted"
  find "$out" -maxdepth 1 -name '*.deb' -printf '%f\n' | sort |
    comm -23 - "$work/wanted" | sed "s|^|$out/|" | xargs -r rm -f
  apt_plan --download-only install "${names[@]}" >/dev/null
  rmdir "$out/partial" && rm -f "$out/lock"
}

main "$@"
