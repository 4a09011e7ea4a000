#!/usr/bin/env bash
# publish.sh RELEASE KEYDIR OUTDIR RPMDIR...: sign the RPMs, sort them into
# repositories as EL does, and write the metadata with the groups.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

readonly KEY_OWNER="CentOS (throw-away key of a test lab) <lab@localhost>"

# The secret key is kept, so that machines which trust it keep trusting a
# repository that was built anew.
prepare_key() {
  if [[ ! -s $keys/secret.asc ]]; then
    mkdir -p "$keys"
    gpg --batch --quiet --passphrase '' --quick-generate-key "$KEY_OWNER" rsa3072 sign never
    gpg --batch --armor --export-secret-keys >"$keys/secret.new"
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

# repo_of NAME: by the release's lists. EL 6 has what was renewed since in updates, later
# releases divide into BaseOS and AppStream.
repo_of() {
  if ((EL < 8)); then
    case " $UPDATES " in *" $1 "*) echo updates ;; *) echo os ;; esac
  else
    case " $BASEOS " in *" $1 "*) echo BaseOS ;; *) echo AppStream ;; esac
  fi
}

sort_rpms() {
  local rpm name repo
  while read -r rpm name; do
    repo=$work/repo/$(repo_of "$name")/Packages
    mkdir -p "$repo"
    cp "$rpm" "$repo/"
  done < <(for rpm in "${rpms[@]}"; do
    echo "$rpm $(rpm --dbpath "$work/rpmdb" --nosignature -qp --qf '%{NAME}' "$rpm")"
  done)
}

# metadata REPOSITORY [GROUPS]
metadata() {
  createrepo_c --quiet --general-compress-type=gz ${2:+--groupfile "$2"} "$work/repo/$1"
}

# Whether the name fits one of the globs of MODULE_RPMS.
in_module() {
  local glob
  for glob in $MODULE_RPMS; do
    # shellcheck disable=SC2053 # a glob on purpose
    if [[ $1 == $glob ]]; then return; fi
  done
  return 1
}

# The module virt with its default stream, as modulemd describes it.
module_yaml() {
  cat <<YAML
---
document: modulemd
version: 2
data:
  name: virt
  stream: $MODULE_STREAM
  version: $MODULE_VERSION
  context: $MODULE_CONTEXT
  arch: x86_64
  summary: Virtualization module
  description: A virtualization module
  license: {module: [MIT]}
  dependencies: [{requires: {platform: [el$EL]}}]
  profiles:
    common: {rpms: [libguestfs, libvirt-client, libvirt-daemon-config-network, libvirt-daemon-kvm]}
  artifacts:
    rpms:
YAML
  local name nevra
  while read -r name nevra; do
    if in_module "$name"; then echo "    - $nevra"; fi
  done < <(rpm --dbpath "$work/rpmdb" --nosignature -qp \
    --qf '%{NAME} %{NAME}-%{EPOCHNUM}:%{VERSION}-%{RELEASE}.%{ARCH}\n' "${rpms[@]}")
  cat <<YAML
...
---
document: modulemd-defaults
version: 1
data:
  module: virt
  stream: $MODULE_STREAM
  profiles: {$MODULE_STREAM: [common]}
...
YAML
}

modules() {
  module_yaml >"$work/modules.yaml"
  modifyrepo_c --mdtype=modules --compress-type=gz "$work/modules.yaml" "$work/repo/$1/repodata" >/dev/null
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
  if ((EL < 8)); then
    metadata os "$here/comps-$release.xml"
    metadata updates
  else
    metadata BaseOS "$here/comps-$release-baseos.xml"
    metadata AppStream "$here/comps-$release.xml"
  fi
  if [[ -n ${MODULE_STREAM:-} ]]; then modules AppStream; fi
  local empty
  for empty in ${EMPTY_REPOS:-}; do
    mkdir -p "$work/repo/$empty"
    metadata "$empty"
  done
  gpg --batch --armor --export >"$work/repo/${GPG_KEY:-RPM-GPG-KEY-centosofficial}"
  rm -rf "$out"
  mkdir -p "$(dirname "$out")"
  mv "$work/repo" "$out"
}

main "$@"
