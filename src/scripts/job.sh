#!/bin/sh
# A command that outlives the line it is started over: a package transaction must not die with a connection.
#
#   job.sh DIRECTORY start ID BY ARGV...  starts it unless it was started before, and follows it
#   job.sh DIRECTORY collect ID           follows it, and removes what is known of it when it has ended
#
# To follow is to print what it said from its beginning on, and to exit with its exit code when it ends. Asked for
# again after the line dropped, "start" only follows: the same ID is never run twice.
# In DIRECTORY/ID, for root alone: run (what is run), command (for people), by, started, before (packages), process, log, code.
LC_ALL=C
export LC_ALL
umask 077
directory=$1 verb=$2 id=$3
case $id in '' | *[!0-9a-f]*) echo "no id of a job: $id" >&2 && exit 2 ;; esac
job=$directory/$id

quoted() {
  for word; do
    printf " '"
    printf %s "$word" | sed "s/'/'\\\\''/g"
    printf "'"
  done
}

# The command with what it inherits, as a script of its own: systemd would expand "$" and "%" in arguments.
script() {
  printf 'LC_ALL=C LANG=C PATH=%s\nexport LC_ALL LANG PATH\n' "$PATH"
  for name in HOME http_proxy https_proxy ftp_proxy no_proxy HTTP_PROXY HTTPS_PROXY FTP_PROXY NO_PROXY; do
    eval "value=\${$name:-}"
    [ -z "$value" ] || { printf 'export %s=' "$name" && quoted "$value" | cut -c2- ; }
  done
  printf 'job='
  quoted "$job" | sed 's/^ //'
  printf '\nset --'
  quoted "$@"
  # Process id and start time tell this process from a later one with the same id; the boot tells reboots.
  # "sync": after a power cut a beginning that was not written down would hide a transaction that was, and an end
  # that is written down while what was installed is not would be a lie.
  cat <<'END'

cd /
echo "$$ $(sed 's/.*) //' /proc/$$/stat | cut -d' ' -f20) $(cat /proc/sys/kernel/random/boot_id)" >"$job/process.new"
mv "$job/process.new" "$job/process"
rpm -qa --qf '%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}\n' 2>/dev/null </dev/null | sort >"$job/before"
sync
"$@" </dev/null >>"$job/log" 2>&1
code=$?
sync
echo "$code" >"$job/code.new"
mv "$job/code.new" "$job/code"
exit 0
END
}

# A unit of its own where there is systemd: what belongs to the login session may be killed with it.
launch() {
  if [ -d /run/systemd/system ] && systemd-run --quiet --unit="kvmup-$id" --property=KillMode=process \
    --description='kvmup: a package transaction' /bin/sh "$job/run" >/dev/null 2>&1; then
    return
  fi
  setsid /bin/sh "$job/run" </dev/null >/dev/null 2>&1 &
}

start() {
  by=$1
  shift
  mkdir -p "$directory" || exit 1
  chmod 700 "${directory%/*}" "$directory" 2>/dev/null
  mkdir "$job" 2>/dev/null || return 0
  printf '%s\n' "$by" >"$job/by"
  date +%s >"$job/started"
  # For people; of a script of kvmup's own, its name.
  if [ "${2:-}" = -c ]; then printf '%s\n' "${4:-}"; else printf '%s\n' "$*"; fi >"$job/command"
  : >"$job/log"
  if ! script "$@" >"$job/run"; then
    rm -rf "$job"
    exit 1
  fi
  launch
}

follow() {
  if [ ! -d "$job" ]; then
    echo "nothing is known of the job $id" >&2
    return 2
  fi
  waited=0
  until [ -f "$job/process" ] || [ "$waited" = 300 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  pid='' begun='' boot=''
  [ ! -f "$job/process" ] || read -r pid begun boot <"$job/process"
  if ended "$pid" "$begun" "$boot"; then
    cat "$job/log"
  else
    tail -n +1 -f -s 0.2 --pid="$pid" "$job/log" 2>/dev/null
  fi
  code=''
  [ ! -f "$job/code" ] || read -r code <"$job/code"
  if [ -z "$code" ]; then
    echo "the job $id was killed before its end" >&2
    return 137
  fi
  return "$code"
}

# Whether the process is gone: its number may be another's by now, and after a boot all of them are.
ended() {
  if [ -f "$job/code" ] || [ "$(cat /proc/sys/kernel/random/boot_id)" != "$3" ]; then return 0; fi
  [ "$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20)" != "$2" ]
}

case $verb in
start)
  shift 3
  start "$@"
  follow
  ;;
collect)
  follow
  code=$?
  [ -f "$job/code" ] && rm -rf "$job"
  exit "$code"
  ;;
*) echo "unknown: $verb" >&2 && exit 2 ;;
esac
