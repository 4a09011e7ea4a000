#!/bin/sh
# Standard input takes the place of a file, in one step: owned by root, for everybody to read.
#   put.sh FILE BYTES [ROOT]  BYTES: how much must arrive, because a line that drops looks like an end; ROOT for tests
LC_ALL=C
export LC_ALL
umask 022
file=${3:-}$1
# Hidden: what reads such directories takes every file that it sees.
draft=${file%/*}/.${file##*/}.kvmup-new
trap 'rm -f "$draft"' EXIT
rm -f "$draft"
if ! cat >"$draft"; then exit 1; fi
bytes=$(wc -c <"$draft")
if [ "$((bytes))" != "$2" ]; then
  echo "$1: $((bytes)) of $2 bytes arrived, left as it was" >&2
  exit 1
fi
chmod 644 "$draft" && mv -f "$draft" "$file" || exit 1
echo "$1: written"
