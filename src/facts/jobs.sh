#!/bin/sh
# Part of the probe (probe.sh includes it): transactions that kvmup started here and that nobody has seen the end
# of. Almost always there are none, and then this costs nothing. What a job is: src/scripts/job.sh.
# shellcheck disable=SC2154 # root and seen are probe.sh's
for job in "$root"/var/lib/kvmup/jobs/*/; do
  [ -d "$job" ] || continue
  id=${job%/} id=${id##*/}
  started='' by='' code='' pid='' begun='' boot='' state=killed
  { read -r started <"$job/started"; read -r by <"$job/by"; read -r code <"$job/code"; read -r pid begun boot <"$job/process"; } 2>/dev/null
  if [ -n "$code" ]; then
    case " $seen " in *" $id "*) continue ;; esac
    state=ended
  elif [ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ] &&
    [ "$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)" = "$begun" ]; then
    state=running
  fi
  say job "$id $state ${code:--} $(($(date +%s) - ${started:-0})) $by"
  head -n 1 "$job/command" 2>/dev/null | cut -c1-300 | sed "s/^/job_command=$id /"
done
