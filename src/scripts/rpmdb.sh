#!/bin/sh
# Mends rpm's database: a copy of it first, then its stale environment away, then rebuilt from its packages.
#   rpmdb.sh [ROOT]  ROOT only for tests
LC_ALL=C
export LC_ALL
umask 077
root=${1:-}
database=$root$(rpm --eval '%{_dbpath}' 2>/dev/null)
[ -d "$database" ] || database=$root/var/lib/rpm
copy=$root/var/lib/kvmup/rpm-backup-$(date +%Y%m%d-%H%M%S)
if ! mkdir -p "${copy%/*}" || ! cp -a "$database" "$copy"; then
  echo "no copy of $database could be made in ${copy%/*}: nothing was changed" >&2
  rm -rf "$copy"
  exit 1
fi
echo "a copy of $database is in $copy"
# Shared memory of a process that died; rpm makes it anew.
rm -f "$database"/__db.*
# Everyone may read the database; the copy was for root alone.
umask 022
rpm --dbpath "$database" --rebuilddb || exit 1
count=$(rpm --dbpath "$database" -qa 2>/dev/null | grep -c .)
echo "rpm knows $count packages"
[ "$count" -gt 0 ]
