#!/bin/sh
# Loads a module anew, so that it takes its options; never under anybody who uses it.
#   reload.sh MODULE
LC_ALL=C
export LC_ALL
tries=0
# A daemon that asks the hypervisor what it can do has the device open for a moment.
until modprobe -r "$1"; do
  tries=$((tries + 1))
  if [ "$tries" = 5 ]; then
    # What it needs may have gone already.
    modprobe "$1"
    exit 1
  fi
  sleep 2
done
modprobe "$1" || exit 1
echo "$1: loaded anew"
