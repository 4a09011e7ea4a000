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
# Debian's rpm wants to be told that it is meant. No scripts, no triggers: there is
# no system running, and the userland is configured already.
stage_quietly "$out/rpmdb.log" chroot "$root" sh -c \
  'rpm -i --force-debian --noscripts --notriggers --nodeps --replacefiles --nosignature /tmp/base-rpms/*.rpm'
rm -rf "$root/tmp/base-rpms"
rm -f "$root"/var/lib/rpm/.rpm.lock
