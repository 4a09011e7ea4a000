#!/bin/sh
# The SSH_ASKPASS of kvmup's ssh: asks kvmup, through the private directory of that connection, and prints the answer.
# The password comes through a pipe of that directory; it is in no argument, environment or file.
umask 077
answer=$KVMUP_ASKPASS/answer.$$
mkfifo "$answer" || exit 1
trap 'rm -f "$answer"' EXIT
exec 3<>"$answer"
printf '%s\n' "$$ $PPID $(printf %s "$1" | tr '\n' ' ')" >"$KVMUP_ASKPASS/ask"
IFS= read -r reply <&3
case $reply in
+*) printf '%s\n' "${reply#+}" ;;
*) exit 1 ;;
esac
