#!/bin/sh
# Part of the probe (probe.sh includes it): what a package transaction would meet on this host. Looked at only
# where one is due, because the repositories are asked whether they answer: side by side, each for as long as dnf
# itself would wait for it, because a slow line or a busy host is no reason to stop.
# shellcheck disable=SC2154 # arch, root, needs, archives, glob, glob_open, provided and qemu are probe.sh's

os_file=$root/etc/os-release
[ -r "$os_file" ] || os_file=$root/etc/redhat-release
major=''
if [ -r "$os_file" ]; then
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    VERSION_ID=*) line=${line#VERSION_ID=} line=${line#[\"\']} ;;
    *' release '[0-9]*) line=${line##* release } ;;
    *) continue ;;
    esac
    major=${line%%[!0-9]*}
    break
  done <"$os_file"
fi
due=''
for need in $needs; do
  [ "${need%%:*}" = "${major:-0}" ] || continue
  [ -n "$qemu" ] || due=yes
  names=${need#*:},
  while [ -n "$names" ]; do
    case $provided in *"cap=${names%%,*} "*) ;; *) due=yes ;; esac
    names=${names#*,}
  done
  case $glob:$glob_open in ?*:yes) due=yes ;; esac
done

# A process that holds a lock: its unit, how long it runs, the lock and its command line without secrets.
holder() {
  [ -d "/proc/$1" ] || return 0
  case " $holders " in *" $1 "*) return 0 ;; esac
  holders="$holders $1"
  unit=$(sed -n 's/.*[/]\([^/]*\.\(service\|scope\)\)$/\1/p' "/proc/$1/cgroup" 2>/dev/null | head -n 1)
  since=$(ps -o etime= -p "$1" 2>/dev/null | tr -d ' ')
  command=$(tr '\000\n' '  ' <"/proc/$1/cmdline" 2>/dev/null |
    sed -e 's/\([Pp][Aa][Ss][Ss][A-Za-z_]*\|[Tt]oken\|[Ss]ecret\)[=: ][^ ]*/\1=***/g' -e 's,//[^/@ ]*@,//,g' |
    sed 's, *$,,' | cut -c1-120)
  say holder "$1 ${unit:--} ${since:--} $2 $command"
}

locks() {
  holders=''
  for file in "$root/var/run/yum.pid" "$root"/var/cache/dnf/*_lock.pid "$root"/var/lib/dnf/*_lock.pid; do
    [ -s "$file" ] || continue
    # Without a newline at the end "read" fails although it has read.
    read -r pid rest <"$file" || :
    case $pid:$rest in *[!0-9:]* | :*) ;; *) holder "$pid" "$file" ;; esac
  done
  # rpm's own lock, taken by everything that changes the database, has no file with a pid in it.
  file=$root/var/lib/rpm/.rpm.lock
  inode=$(stat -c %i "$file" 2>/dev/null) || return 0
  # shellcheck disable=SC2013 # words, one a line
  for pid in $(awk -v inode="$inode" '
    $2 != "->" && $4 == "WRITE" { count = split($6, part, ":"); if (part[count] == inode) print $5 }' /proc/locks); do
    holder "$pid" "$file"
  done
}

# What yum 3 was doing when it was interrupted, and the packages that are there twice since.
unfinished() {
  for file in "$root"/var/lib/yum/transaction-all.*; do
    case $file in *'*' | *.disabled) ;; *) say unfinished "${file##*/}" ;; esac
  done | tail -n 5 | grep . || return 0
  limit 60 rpm -qa --qf '%{NAME}.%{ARCH}\n' 2>/dev/null | grep -vE '^(kernel|kmod|gpg-pubkey)' | sort | uniq -d |
    lines duplicate 20
}

streams() {
  set --
  for file in "$root"/etc/dnf/modules.d/*.module; do
    [ -f "$file" ] && set -- "$@" "$file"
  done
  [ $# -gt 0 ] && awk -F ' *= *' '
    function flush() {
      if (value["name"] != "" && count++ < 50) print "stream=" value["name"] " " value["stream"] " " value["state"]
      for (key in value) delete value[key]
    }
    FNR == 1 { flush() }
    $1 ~ /^(name|stream|state)$/ { value[$1] = $2 == "" ? "-" : $2 }
    END { flush() }' "$@"
}

# What repositories and archives call this processor.
case $arch in i?86) basearch=i386 ;; *) basearch=$arch ;; esac

# Every enabled repository on a line of fields: id, file, need, kind, list, base and what curl must know besides.
# The first line, "main", has the package manager's own settings.
repositories() {
  releasever=$(limit 30 rpm -q --whatprovides --qf 'version %{VERSION}\n[%{PROVIDENAME} %{PROVIDEVERSION}\n]' \
    system-release redhat-release 2>/dev/null | awk '
    $1 == "version" && !package { package = $2 }
    $1 == "system-release(releasever)" && !told { told = $2 }
    END { print told ? told : package }')
  variables="releasever ${releasever:-$major}
basearch $basearch
arch $arch
$(for file in "$root"/etc/yum/vars/* "$root"/etc/dnf/vars/*; do
    [ -f "$file" ] && printf '%s %s\n' "${file##*/}" "$(head -n 1 "$file")"
  done)"
  set --
  for file in "$root/etc/yum.conf" "$root/etc/dnf/dnf.conf" "$root"/etc/yum.repos.d/*.repo; do
    [ -f "$file" ] && set -- "$@" "$file"
  done
  [ $# -gt 0 ] || return 0
  variables=$variables awk '
    function expand(text, out, name) {
      while (match(text, /\$[{]?[A-Za-z_][A-Za-z0-9_]*[}]?/)) {
        name = substr(text, RSTART + 1, RLENGTH - 1)
        gsub(/[{}]/, "", name)
        out = out substr(text, 1, RSTART - 1) ((name in variable) ? variable[name] : substr(text, RSTART, RLENGTH))
        text = substr(text, RSTART + RLENGTH)
      }
      return out text
    }
    function first(key, words) { split(option[key], words, " "); return expand(words[1]) }
    function setting(key) { return key in option ? option[key] : main[key] }
    function off(text) { return tolower(text) ~ /^(0|no|false|off)$/ }
    function on(text) { return tolower(text) ~ /^(1|yes|true|on)$/ }
    function show(proxy, list, i, name) {
      proxy = setting("proxy")
      if (proxy == "_none_") proxy = ""
      list = "metalink" in option ? "metalink" : "mirrorlist"
      printf "%s\037%s\037%s\037%s\037%s\037%s", id, file, on(setting("skip_if_unavailable")) ? "optional" : "required", \
        list, first(list), first("baseurl")
      count = split("proxy_username proxy_password sslcacert sslclientcert sslclientkey username password", name, " ")
      printf "\037%s\037%s", proxy, off(setting("sslverify")) ? "insecure" : ""
      for (i = 1; i <= count; i++) printf "\037%s", setting(name[i])
      print ""
    }
    function finish(key) {
      if (id == "main") for (key in option) main[key] = option[key]
      else if (id != "" && !off(option["enabled"])) show()
      for (key in option) delete option[key]
      id = ""
    }
    BEGIN {
      count = split(ENVIRON["variables"], line, "\n")
      for (i = 1; i <= count; i++) {
        at = index(line[i], " ")
        if (at) variable[substr(line[i], 1, at - 1)] = substr(line[i], at + 1)
      }
    }
    FNR == 1 { finish(); file = FILENAME; sub(/.*\//, "", file) }
    { sub(/\r$/, "") }
    /^[ \t]*([#;]|$)/ { next }
    /^\[/ { finish(); id = $0; sub(/^\[/, "", id); sub(/\].*/, "", id); last = ""; next }
    /^[ \t]/ && last != "" { text = $0; sub(/^[ \t]+/, "", text); option[last] = option[last] " " text; next }
    {
      at = index($0, "=")
      if (!at) next
      last = substr($0, 1, at - 1)
      gsub(/[ \t]/, "", last)
      text = substr($0, at + 1)
      sub(/^[ \t]+/, "", text)
      sub(/[ \t]+$/, "", text)
      option[last] = text
    }
    END { finish(); id = "main"; file = "-"; option["baseurl"] = ""; show() }' "$@"
}

setting() { [ -z "$2" ] || printf '%s = "%s"\n' "$1" "$(printf %s "$2" | sed 's/[\\"]/\\&/g')"; }

# Asks for one address: "ok", or one word for what went wrong and the words of curl or of the server. What may
# be secret goes to curl by its standard input: command lines are public.
answer() {
  answer_kind=$1 address=$2
  shift 2
  case $answer_kind in baseurl) address=${address%/}/repodata/repomd.xml keep='-o /dev/null' ;; *) keep='' ;; esac
  # shellcheck disable=SC2086 # an option and its value, or nothing
  said=$({
    setting url "$address"
    setting proxy "$1"
    [ -z "$2" ] || printf '%s\n' "$2"
    setting proxy-user "${3:+$3:$4}"
    setting cacert "$5"
    setting cert "$6"
    setting key "$7"
    setting user "${8:+$8:$9}"
  } | curl -q -g -f -sS -L --connect-timeout 15 -m 30 $keep -w '\nkvmup_http=%{http_code}\n' -K - 2>&1)
  code=$?
  words=$(printf '%s\n' "$said" | awk '/^kvmup_http=/ || !NF { next } /^curl: / { curl = $0 } !first { first = $0 }
    END { print curl ? curl : first }')
  case $code:$answer_kind in
  0:baseurl) echo ok ;;
  0:mirrorlist) printf '%s\n' "$said" | grep -qE '^(https?|ftp|file)://' && echo ok || printf 'empty %s\n' "$words" ;;
  0:metalink) printf '%s\n' "$said" | grep -q '<url' && echo ok || printf 'empty %s\n' "$words" ;;
  # Not the network's fault: this curl does not understand the question.
  [1-4]:* | 2[67]:* | 4[138]:*) printf 'untested %s\n' "$words" ;;
  22:*) printf 'http-%s %s\n' "$(printf '%s\n' "$said" | sed -n 's/^kvmup_http=//p')" "$words" ;;
  *) printf 'curl-%s %s\n' "$code" "$words" ;;
  esac
}

try_repository() {
  repo_id=$1 repo_file=$2 repo_need=$3 list_kind=$4 list=$5 base=$6
  shift 6
  used_kind=baseurl used=$base verdict=''
  # Plugins of the package manager reach these in ways of their own: clouds (RHUI), other schemes and variables.
  case $repo_id$repo_file$list$base in *[Rr][Hh][Uu][Ii]* | *REGION* | *'$'*) verdict=untested ;; esac
  case $list$base in '' | http:* | https:* | ftp:* | file:*) ;; *) verdict=untested ;; esac
  if [ -n "$list" ]; then
    used_kind=$list_kind used=$list
    [ -n "$verdict" ] || verdict=$(answer "$list_kind" "$list" "$@")
  fi
  case $verdict:$base in
  ok:* | untested* | *:) ;;
  *)
    second=$(answer baseurl "$base" "$@")
    if [ "$second" = ok ] || [ -z "$verdict" ]; then verdict=$second used_kind=baseurl used=$base; fi
    ;;
  esac
  [ -n "$verdict" ] || verdict='empty no address is configured' used=-
  say repo "$repo_id $repo_file $used_kind $repo_need ${verdict%% *} $(printf %s "${used:--}" | sed 's,//[^/@]*@,//,')"
  case $verdict in *' '*) say repo_error "$repo_id ${verdict#* }" ;; esac
}

if [ -n "$due" ]; then
  say transaction due
  say now "$(date +%s)"
  limit 10 df -Pk / /usr /var/cache /var/lib /boot 2>/dev/null |
    awk 'NR > 1 && $(NF - 2) ~ /^[0-9]+$/ { print "space=" $NF " " $(NF - 2) }' | sort -u
  locks
  unfinished
  streams
  # VENDOR:MAJOR:KEY:PACKAGE: a key that newer packages are signed with, and the package that brings it.
  vendor=$(sed -n 's/^ID="*\([a-z]*\)"*$/\1/p' "$root/etc/os-release" 2>/dev/null)
  for key in $keys; do
    case $key in
    "$vendor:$major:"*)
      key=${key#*:*:}
      limit 30 rpm -q --qf 'signing_key=%{NAME}-%{VERSION}-%{RELEASE}\n' "${key%%:*}" "${key#*:}" 2>/dev/null |
        grep '^signing_key='
      ;;
    esac
  done
  [ -e "$root/etc/pki/consumer/cert.pem" ] && say repo_service rhsm
  [ -e "$root/etc/sysconfig/rhn/systemid" ] && say repo_service rhn
  enabled=$(repositories)
  separator=$(printf '\037')
  if have curl; then
    tested=$(
      printf '%s\n' "$enabled" | grep -v "^main$separator" | head -n 30 | {
        while IFS=$separator read -r f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15; do
          [ -z "$f1" ] || try_repository "$f1" "$f2" "$f3" "$f4" "$f5" "$f6" "$f7" "$f8" "$f9" "$f10" "$f11" "$f12" "$f13" "$f14" "$f15" &
        done
        wait
      } | sort | cut -c1-400
    )
    say repos "$(printf '%s\n' "$tested" | grep -c '^repo=')"
    [ -z "$tested" ] || printf '%s\n' "$tested"
    case $tested in
    *' curl-'* | *' http-'* | *' empty '*)
      # The archives that releases past their end have moved to; asked only when something else failed.
      IFS=$separator read -r f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15 <<EOF
$(printf '%s\n' "$enabled" | grep "^main$separator")
EOF
      {
        for archive in $archives; do
          [ "${archive%%:*}" = "$major" ] || continue
          archive=${archive#*:}
          {
            verdict=$(answer baseurl "$(printf %s "$archive" | sed "s/\\\$basearch/$basearch/")" "$f7" "$f8" "$f9" "$f10" "$f11" "$f12" "$f13" "$f14" "$f15")
            say archive "$archive $verdict"
          } &
        done
        wait
      } | sort | cut -c1-400
      ;;
    esac
  fi
fi
