#!/usr/bin/env bash
# base-rpms.sh RELEASE: the RPMs of a minimal installation, so that rpm and dnf
# give the answers of a fresh host. They are thin (releases/RELEASE.packages);
# only the release and the repository package have files, and glibc and systemd
# the file triggers on which EL's packages rely.
#
#   base-rpms/*.rpm
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_release "${1:-}"
need rpmbuild

list=$lab_image/releases/$LAB_RELEASE.packages
files=$lab_image/rootfs/$LAB_RELEASE-release
repo_files=$lab_image/rootfs/$LAB_RELEASE-repos
triggers=$lab_image/$LAB_TRIGGERS
# Written by test/lab/repo: what its RPMs require of the base.
required=$lab_image/../repo/base-requires-$LAB_RELEASE.txt
[[ -f $required ]] || required=$lab_image/../repo/base-requires.txt
hash=$(hash_of "$0" "$lab_image"/{lib.sh,"releases/$LAB_RELEASE.conf"} "$triggers" "$list" "$files" "$repo_files" \
  "$required" "$out/userland.stamp")
stage_fresh base-rpms "$hash" "$out/base-rpms" && exit

work=$(mktemp -d "$out/base-rpms.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{libraries,rpms}

# list_without_comments FILE
list_without_comments() { sed -e 's/#.*//' "$1" | awk 'NF'; }

thin_packages() {
  local name evr arch epoch
  while read -r name evr arch; do
    epoch=0
    [[ $evr != *:* ]] || epoch=${evr%%:*}
    evr=${evr#*:}
    printf '%%package -n %s\nSummary: %s\nVersion: %s\nRelease: %s\n' "$name" "$name" "${evr%-*}" "${evr##*-}"
    [[ $epoch == 0 ]] || printf 'Epoch: %s\n' "$epoch"
    [[ $arch != noarch ]] || printf 'BuildArch: noarch\n'
    printf '%s\n' "${LAB_PROVIDES[$name]:-}" | sed -n 's/./Provides: &/p'
    printf '%%description -n %s\nThe name and the version of %s.\n' "$name" "$name"
    [[ $name == "$LAB_RELEASE_PACKAGE" || $name == "$LAB_REPOS_PACKAGE" ]] || printf '%%files -n %s\n' "$name"
    printf '\n'
  done < <(list_without_comments "$list")
}

# The capabilities of Debian's libraries, and what else the repository's RPMs ask of the base.
base_capabilities() {
  tar -C "$work/libraries" --wildcards --no-anchored -xf "$out/userland.tar" '*.so' '*.so.*'
  find "$work/libraries" -type f -exec chmod 755 {} +
  # It fails when one of the files is no ELF object, having looked at all of them.
  find "$work/libraries" -type f | /usr/lib/rpm/elfdeps --provides || true
  echo 'rtld(GNU_HASH)'
  [[ ! -f $required ]] || awk '
    FNR == NR { thin[$1] = 1; next }
    !($1 in thin) { if (NF == 3) $2 = "="; print }
  ' <(list_without_comments "$list") <(list_without_comments "$required")
}

base_package() {
  printf '%%package -n lab-base\nSummary: Capabilities of the userland\nVersion: 1\nRelease: 1%s\n' "$LAB_DIST"
  base_capabilities | LC_ALL=C sort -u | sed 's/^/Provides: /'
  printf '%%description -n lab-base\nThe shared libraries and programs of the machine, which no other package owns.\n'
  printf '%%files -n lab-base\n\n'
}

# What is laid out in the build root, as %files entries with EL's marks.
owned() {
  (cd "$1" && find . \( -type f -o -type l \) -printf '/%P\n') | LC_ALL=C sort | sed -E '
    s,^/etc/((yum\.repos\.d|dnf/vars)/.*),%config(noreplace) /etc/\1,'
}

repo_file() {
  local repo
  for repo in "${LAB_REPOS[@]}"; do
    printf '[%s]\nname=%s - %s\n' "${repo%%:*}" "$LAB_REPO_NAME" "${repo##*:}"
    printf 'baseurl=file:///srv/mirror/%s\ngpgcheck=1\nenabled=1\ngpgkey=file://%s\n\n' \
      "${repo##*:}" "$LAB_GPG_KEY"
  done
}

mkdir -p "$work/release" "$work/repos/etc/yum.repos.d"
[[ ! -d $files ]] || lay_over "$files" "$work/release"
if [[ -d $repo_files ]]; then
  lay_over "$repo_files" "$work/repos"
else
  repo_file >"$work/repos/etc/yum.repos.d/$LAB_REPO_FILE"
fi

chmod -R u=rwX,go=rX "$work/repos"

{
  printf 'Name: lab-base-rpms\nVersion: 1\nRelease: 1\nSummary: Base\nLicense: MIT\nAutoReqProv: no\n'
  printf '%%description\nBase.\n\n'
  thin_packages
  base_package
  printf '%%install\nmkdir -p %%{buildroot}\ncp -a %s/release/. %s/repos/. %%{buildroot}/\n\n' "$work" "$work"
  printf '%%files -n %s\n' "$LAB_RELEASE_PACKAGE"
  owned "$work/release"
  # On EL 6 one package has both.
  [[ $LAB_REPOS_PACKAGE == "$LAB_RELEASE_PACKAGE" ]] || printf '\n%%files -n %s\n' "$LAB_REPOS_PACKAGE"
  owned "$work/repos"
  printf '\n'
  [[ $LAB_INIT != systemd ]] || cat "$triggers"
} >"$work/base.spec"

stage_quietly "$out/base-rpms.log" rpmbuild -bb \
  --define "_topdir $work/build" --define "_rpmdir $work/rpms" --define "_dbpath $work/db" \
  --define '_build_id_links none' --define '__os_install_post %{nil}' --define 'debug_package %{nil}' \
  --define '_binary_payload w3.zstdio' --define '_buildhost builder.centos.org' \
  --define 'vendor CentOS' --define 'packager builder@centos.org' \
  --define '_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm' "$work/base.spec"
rm -rf "$out/base-rpms"
mv "$work/rpms" "$out/base-rpms"
stage_done base-rpms "$hash"
