# shellcheck shell=bash
# Shared by the scripts of test/lab/image (sourced, not run).
#
# Every stage writes into $LAB_CACHE/RELEASE and leaves NAME.stamp there: the
# hash of everything that it was made from. Same hash, nothing to do.

lab_image=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LAB_CACHE=${KVMUP_LAB_CACHE:-$HOME/.cache/kvmup-lab}

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# lab_release RELEASE: reads the release's row and sets $out, its directory in the cache.
lab_release() {
  local conf=$lab_image/releases/${1:-}.conf
  [[ -n ${1:-} && -f $conf ]] || die "usage: ${0##*/} RELEASE (one of: $(lab_releases))"
  # What most releases have in common; LAB_USER_KEY is FILE:TYPE.
  # shellcheck disable=SC2034 # other scripts use them
  LAB_USER_KEY=id_ed25519:ed25519 LAB_HOST_KEYS=(rsa ecdsa ed25519) LAB_SSH_OPTIONS=()
  # LAB_KVM_RULE: what gives /dev/kvm its mode, udev itself or a rule of qemu-kvm's.
  # shellcheck disable=SC2034
  LAB_MANAGER=dnf LAB_KVM_RULE=udev
  # shellcheck disable=SC2034
  LAB_TRIGGERS=base-triggers.spec LAB_KERNEL_ARGS='' LAB_VAULT_DIRS=() LAB_VAULT_CERTIFICATE='' LAB_RPMDB=''
  # shellcheck source=/dev/null
  source "$conf"
  LAB_RELEASE=$1
  out=$LAB_CACHE/$LAB_RELEASE
  mkdir -p "$out"
}

lab_releases() {
  local conf names=()
  for conf in "$lab_image"/releases/*.conf; do
    conf=${conf##*/}
    names+=("${conf%.conf}")
  done
  echo "${names[*]}"
}

need() {
  local tool
  for tool; do
    command -v "$tool" >/dev/null || [[ -x /usr/sbin/$tool ]] ||
      die "$tool is missing: run test/lab/apt.sh"
  done
  [[ $(id -u) == 0 ]] || die "needs root (it unpacks a root file system)"
}

# hash_of PATH...: one hash over the contents of files and directories; what does not exist counts as such.
hash_of() {
  local path
  for path; do
    if [[ -d $path ]]; then
      (cd "$path" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum)
    elif [[ -e $path ]]; then
      sha256sum <"$path"
    else
      echo "absent ${path##*/}"
    fi
  done | sha256sum | cut -d' ' -f1
}

# lay_over FROM TO: the files of FROM into TO, as root's and with modes that do
# not depend on the umask under which this was checked out.
lay_over() {
  tar -C "$1" --owner=0 --group=0 --mode='u=rwX,go=rX' -cf - . | tar -C "$2" --no-overwrite-dir -xf -
}

# stage_fresh NAME HASH PRODUCT...: true, with a line about it, when the products are there and made of HASH.
stage_fresh() {
  local name=$1 hash=$2 product
  shift 2
  stage_started=$SECONDS
  [[ -f $out/$name.stamp && $(cat "$out/$name.stamp") == "$hash" ]] || return 1
  for product; do [[ -e $product ]] || return 1; done
  echo "[lab $LAB_RELEASE] $name: unchanged"
}

# stage_done NAME HASH: records the stage and tells how long it took.
stage_done() {
  echo "$2" >"$out/$1.stamp"
  echo "[lab $LAB_RELEASE] $1: $((SECONDS - stage_started)) s"
}

# stage_quietly LOG COMMAND...: runs it with its output in a log, shown only when it fails.
stage_quietly() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 || {
    tail -n 40 "$log" >&2
    die "$1 failed; all of its output: $log"
  }
}
