#!/bin/sh
# Waits until other processes have ended: wait.sh SECONDS PID...
# Says every five seconds for whom; fails when the time is over. Nobody is ever killed.
LC_ALL=C
export LC_ALL
limit=$1
shift
waited=0
while :; do
  alive=''
  for pid; do
    [ -d "/proc/$pid" ] || continue
    alive="$alive $pid"
    if [ $((waited % 5)) = 0 ]; then
      printf 'waiting for process %s (%s), %s s of %s\n' "$pid" \
        "$(tr '\000\n' '  ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-60)" "$waited" "$limit"
    fi
  done
  [ -n "$alive" ] || exit 0
  if [ "$waited" -ge "$limit" ]; then
    echo "the package manager is still locked by process$alive after $limit s" >&2
    exit 1
  fi
  sleep 1
  waited=$((waited + 1))
done
