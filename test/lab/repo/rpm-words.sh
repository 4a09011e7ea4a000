# shellcheck shell=bash
# Sourced by packages.sh: the words in which rpms/*.sh describe RPMs. A sentence
# starts with `package`; what follows it belongs to that package.
#
#   package NAME [EPOCH:]VERSION-RELEASE SUMMARY...     or what the release's EVRS says;
#                             $EVR is the outcome, for the requirements that follow
#   noarch | requires | recommends | suggests | provides | obsoletes | conflicts CAPABILITY...
#   take DEB [GLOB...]        the files of a Debian package (all but its documentation)
#   put DEB FILE PATH         one file of it under another name
#   write PATH [MODE]         a file from stdin
#   link TARGET PATH          a symbolic link
#   scriptlet KIND            %pre, %post, ... from stdin
#
# They write $work/spec/{packages,scriptlets,files} and lay the files out in
# $work/stage as they will be installed. The Debian packages are unpacked
# from $debs into $pool, each when it is first needed.
: "${work:=}" "${pool:=}" "${debs:=}"

package() {
  pkg=$1
  EVR=${EVRS[$1]:-$2}
  local vr=${EVR#*:} epoch=
  if [[ $EVR == *:* ]]; then epoch=${EVR%%:*}; fi
  shift 2
  {
    printf '\n%%package -n %s\nSummary: %s\n' "$pkg" "$*"
    if [[ -n $epoch ]]; then printf 'Epoch: %s\n' "$epoch"; fi
    printf 'Version: %s\nRelease: %s\n' "${vr%-*}" "${vr##*-}"
  } >>"$work/spec/packages"
  {
    printf '\n%%description -n %s\n%s.\n' "$pkg" "$*"
    printf '%%files -n %s -f %s/files/%s\n%%defattr(-,root,root,-)\n' "$pkg" "$work" "$pkg"
  } >>"$work/spec/files"
  : >"$work/files/$pkg"
}

# The preamble of the current package is the last thing in spec/packages.
tag() {
  local name=$1 value
  shift
  for value in "$@"; do printf '%s: %s\n' "$name" "$value"; done >>"$work/spec/packages"
}
noarch() { tag BuildArch noarch; }
requires() { tag Requires "$@"; }
recommends() { tag Recommends "$@"; }
suggests() { tag Suggests "$@"; }
provides() { tag Provides "$@"; }
obsoletes() { tag Obsoletes "$@"; }
conflicts() { tag Conflicts "$@"; }

scriptlet() {
  { printf '\n%%%s -n %s\n' "$1" "$pkg" && cat; } >>"$work/spec/scriptlets"
}

# own PATH: the staged PATH belongs to the current package.
own() {
  local kind=''
  if [[ -d $work/stage$1 && ! -L $work/stage$1 ]]; then
    kind='%dir '
  elif [[ $1 == /etc/* ]]; then
    kind='%config(noreplace) '
  fi
  printf '%s"%s"\n' "$kind" "$1" >>"$work/files/$pkg"
}

lay_out() { # FILE PATH
  mkdir -p "$work/stage${2%/*}"
  cp -a --remove-destination -T "$1" "$work/stage$2"
  own "$2"
}

# Debian 13 gave libraries whose time_t has grown another name.
unpacked() {
  local -a found
  if [[ -d $pool/$1 ]]; then return; fi
  found=("$debs/$1"_*.deb)
  [[ -e ${found[0]} ]] || found=("$debs/$1t64"_*.deb)
  [[ -e ${found[0]} ]] || die "$pkg: no Debian package $1"
  mkdir "$pool/$1"
  dpkg-deb -x "${found[0]}" "$pool/$1"
}

put() {
  unpacked "$1"
  [[ -e $pool/$1/$2 ]] || die "$pkg: no $2 in $1"
  lay_out "$(realpath "$pool/$1/$2")" "$3"
}

link() {
  mkdir -p "$work/stage${2%/*}"
  ln -sfn "$1" "$work/stage$2"
  own "$2"
}

write() {
  mkdir -p "$work/stage${1%/*}"
  cat >"$work/stage$1"
  chmod "${2:-644}" "$work/stage$1"
  own "$1"
}

# Everything that Debian adds for itself, and what the lab's machines do without.
not_for_el() {
  case $1 in
    usr/share/doc/* | usr/share/man/* | usr/share/doc-base/* | usr/share/info/* | usr/share/gtk-doc/*) ;;
    usr/share/lintian/* | usr/share/bug/* | usr/share/initramfs-tools/* | usr/share/zsh/*) ;;
    usr/share/python3/* | usr/share/finalrd/* | usr/share/maven-repo/* | usr/share/java/*) ;;
    usr/share/metainfo/* | usr/share/apport/* | usr/share/nfs-common/*) ;;
    etc/apparmor.d/* | etc/init.d/* | etc/default/* | etc/logcheck/*) ;;
    *) return 1 ;;
  esac
}

# Debian 12 still puts files below /lib and /sbin, and the globs say so; Debian 13 does no
# more, nor does EL.
take() {
  local deb=$1 glob file
  local -a files=() globs=()
  shift
  unpacked "$deb"
  for glob in "${@:-*}"; do
    case $glob in
      bin/* | sbin/*) [[ -d $pool/$deb/${glob%%/*} ]] || glob=usr/$glob ;;
    esac
    globs+=("$glob")
  done
  while IFS= read -r file; do
    if not_for_el "$file"; then continue; fi
    for glob in "${globs[@]}"; do
      # shellcheck disable=SC2053 # a glob on purpose
      if [[ $file == $glob ]]; then
        files+=("$file")
        break
      fi
    done
  done < <(cd "$pool/$deb" && find . \( -type f -o -type l -o -type d -empty \) -printf '%P\n' | sort)
  ((${#files[@]} > 0)) || die "$pkg: nothing in $deb matches $*"

  printf '%s\n' "${files[@]}" |
    tar -C "$pool/$deb" --no-recursion --transform='s,^\(bin\|sbin\|lib\|lib64\)/,usr/&,S' -cf - -T - |
    tar -C "$work/stage" -xpf -
  for file in "${files[@]}"; do
    case $file in
      bin/* | sbin/* | lib/* | lib64/*) own "/usr/$file" ;;
      *) own "/$file" ;;
    esac
  done
}

# rpm's dependency generator passes over libraries that are not executable.
libraries_executable() {
  find "$work/stage" -type f \( -name '*.so' -o -name '*.so.*' \) -exec chmod 755 {} +
}
