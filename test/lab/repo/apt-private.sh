# shellcheck shell=bash
# Sourced: an apt of our own, that neither reads nor changes the machine's
# sources, lists and cache. The machine's proxy and trust settings stay valid.

# apt_private DIR TYPE SUITE: create DIR/apt.conf over the archives of that Debian
# (TYPE is deb or deb-src) and fetch the lists. Use it with `apt-get -c DIR/apt.conf`.
apt_private() {
  local dir=$1 type=$2 suite=$3 key=/usr/share/keyrings/debian-archive-keyring.gpg
  local mirror=${KVMUP_LAB_MIRROR:-http://deb.debian.org}
  mkdir -p "$dir/lists/partial" "$dir/archives/partial"
  cat >"$dir/sources.list" <<LIST
$type [signed-by=$key] $mirror/debian $suite main
$type [signed-by=$key] $mirror/debian $suite-updates main
$type [signed-by=$key] $mirror/debian-security $suite-security main
LIST
  cat >"$dir/apt.conf" <<CONF
Dir::Etc::sourcelist "$dir/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$dir/lists";
Dir::Cache::archives "$dir/archives";
Dir::Cache::srcpkgcache "";
Dir::Cache::pkgcache "";
Acquire::Languages "none";
APT::Sandbox::User "root";
CONF
  apt-get -c "$dir/apt.conf" -qq update
}
