# shellcheck shell=bash
# Sourced by packages.sh. EL's base and the userland of the lab's machines are
# not the same set of shared libraries: what the RPMs need and neither an RPM nor
# the userland has becomes the package lab-runtime.
: "${work:=}" "${pool:=}" "${debs:=}" "${userland:=}"

# needed_by FILE...: the sonames in the NEEDED entries of the ELF files.
needed_by() {
  { readelf -d "$@" 2>/dev/null || true; } | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p' | sort -u
}

# The sonames in RPMs that are built already (libvirt's), from their Requires.
needed_by_rpms() {
  local dir
  for dir in "$@"; do
    find "$dir" -name '*.rpm' -exec rpm --dbpath "$work/rpmdb" --nosignature -qp --requires {} +
  done | sed -n 's/^\(lib[^(]*\.so[^(]*\)(.*/\1/p' | sort -u
}

# provided_by_rpms DIR...: the libraries in those RPMs, by file name.
provided_by_rpms() {
  local dir
  for dir in "$@"; do
    find "$dir" -name '*.rpm' -exec rpm --dbpath "$work/rpmdb" --nosignature -qpl {} +
  done | sed -n 's|.*/\(lib[^/]*\.so[^/]*\)$|\1|p' | sort -u
}

# By Debian's rule a shared library is in a package called lib*; what is called
# so for other reasons needs not be unpacked.
unpack_libraries() {
  local deb
  for deb in "$debs"/lib*.deb; do
    deb=${deb##*/}
    case ${deb%%_*} in
      *-perl | *-bin | *-data | *-common | *-l10n) ;;
      *) unpacked "${deb%%_*}" ;;
    esac
  done
}

# pool_library SONAME: where the fetched packages have it.
pool_library() {
  local path
  for path in "$pool"/*/{usr/,}lib/x86_64-linux-gnu/"$1"; do
    if [[ -e $path ]]; then
      echo "$path"
      return
    fi
  done
  return 1
}

# runtime_package RPMDIR...: lab-runtime, for the staged files and those RPMs.
runtime_package() {
  local soname file path
  local -A have=()
  local -a queue=()
  while IFS= read -r soname; do have[$soname]=1; done < <(
    tar -tf "$userland" | sed -n 's|.*/\([^/]*\.so[^/]*\)$|\1|p'
    find "$work/stage" -name '*.so*' -printf '%f\n'
    provided_by_rpms "$@"
  )
  mapfile -t queue < <(
    find "$work/stage" -type f \( -perm /111 -o -name '*.so*' \) -print0 | xargs -0 bash -c 'readelf -d "$@" 2>/dev/null || true' - |
      sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p'
    needed_by_rpms "$@"
  )

  unpack_libraries
  package lab-runtime "$RUNTIME_EVR" Shared libraries that the userland of the lab lacks
  while ((${#queue[@]} > 0)); do
    soname=${queue[0]}
    queue=("${queue[@]:1}")
    if [[ -n ${have[$soname]:-} ]]; then continue; fi
    have[$soname]=1
    path=$(pool_library "$soname") || die "no library $soname among the fetched packages"
    file=$(realpath "$path")
    lay_out "$file" "/usr/lib/x86_64-linux-gnu/${file##*/}"
    if [[ ${file##*/} != "$soname" ]]; then link "${file##*/}" "/usr/lib/x86_64-linux-gnu/$soname"; fi
    while IFS= read -r soname; do queue+=("$soname"); done < <(needed_by "$file")
  done
}
