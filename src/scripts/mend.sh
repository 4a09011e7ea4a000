#!/bin/sh
# Brings the packages in order after a transaction that was killed: by a power cut, by the kernel, by a person.
#
#   mend.sh JOBS ID MANAGER   JOBS/ID is the job that was killed; MANAGER is dnf or yum
#
# rpm unpacks a package, notes it down, and runs its script, one package after the other: a kill leaves packages
# whose script did not run, and in an update old ones beside their successors. So: packages that are there twice
# become one, and every package that the transaction brought is installed once more, which runs its scripts. A new
# one's units get the preset that they would have got. When all went well, what is known of the job is removed.
LC_ALL=C
export LC_ALL
umask 022
directory=$1 id=$2 manager=$3
case $id in '' | *[!0-9a-f]*) echo "no id of a job: $id" >&2 && exit 2 ;; esac
job=$directory/$id
[ -d "$job" ] || exit 0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

packages() { rpm -qa --qf '%{INSTALLTIME} %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}\n' </dev/null; }
# What may be installed several times is no duplicate (installonlypkgs; keys are packages of rpm's own kind).
twice() {
  rpm -qa --qf '%{NAME}.%{ARCH}\n' </dev/null |
    grep -vE '^(kernel|kernel-(core|modules|modules-core|modules-extra|devel|debug.*)|kmod-.*|gpg-pubkey)\.' | sort | uniq -d
}
failed() {
  echo "$*" >&2
  exit 1
}

# The journal of yum 3 knows what was left to do.
for file in /var/lib/yum/transaction-all.*; do
  case $file in *'*' | *.disabled) continue ;; esac
  command -v yum-complete-transaction >/dev/null 2>&1 || yum -y install yum-utils </dev/null
  yum-complete-transaction -y </dev/null
  break
done

if [ -n "$(twice)" ]; then
  echo "installed twice: $(twice | tr '\n' ' ')"
  if [ "$manager" = dnf ]; then
    dnf -y remove --duplicates </dev/null
  else
    command -v package-cleanup >/dev/null 2>&1 || yum -y install yum-utils </dev/null
    package-cleanup -y --cleandupes </dev/null
  fi
  [ -z "$(twice)" ] || failed "still installed twice: $(twice | tr '\n' ' ')"
fi

read -r started 2>/dev/null <"$job/started" || started=$(date +%s)
packages >"$work/now" || failed 'rpm does not answer'
{
  awk -v started="$started" '$1 >= started { print $2 }' "$work/now"
  # Without the clock, too; an empty list is a transaction that was killed before it had one.
  if [ -s "$job/before" ]; then awk '{ print $2 }' "$work/now" | sort | comm -13 "$job/before" -; fi
} | grep -v '^gpg-pubkey-' | sort -u >"$work/brought"

if [ -s "$work/brought" ]; then
  echo "once more: $(wc -l <"$work/brought") packages"
  # shellcheck disable=SC2046 # one package a word; rpm's names have no spaces
  "$manager" -y reinstall $(cat "$work/brought") </dev/null || failed 'the packages could not be installed once more'
  if [ -d /run/systemd/system ] && [ -s "$job/before" ]; then
    systemctl daemon-reload
    sed 's/-[^-]*-[^-]*$//' "$job/before" | sort -u >"$work/names"
    while read -r package; do
      name=${package%-*}
      grep -qxF -- "${name%-*}" "$work/names" ||
        rpm -ql "$package" </dev/null | sed -n 's,^/usr/lib/systemd/system/\([^/@]*\.\(service\|socket\|timer\)\)$,\1,p'
    done <"$work/brought" | xargs -r systemctl preset
  fi
fi
rm -rf "$job"
echo 'the packages are in order'
