#!/usr/bin/env bash
# publish.sh RELEASE KEYDIR OUTDIR RPMDIR...: sign the RPMs, sort them into
# BaseOS and AppStream as EL does, and write the metadata with the groups.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

readonly KEY_FILE=RPM-GPG-KEY-centosofficial
readonly KEY_OWNER="CentOS (throw-away key of a test lab) <lab@localhost>"

# The secret key is kept, so that machines which trust it keep trusting a
# repository that was built anew.
prepare_key() {
  if [[ ! -s $keys/secret.asc ]]; then
    mkdir -p "$keys"
    gpg --batch --quiet --passphrase '' --quick-generate-key "$KEY_OWNER" rsa3072 sign never
    gpg --batch --armor --export-secret-keys >"$keys/secret.new"
    gpg --batch --armor --export >"$keys/$KEY_FILE"
    mv "$keys/secret.new" "$keys/secret.asc"
  else
    gpg --batch --quiet --import "$keys/secret.asc"
  fi
}

# rpmsign starts gpg once per file; the agent behind it ends with the script.
sign() {
  rpmsign --define "__gpg $(command -v gpg)" --define "_gpg_name $KEY_OWNER" \
    --define "_gpg_path $GNUPGHOME" --define "_gpg_sign_cmd_extra_args --batch" --define "_dbpath $work/rpmdb" \
    --addsign "$@" >"$work/sign.log" 2>&1 || {
    tail -20 "$work/sign.log" >&2
    die "signing failed"
  }
}

# BASEOS of the release says which go to BaseOS.
sort_rpms() {
  local rpm name
  mkdir -p "$work/repo"/{BaseOS,AppStream}/Packages
  while read -r rpm name; do
    case " $BASEOS " in
      *" $name "*) cp "$rpm" "$work/repo/BaseOS/Packages/" ;;
      *) cp "$rpm" "$work/repo/AppStream/Packages/" ;;
    esac
  done < <(for rpm in "${rpms[@]}"; do
    echo "$rpm $(rpm --dbpath "$work/rpmdb" --nosignature -qp --qf '%{NAME}' "$rpm")"
  done)
}

metadata() {
  local repo=$1 groups=$2
  createrepo_c --quiet --general-compress-type=gz --groupfile "$groups" "$work/repo/$repo"
}

main() {
  [[ $# -ge 4 ]] || die "usage: publish.sh RELEASE KEYDIR OUTDIR RPMDIR..."
  load_release "$1"
  local release=$1
  keys=$(realpath -m "$2")
  out=$(realpath -m "$3")
  shift 3
  work=$(mktemp -d "${TMPDIR:-/tmp}/lab-publish.XXXXXX")
  # A short path: gpg-agent's socket lives in it.
  GNUPGHOME=$(mktemp -d /tmp/lab-gpg.XXXXXX)
  export GNUPGHOME
  trap 'gpgconf --kill gpg-agent; rm -rf "$work" "$GNUPGHOME"' EXIT

  mapfile -t rpms < <(find "$@" -name '*.rpm' | sort)
  prepare_key
  sort_rpms
  sign "$work"/repo/*/Packages/*.rpm
  metadata BaseOS "$here/comps-$release-baseos.xml"
  metadata AppStream "$here/comps-$release.xml"
  cp "$keys/$KEY_FILE" "$work/repo/"
  rm -rf "$out"
  mkdir -p "$(dirname "$out")"
  mv "$work/repo" "$out"
}

main "$@"
