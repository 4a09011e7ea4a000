# shellcheck shell=bash
# Sourced by every script here: one way to fail, one way to find the release.

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

say() { echo "[repo] $*" >&2; }

# load_release NAME: read releases/NAME.conf beside this file. EVRS may give packages another
# [epoch:]version-release than the one with which rpms/ describes them.
load_release() {
  local conf
  # shellcheck disable=SC2034 # rpm-words.sh uses it
  declare -gA EVRS=()
  conf="$(dirname "${BASH_SOURCE[0]}")/releases/$1.conf"
  [[ -r $conf ]] || die "no such release: $1"
  # shellcheck source=releases/el9.conf
  . "$conf"
}
