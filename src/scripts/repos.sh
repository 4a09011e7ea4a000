#!/bin/sh
# The repositories of a CentOS release past its end, and back again.
#
#   repoint BASE [ROOT]  the stock repositories below BASE, https://vault.centos.org/7.9.2009 for example
#   restore [ROOT]       every file as it was before the first repoint
#
# Touched are CentOS-*.repo and centos*.repo alone, and in them only sections that use the dead mirror system;
# their "mirrorlist" is commented out and their "baseurl" replaced, nothing else. Every file is written beside
# the old one and takes its place in one step. What it was, and what it was made, is kept in BACKUP: a file that
# somebody changed afterwards is not restored.
LC_ALL=C
export LC_ALL
umask 022
verb=$1
case $verb in
repoint) base=$2 root=${3:-} ;;
restore) base='' root=${2:-} ;;
*) echo "unknown: $verb" >&2 && exit 2 ;;
esac
directory=$root/etc/yum.repos.d
backup=$root/var/lib/kvmup/repos-backup
code=0

fail() {
  echo "$*" >&2
  code=1
}

# The file with the sections that use mirror.centos.org moved to the archive. A section without the mirror's
# address, commented out or not, has nothing that could be moved and stays as it is.
moved() {
  awk -v base="$base" '
    function stock(line) { return line ~ /^[#; \t]*baseurl[ \t]*=[ \t]*https?:\/\/mirror\.centos\.org\/[^\/]+\/[^\/]+\// && line !~ /mirror\.centos\.org\/SIGs\// }
    function flush(i, line, used, address) {
      for (i = 1; i <= count; i++) {
        if (section[i] ~ /^mirrorlist[ \t]*=[ \t]*https?:\/\/mirrorlist\.centos\.org[\/?]/) used = 1
        if (section[i] ~ /^baseurl/ && stock(section[i])) used = 1
        if (!address && stock(section[i])) address = i
      }
      for (i = 1; i <= count; i++) {
        line = section[i]
        if (used && address && line ~ /^mirrorlist[ \t]*=/) line = "#" line
        if (used && i == address) {
          sub(/^[#; \t]*baseurl[ \t]*=[ \t]*https?:\/\/mirror\.centos\.org\/[^\/]+\/[^\/]+\//, "", line)
          line = "baseurl=" base "/" line
        }
        print line
      }
      count = 0
    }
    /^[ \t]*\[/ { flush() }
    { section[++count] = $0 }
    END { flush() }' "$1"
}

# Puts the second file in the place of the first, with the first one's owner and mode.
replace() {
  cp -p "$1" "$1.kvmup-new" && cat "$2" >"$1.kvmup-new" && mv -f "$1.kvmup-new" "$1" && return 0
  rm -f "$1.kvmup-new"
  return 1
}

repoint() {
  mkdir -p "$backup" || exit 1
  chmod 700 "$root/var/lib/kvmup" "$backup" || exit 1
  draft=$backup/draft
  trap 'rm -f "$draft"' EXIT
  done=0
  for file in "$directory"/CentOS-*.repo "$directory"/centos*.repo; do
    if [ ! -f "$file" ] || [ -L "$file" ]; then continue; fi
    name=${file##*/}
    if ! moved "$file" >"$draft"; then
      fail "$name: cannot be read, left as it is"
      continue
    fi
    if cmp -s "$file" "$draft"; then continue; fi
    # The first backup is the stock file; a later run may find a newer one (.rpmnew taken over), and keeps both.
    if [ ! -e "$backup/$name" ] || ! cmp -s "$file" "$backup/$name.made"; then
      if [ -e "$backup/$name" ]; then mv -f "$backup/$name" "$backup/$name.older"; fi
      cp -p "$file" "$backup/$name" || exit 1
    fi
    cp "$draft" "$backup/$name.made" || exit 1
    if replace "$file" "$draft"; then
      echo "$name: moved to $base"
      done=1
    else
      fail "$name: cannot be written, left as it is"
    fi
  done
  if [ "$done$code" = 00 ]; then echo 'no repository file of CentOS uses the dead mirrors'; fi
}

restore() {
  done=0
  for old in "$backup"/*.repo; do
    [ -f "$old" ] || continue
    name=${old##*/} file=$directory/${old##*/}
    if [ ! -e "$file" ]; then
      fail "$name: is gone from $directory; what it was is in $old"
    elif ! cmp -s "$file" "$old.made"; then
      fail "$name: was changed since, left as it is; what it was is in $old"
    elif replace "$file" "$old"; then
      # Dates too, so that nothing is left to see.
      touch -r "$old" "$file"
      rm -f "$old" "$old.made" "$old.older"
      echo "$name: restored"
      done=1
    else
      fail "$name: cannot be written, left as it is"
    fi
  done
  rmdir "$backup" "$root/var/lib/kvmup" 2>/dev/null
  if [ "$done$code" = 00 ]; then echo 'nothing to restore'; fi
}

if [ "$verb" = repoint ]; then repoint; else restore; fi
exit "$code"
