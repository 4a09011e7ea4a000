#!/bin/sh
# Waits until other processes have ended: wait.sh SECONDS PID...
# Says for whom, every five seconds and after half a minute less often; fails when the time is over. Nobody is ever
# killed.
LC_ALL=C
export LC_ALL
limit=$1
shift
waited=0
told=0
while :; do
  alive=''
  for pid; do
    [ -d "/proc/$pid" ] || continue
    alive="$alive $pid"
    if [ "$waited" -ge "$told" ]; then
      printf 'waiting for process %s (%s), %s s of %s\n' "$pid" \
        "$(tr '\000\n' '  ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-60)" "$waited" "$limit"
    fi
  done
  [ -n "$alive" ] || exit 0
  if [ "$waited" -ge "$told" ]; then
    if [ "$waited" -lt 30 ]; then told=$((waited + 5)); else told=$((waited + 30)); fi
  fi
  if [ "$waited" -ge "$limit" ]; then
    echo "the package manager is still locked by process$alive after $limit s" >&2
    exit 1
  fi
  sleep 1
  waited=$((waited + 1))
done
