#!/usr/bin/env bash
# requires.sh RPMDIR...: print every capability that the RPMs require and that
# none of them provides: what a minimal EL must have. test/lab/repo keeps the
# answer in base-requires.txt, for those who make that minimal EL.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

query() {
  local format=$1
  shift
  find "$@" -name '*.rpm' -exec rpm --dbpath "$work" --nosignature -qp --qf "$format" {} +
}

# "name op version" as rpm prints it, but without rpm's own features. A rich
# dependency "(a or b)" is met inside the repository, "(a if b)" needs nothing.
required() {
  query '[%{REQUIRENEVRS}\n]' "$@" | grep -v '^rpmlib(\|^(' | sort -u
}

# Capabilities and files, by name only: versions are the repository's own affair.
provided() {
  query '[%{PROVIDENAME}\n][%{FILENAMES}\n]' "$@" | sort -u
}

main() {
  [[ $# -ge 1 ]] || die "usage: requires.sh RPMDIR..."
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  provided "$@" >"$work/provided"
  required "$@" | awk 'NR == FNR { have[$0] = 1; next } !($1 in have)' "$work/provided" -
}

main "$@"
