#!/usr/bin/env bash
# Installs the host packages that the lab needs: the union of all
# test/lab/*/apt.txt (one package per line, `#` starts a comment).
# Idempotent: what is installed already is not touched, and the package lists
# are refreshed only when something is missing.
set -euo pipefail

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DEBIAN_FRONTEND=noninteractive

if ! command -v apt-get >/dev/null; then
  echo "apt.sh: the lab builds on Debian or Ubuntu (no apt-get here)" >&2
  exit 1
fi
sudo=()
if [[ $(id -u) != 0 ]]; then sudo=(sudo -E); fi

mapfile -t wanted < <(cat "$lab"/*/apt.txt | sed -e 's/#.*//' -e 's/[[:space:]]//g' | grep . | sort -u)

missing=()
for package in "${wanted[@]}"; do
  state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ $state == ii* ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  echo "apt.sh: all ${#wanted[@]} packages are installed"
  exit 0
fi
echo "apt.sh: installing ${missing[*]}"

# A package without a candidate means that the lists are empty or stale.
known=$(apt-cache policy "${missing[@]}" 2>/dev/null | grep -c 'Candidate: [^(]' || true)
if ((known < ${#missing[@]})); then
  "${sudo[@]}" apt-get -q update
fi
install() {
  "${sudo[@]}" apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=600 install "${missing[@]}"
}
# Stale lists name versions that the mirror has dropped: refresh and try once more.
install || { "${sudo[@]}" apt-get -q update && install; }
