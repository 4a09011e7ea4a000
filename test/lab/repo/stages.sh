# shellcheck shell=bash
# Sourced by repo.sh: work that is done once per set of inputs. A stage leaves
# NAME.stamp in $stamps: the hash of all that it was made from.
: "${stamps:=}"

# hash_of PATH...: one hash over the contents of files and directories.
hash_of() {
  local path
  for path; do
    if [[ -d $path ]]; then
      (cd "$path" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum)
    else
      sha256sum <"$path"
    fi
  done | sha256sum | cut -d' ' -f1
}

# one_at_a_time: wait for another run over the same cache. Descriptor 9 is the
# lock; a stage does not inherit it, lest a daemon started there keep it.
one_at_a_time() {
  exec 9>"$stamps/repo.lock"
  flock 9
}

# stage NAME PRODUCT HASH COMMAND...: run the command unless PRODUCT was made of HASH.
stage() {
  local name=$1 product=$2 hash=$3 started=$SECONDS
  shift 3
  if [[ -e $product && -e $stamps/$name.stamp && $(<"$stamps/$name.stamp") == "$hash" ]]; then
    say "$name: unchanged"
    return
  fi
  rm -f "$stamps/$name.stamp"
  "$@" 9>&-
  echo "$hash" >"$stamps/$name.stamp"
  say "$name: $((SECONDS - started)) s"
}
