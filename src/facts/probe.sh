#!/bin/sh
# The probe: prints what this host is, one "key=value" a line, and changes nothing on it.
# POSIX sh only. A tool that is missing is a fact, not an error; nothing here may block without a limit.
#
# Arguments, in any order, each as often as needed:
#   cap=NAME     a package or capability to ask rpm for
#   unit=NAME    a systemd unit to ask systemd for
#   glob=PATTERN which packages of this name could still be installed (package manager's cache only)
#   proof=BASE64 boot this disk image as a KVM guest and print what it says
#   need=MAJOR:NAME,NAME...  what a host of this major version must have: while it lacks one of them, the probe
#                also looks at what a package transaction would meet, repositories included
#   archive=MAJOR:URL  where the repositories of this major version moved to at its end
#   root=DIR     take the package manager's files from below DIR (for tests)
#   user=NAME    whether the host has this user, and what lets him work with libvirt
#   people=1     which users there are to choose from, and who may work with libvirt already
#   seen=ID      a transaction of kvmup's whose end is known
#   nested=1     whether guests may be hypervisors themselves
#   deep=1       start a guest through libvirt on its default network, and libguestfs's own test
LC_ALL=C LANG=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin
export LC_ALL LANG PATH
umask 077

say() { printf '%s=%s\n' "$1" "$2"; }
# Every line of standard input under one key, bounded: a host may answer with anything. Here and everywhere below one
# awk does what head, cut, grep and sed could: on a small host it is the programs started that a probe costs.
lines() { awk -v key="$1" -v most="${2:-100}" '{ print key "=" substr($0, 1, 400) } NR == most { exit }'; }
have() { command -v "$1" >/dev/null 2>&1; }
if have timeout; then
  limit() { timeout -s KILL "$@" </dev/null; }
else
  limit() {
    limit_seconds=$1
    shift
    "$@" </dev/null &
    limit_pid=$!
    (sleep "$limit_seconds" && kill -9 "$limit_pid") >/dev/null 2>&1 &
    limit_killer=$!
    wait "$limit_pid"
    limit_code=$?
    kill "$limit_killer" 2>/dev/null
    return "$limit_code"
  }
fi

caps='' units='' glob='' proof='' deep='' needs='' keys='' archives='' root='' users='' people='' nested='' seen=''
# shellcheck disable=SC2034 # some are for the parts that are included
for arg; do
  case $arg in
  cap=*) caps="$caps ${arg#*=}" ;;
  unit=*) units="$units ${arg#*=}" ;;
  glob=*) glob=${arg#*=} ;;
  proof=*) proof=${arg#*=} ;;
  need=*) needs="$needs ${arg#*=}" ;;
  key=*) keys="$keys ${arg#*=}" ;;
  archive=*) archives="$archives ${arg#*=}" ;;
  root=*) root=${arg#*=} ;;
  deep=*) deep=${arg#*=} ;;
  nested=*) nested=${arg#*=} ;;
  people=*) people=${arg#*=} ;;
  seen=*) seen="$seen ${arg#*=}" ;;
  user=*)
    # What could be an option, a pattern or a number is no user's name.
    case ${arg#*=} in
    '' | [!A-Za-z0-9_]* | *[!A-Za-z0-9_.@\\+\$-]*) ;;
    *[!0-9]*) users="$users ${arg#*=}" ;;
    esac
    ;;
  esac
done

say probe 1

# --- which system ---
uname=$(uname -srm)
kernel=${uname#* } arch=${uname##* }
kernel=${kernel% *}
say kernel_name "${uname%% *}"
say kernel "$kernel"
say arch "$arch"
say uid "$(id -u)"
for tool in /usr/bin/dnf /usr/bin/yum; do
  [ -x "$tool" ] && say manager "${tool##*/}"
done
if [ -d /run/systemd/system ]; then init=systemd; else init=sysv; fi
say init "$init"
if have systemd-detect-virt; then
  # It names the container, or the machine where there is none. Which of the two a name is need not be asked of these.
  virtual=$(limit 5 systemd-detect-virt)
  case $virtual in
  none | kvm | qemu | amazon | google | microsoft | oracle | vmware | xen) machine=$virtual ;;
  *) machine=$(limit 5 systemd-detect-virt --vm) ;;
  esac
  if [ -n "$virtual" ] && [ "$virtual" = "$machine" ]; then virtual=none; fi
  say container "$virtual"
  say machine "$machine"
elif [ -e /run/.containerenv ]; then
  say container podman
elif [ -e /.dockerenv ]; then
  say container docker
elif [ -d /proc/vz ] && [ ! -d /proc/bc ]; then
  say container openvz
else
  { tr '\0' '\n' </proc/1/environ | awk '/^container=./ { print substr($0, 1, 400); exit }'; } 2>/dev/null
fi

# --- files that say what this is, processor, room ---
# Room for guests: memory and free space in KiB, processors. The directory of images comes with libvirt.
images=/var/lib/libvirt/images
[ -d "$images" ] || images=/var/lib
# xen is "control_d" on the machine that Xen runs on: Xen keeps the processor's virtualization to itself.
set --
for file in /etc/os-release /etc/redhat-release /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/product_name \
  /sys/class/dmi/id/chassis_asset_tag /sys/class/dmi/id/bios_version /proc/xen/capabilities \
  /proc/cpuinfo /proc/meminfo /proc/cmdline; do
  [ -r "$file" ] && set -- "$@" "$file"
done
limit 10 df -Pk "$images" 2>/dev/null | awk '
  function tell(key, most) { if (FNR <= most) print key "=" substr($0, 1, 400) }
  FILENAME == "/etc/os-release" { tell("os_release", 40); next }
  FILENAME == "/etc/redhat-release" { tell("redhat_release", 1); next }
  FILENAME ~ /^\/sys\/class\/dmi\/id\// { tell("dmi_" substr(FILENAME, 19), 1); next }
  FILENAME == "/proc/xen/capabilities" { tell("xen", 1); next }
  FILENAME == "/proc/cpuinfo" {
    count = split($0, part, /[ \t]*:[ \t]*/)
    if (/^processor/) processors++
    if (part[1] in told) next
    if (part[1] == "vendor_id") print "cpu_vendor=" part[2]
    else if (part[1] == "model name" || part[1] == "cpu") print "cpu_model=" part[2]
    else if (part[1] == "platform") print "cpu_platform=" part[2]
    else if (part[1] == "microcode") print "cpu_microcode=" part[2]
    # Whole words: the file as a whole also holds model names and bug lists.
    else if (part[1] == "flags" || tolower(part[1]) == "features") {
      count = split(part[2], word, " ")
      for (i = 1; i <= count; i++) if (word[i] ~ /^(vmx|svm|sie|hypervisor)$/) print "cpu_flag=" word[i]
    } else next
    told[part[1]] = 1
    next
  }
  FILENAME == "/proc/meminfo" { if ($1 == "MemTotal:") memory = $2; next }
  FILENAME == "/proc/cmdline" {
    for (i = 1; i <= NF; i++)
      if ($i ~ /^((modprobe\.blacklist|module_blacklist)=.*kvm|kvm-arm\.mode=)/ && listed++ < 5)
        print "cmdline_blacklist=" substr($i, 1, 400)
    next
  }
  FNR == 2 { free = $(NF - 2) }
  END { print "room=" memory " " processors + 0 " " free }' "$@" -

# --- kvm ---
# /sys/module also shows what is built in; /proc/modules does not.
for module in /sys/module/kvm /sys/module/kvm_*; do
  [ -d "$module" ] && say module "${module##*/}"
done
for module in vboxdrv vmmon; do
  [ -d "/sys/module/$module" ] && say other_hypervisor "$module"
done
[ -e /sys/class/misc/kvm ] && say kvm_driver registered
if [ ! -e /dev/kvm ]; then
  say dev_kvm absent
elif error=$( (exec 3<>/dev/kvm) 2>&1); then
  say dev_kvm open
  kvm_opens=1
else
  say dev_kvm refused
  printf '%s\n' "$error" | lines dev_kvm_error 1
fi
if [ -e /dev/kvm ] && have stat; then stat -c 'dev_kvm_node=%a %U %G' /dev/kvm 2>/dev/null; fi
# What the processor itself says, where the kernel offers its registers (as 32-bit words, in hexadecimal).
registers() {
  { { dd bs=1 skip="$2" count=0 && dd bs="$3" count=1; } <"$1" | od -A n -t x4 | lines "$4" 1; } 2>/dev/null
}
if [ -z "${kvm_opens:-}" ] && have dd && have od; then
  if [ -r /dev/cpu/0/cpuid ]; then
    registers /dev/cpu/0/cpuid 1 16 cpuid_1
    registers /dev/cpu/0/cpuid 2147483649 16 cpuid_80000001
  fi
  if [ -r /dev/cpu/0/msr ]; then
    registers /dev/cpu/0/msr 58 8 msr_feature_control
    registers /dev/cpu/0/msr 3221291284 8 msr_vm_cr
  fi
fi
# What modprobe would find, by its own index: a module on disk that is not in it is not found either.
modules=/lib/modules/$kernel
set --
if [ -r "$modules/modules.dep" ]; then
  say module_index present
  set -- "$modules/modules.dep"
  [ -r "$modules/modules.builtin" ] && set -- "$@" "$modules/modules.builtin"
elif [ -d "$modules" ]; then
  say module_index none
else
  say module_index no-modules
fi
for file in /etc/modprobe.d/*.conf /run/modprobe.d/*.conf /lib/modprobe.d/*.conf /etc/modprobe.conf; do
  [ -f "$file" ] && [ -r "$file" ] && set -- "$@" "$file"
done
[ $# -gt 0 ] && awk '
  FILENAME ~ /\/modules\.(dep|builtin)$/ {
    if (!/kvm/) next
    count = split($0, part, ":")
    name = part[1]
    sub(/.*\//, "", name)
    sub(/\.ko.*/, "", name)
    gsub(/-/, "_", name)
    if (name ~ /^kvm(_intel|_amd|_hv)?$/) print "module_file=" name " " (count > 1 ? part[1] : "built-in")
    next
  }
  /^[ \t]*(blacklist|install)[ \t]+kvm([-_](intel|amd|hv))?([ \t]|$)/ && rules++ < 20 {
    print "module_rule=" substr(FILENAME ":" $0, 1, 400)
  }' "$@"
if [ -r /proc/sys/kernel/modules_disabled ]; then
  read -r locked </proc/sys/kernel/modules_disabled && say modules_disabled "$locked"
fi
limit 10 dmesg 2>/dev/null | awk '
  tolower($0) ~ /kvm[_a-z]*: |kvm \[[0-9]+\]: |support for .kvm_|vmxon|module kvm.* is blacklisted|vmx \(outside txt\)|msr_vm_cr|msr_ia32_feat_ctl|enabling virtualization on cpu/ {
    last[count++ % 20] = substr($0, 1, 400)
  }
  END { for (i = count > 20 ? count - 20 : 0; i < count; i++) print "dmesg=" last[i % 20] }'

# include wishes.sh

# --- packages ---
# include jobs.sh
# One question for all of them; the answer names the package and everything it provides, so that a
# capability that has been renamed between releases is found too.
provided=''
if have rpm; then
  # shellcheck disable=SC2086 # a list of words
  provided=$({ limit 60 rpm -q --whatprovides \
    --qf 'package %{NAME} %|EPOCH?{%{EPOCH}}:{0}| %{VERSION} %{RELEASE} %{ARCH}[ %{PROVIDENAME}]\n' \
    $caps 2>&1 >&3 3>&- | lines rpm_error 5; } 3>&1 |
    awk -v wanted="$caps" '
      BEGIN { count = split(wanted, cap, " ") }
      /^rpm_error=/ { print; next }
      $1 == "package" && NF > 6 {
        for (i = 7; i <= NF; i++) provided[$i] = 1
        for (i = 1; i <= count; i++) {
          line = "cap=" cap[i] " " $2 " " $3 " " $4 " " $5 " " $6
          if (cap[i] in provided && !(line in told)) print line
          told[line] = 1
        }
        for (name in provided) delete provided[name]
      }')
  [ -z "$provided" ] || printf '%s\n' "$provided"
fi
# The newest kernel of the running one's kind: others of the host (kernel-uek, kernel-rt, ...) are no successors. Where
# no other one has modules there is none.
others=''
for directory in /lib/modules/*/; do
  case $directory in '/lib/modules/*/' | "/lib/modules/$kernel/") ;; *) others=yes ;; esac
done
if [ -n "$others" ] && have rpm; then
  kind=$(limit 30 rpm -qf --qf 'kind %{NAME}\n' "/boot/vmlinuz-$kernel" 2>/dev/null | awk '$1 == "kind" { print $2; exit }')
  # shellcheck disable=SC2086 # a list of words
  limit 30 rpm -q --qf 'at %{INSTALLTIME} %{VERSION}-%{RELEASE}.%{ARCH}\n' ${kind:-kernel-core kernel} 2>/dev/null | awk '
    $1 == "at" && (newest == "" || $2 + 0 > time || $2 + 0 == time && $3 > newest) { time = $2 + 0; newest = $3 }
    END { if (newest != "") print "kernel_newest=" newest }'
fi
qemu=/usr/libexec/qemu-kvm
if [ -x "$qemu" ]; then say qemu "$qemu"; else qemu=''; fi

# What the pattern could still bring, from the cache alone: a probe must not go to the network.
# shellcheck disable=SC2034 # for transaction.sh
glob_open=yes
if [ -n "$glob" ]; then
  for manager in dnf yum; do
    have "$manager" || continue
    found=$(limit 60 "$manager" -C -q list available "$glob" 2>&1)
    case $?:$found in
    0:* | *'No matching Packages to list'*)
      say glob_known 1
      found=$(printf '%s\n' "$found" | awk 'NF && $1 ~ /\.(x86_64|noarch|i686|aarch64|ppc64le|s390x)$/ { sub(/\.[^.]*$/, "", $1); print "glob_available=" $1 }' | sort -u)
      # shellcheck disable=SC2034 # for transaction.sh
      glob_open=${found:+yes}
      [ -z "$found" ] || printf '%s\n' "$found"
      ;;
    *) printf '%s\n' "$found" | lines glob_error 2 ;;
    esac
    break
  done
fi

# include transaction.sh

# --- services ---
if [ "$init" = systemd ] && [ -n "$units" ]; then
  # shellcheck disable=SC2086 # a list of words
  limit 30 systemctl show -p Id -p LoadState -p ActiveState -p SubState -p UnitFileState $units 2>/dev/null |
    awk -F= '
      function flush() {
        if (value["Id"] != "") print "unit=" value["Id"] " " value["LoadState"] " " value["ActiveState"] " " \
          value["SubState"] " " (value["UnitFileState"] == "" ? "-" : value["UnitFileState"])
        for (key in value) delete value[key]
      }
      /^$/ { flush(); next }
      { value[$1] = $2 }
      END { flush() }'
fi
if [ "$init" = sysv ]; then
  # The scripts themselves and not "service", which wipes the environment; judged by exit codes alone.
  for script in messagebus libvirtd; do
    [ -x "/etc/rc.d/init.d/$script" ] || continue
    limit 30 "/etc/rc.d/init.d/$script" status >/dev/null 2>&1
    status=$?
    limit 10 chkconfig "$script" >/dev/null 2>&1
    say sysv "$script $status $?"
  done
fi
# Guests live on without their daemon, so they are counted without asking one: by what it noted of each, where
# that process is still there. driver.pid is of the daemon that holds the hypervisor driver.
found=0
for noted in /var/run/libvirt/qemu/*.xml /var/run/libvirt/qemu/driver.pid; do
  pid='' word=''
  [ -r "${noted%.xml}.pid" ] && noted=${noted%.xml}.pid
  [ -r "$noted" ] && read -r pid <"$noted"
  case $noted:$pid in
  *.pid:*[!0-9]* | *.xml:* | *:) continue ;;
  esac
  [ -r "/proc/$pid/comm" ] && read -r word <"/proc/$pid/comm"
  noted=${noted##*/}
  [ -d "/proc/$pid" ] || continue
  found=$((found + 1))
  [ "$found" -gt 300 ] && break
  if [ "$noted" = driver.pid ]; then say qemu_driver "$word"; else say running "${noted%.pid}"; fi
done

# --- libvirt and its default network ---
if have virsh; then
  answer=$(limit 60 virsh -c qemu:///system version 2>&1)
  code=$?
  say virsh_code "$code"
  printf '%s\n' "$answer" | lines virsh 20
  if [ "$code" = 0 ]; then
    # The list also tells that there is no such network in a form that no daemon translates.
    answer=$(limit 60 virsh -c qemu:///system 'net-list --all; net-info default; net-dumpxml default' 2>&1)
    say net_code "$?"
    printf '%s\n' "$answer" | lines net 300
  fi
fi
if have ip; then
  # Where guests' networks could be: of a router's full table the rest is of no use here.
  {
    ip -o link show
    echo
    ip -o -4 addr show
    echo
    ip -4 -o route show
  } 2>/dev/null | awk '
    NF == 0 { part++; count = 0; next }
    part < 2 && ++count > 300 || count >= 1000 { next }
    part == 0 { sub(/:$/, "", $2); sub(/@.*/, "", $2); print "link=" $2 " " $3 }
    part == 1 { print "addr=" $2 " " $4 }
    part == 2 {
      at = $1 ~ /^[a-z]/ && $1 != "default" ? 2 : 1
      if ($at !~ /^(default|10|172|192)/) next
      count++
      dev = via = ""
      for (i = at + 1; i < NF; i++) {
        if ($i == "dev" && dev == "") dev = $(i + 1)
        if ($i == "via" && via == "") via = $(i + 1)
      }
      print "route=" $at " " (dev == "" ? "-" : dev) " " (via == "" ? "-" : via)
    }'
fi
found=0
for bridge in /sys/class/net/*/bridge; do
  [ -d "$bridge" ] || continue
  found=$((found + 1))
  [ "$found" -gt 300 ] && break
  bridge=${bridge%/bridge} ports=''
  for port in "$bridge"/brif/*; do
    [ -e "$port" ] && [ "${#ports}" -lt 360 ] && ports="$ports ${port##*/}"
  done
  say bridge "${bridge##*/}$ports"
done
# What libvirt's networks are defined as, also while no daemon can tell; the last one is what it ships.
set --
for file in /etc/libvirt/qemu/networks/*.xml /usr/share/libvirt/networks/default.xml; do
  [ -r "$file" ] && set -- "$@" "$file"
done
[ $# -gt 0 ] && awk '
  function value(name) {
    if (!match($0, "[ \t]" name "=[\"\047][^\"\047]*")) return ""
    return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
  }
  function flush() { if (file != "" && count++ < 100) print "netdef=" (bridge == "" ? "-" : bridge) " " (address == "" ? "-" : address "/" mask) " " file }
  FNR == 1 { flush(); file = FILENAME; bridge = address = mask = "" }
  /<bridge[ \t]/ { bridge = value("name") }
  /<ip[ \t]/ && address == "" && value("family") != "ipv6" {
    address = value("address")
    mask = value("netmask") == "" ? value("prefix") : value("netmask")
  }
  END { flush() }' "$@"
for file in /etc/libvirt/qemu/networks/autostart/*.xml; do
  [ -e "$file" ] && say netstart "${file##*/}"
done
if have dnsmasq; then say dnsmasq present; else say dnsmasq absent; fi
# Whoever answers DNS on all addresses leaves none to the bridge. His name costs a look at every process there is.
if have ss; then
  answer=$(limit 10 ss -lntu 2>/dev/null)
  case $answer in *' 0.0.0.0:53 '* | *' *:53 '*) answer=$(limit 10 ss -lntup 2>/dev/null) ;; esac
  printf '%s\n' "$answer" | awk '
    {
      for (i = 1; i <= NF; i++) if ($i ~ /:53$/) {
        who = match($0, /\(\("[^"]*"/) ? substr($0, RSTART + 3, RLENGTH - 4) : "-"
        line = "listen53=" substr($i, 1, length($i) - 3) " " who
        if (!(line in told) && count++ < 50) print line
        told[line] = 1
        next
      }
    }'
fi

# --- what the host's own validator says ---
if have virt-host-validate; then
  answer=$(limit 60 virt-host-validate qemu 2>&1)
  say validate_code "$?"
  printf '%s\n' "$answer" | lines validate 60
fi

# --- the proof: a guest that says by itself where it ran ---
cleanup() {
  [ -n "${guest:-}" ] && virsh -c qemu:///system destroy "$guest" >/dev/null 2>&1
  rm -rf "$dir"
}
if [ -n "$proof" ] && [ -n "$qemu" ] && [ -n "${kvm_opens:-}" ]; then
  if dir=$(mktemp -d /var/tmp/kvmup-proof.XXXXXX 2>&1); then
    trap cleanup EXIT
    trap 'exit 1' HUP INT TERM
    printf %s "$proof" | base64 -d >"$dir/guest.img"
    # The spelling that every QEMU knows, 0.12 of CentOS 6 too. It does not fall back to emulation.
    limit 60 "$qemu" -enable-kvm -cpu host -m 16 -nodefaults -nographic -serial stdio \
      -monitor none -drive "file=$dir/guest.img,format=raw,if=ide" -no-reboot >"$dir/said" 2>&1
    say proof_code "$?"
    # The signature is padded with zero bytes.
    head -c 10000 "$dir/said" | tr -d '\000\r' | lines proof 20
    printf '\n'
  else
    say proof_code 1
    printf '%s\n' "$dir" | lines proof 1
    dir=''
  fi
fi

# --- deep: what a user of the host will do first ---
# A guest without a disk, started by libvirt: its firmware asks the network for an address, so that a lease
# proves emulator, bridge, dnsmasq and firewall at once. It is transient: nothing of it stays.
if [ -n "$deep" ] && [ -n "${dir:-}" ] && have virsh; then
  mac=$(od -An -N3 -tx1 /dev/urandom | awk '{ print "52:54:00:" $1 ":" $2 ":" $3 }')
  guest=kvmup-proof-$$
  cat >"$dir/guest.xml" <<XML
<domain type='kvm'><name>$guest</name><memory unit='MiB'>128</memory><vcpu>1</vcpu>
<os><type>hvm</type><boot dev='network'/></os><features><acpi/></features>
<devices><emulator>$qemu</emulator><interface type='network'><mac address='$mac'/>
<source network='default'/><model type='virtio'/></interface></devices></domain>
XML
  answer=$(limit 120 virsh -c qemu:///system create "$dir/guest.xml" 2>&1)
  code=$?
  say guest_code "$code"
  printf '%s\n' "$answer" | lines guest 5
  tries=0
  while [ "$code" = 0 ] && [ "$tries" -lt 60 ]; do
    lease=$({
      limit 30 virsh -c qemu:///system net-dhcp-leases default 2>/dev/null
      # libvirt of CentOS 6 has no such command; its dnsmasq keeps the leases itself.
      cat /var/lib/libvirt/dnsmasq/default.leases 2>/dev/null
    } | awk -v mac="$mac" '{ for (i = 1; i < NF; i++) if ($i == mac) print ($(i + 1) ~ /^ipv/ ? $(i + 2) : $(i + 1)) }' | head -n 1)
    [ -n "$lease" ] && say guest_lease "$lease" && break
    tries=$((tries + 1))
    sleep 2
  done
  limit 30 virsh -c qemu:///system destroy "$guest" >/dev/null 2>&1
  guest=''
fi
# A tool that is not there proves nothing: the shell's own answer is told then.
if [ -n "$deep" ]; then
  answer=$(limit 600 libguestfs-test-tool 2>&1)
  say guestfs_code "$?"
  printf '%s\n' "$answer" | tail -n 15 | lines guestfs 15
fi

say end 1
