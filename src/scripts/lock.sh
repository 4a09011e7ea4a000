#!/bin/sh
# Holds the host for one apply, as long as whoever asked for it lives: says "held", then reads its standard input.
#
#   lock.sh DIRECTORY JOBS BY   DIRECTORY: of the lock; JOBS: of the jobs; BY: who it is
#
# An end of the input, or a minute without a line, and the lock is free: a controller that died, or a line that
# dropped, holds nobody up. The line "done" also removes what is known of jobs that have ended, because all of
# them have been looked at. Where another holds the lock, says who, and exits 75 (EX_TEMPFAIL).
LC_ALL=C
export LC_ALL
umask 077
directory=$1 jobs=$2 by=$3
mkdir -p "$directory" && chmod 700 "$directory" || exit 1
exec 9>>"$directory/lock"
if ! flock -n 9; then
  head -n 1 "$directory/holder"
  exit 75
fi
printf '%s, since %s\n' "$by" "$(date '+%Y-%m-%d %H:%M:%S %Z')" >"$directory/holder"
echo held
# shellcheck disable=SC2016 # expanded by the inner sh
while line=$(timeout 60 sh -c 'read -r line && printf "%s." "$line"' 9>&-); do
  [ "$line" = done. ] || continue
  for code in "$jobs"/*/code; do
    if [ -f "$code" ]; then rm -rf "${code%/code}"; fi
  done
  rmdir "$jobs" "${jobs%/*}" 2>/dev/null
  break
done
: >"$directory/holder"
exit 0
