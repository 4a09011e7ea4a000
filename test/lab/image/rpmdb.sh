#!/usr/bin/env bash
# rpmdb.sh RELEASE ROOT: the base RPMs into ROOT's rpm database, with ROOT's own
# rpm, so that the database has the format that it will be read in.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
root=${2:?}

mkdir -p "$root/tmp/base-rpms" "$root/var/lib/rpm"
cp "$out"/base-rpms/*.rpm "$root/tmp/base-rpms/"
# Debian's rpm wants to be told that it is meant, up to Debian 12. No scripts, no triggers:
# there is no system running, and the userland is configured already.
# shellcheck disable=SC2016 # for the shell in the root
stage_quietly "$out/rpmdb.log" chroot "$root" sh -c \
  'meant=$(rpm --help | grep -o -m 1 -e --force-debian)
  rpm -i $meant --noscripts --notriggers --nodeps --replacefiles --nosignature /tmp/base-rpms/*.rpm'
rm -rf "$root/tmp/base-rpms"
rm -f "$root"/var/lib/rpm/.rpm.lock
