#!/bin/sh
# The probe: prints what this host is, one "key=value" a line, and changes nothing on it.
# POSIX sh only. A tool that is missing is a fact, not an error; nothing here may block without a limit.
#
# Arguments, in any order, each as often as needed:
#   cap=NAME     a package or capability to ask rpm for
#   unit=NAME    a systemd unit to ask systemd for
#   glob=PATTERN which packages of this name could still be installed (package manager's cache only)
#   proof=BASE64 boot this disk image as a KVM guest and print what it says
LC_ALL=C LANG=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin
export LC_ALL LANG PATH
umask 077

say() { printf '%s=%s\n' "$1" "$2"; }
# Every line of standard input under one key, bounded: a host may answer with anything.
lines() { head -n "${2:-100}" | cut -c1-400 | sed "s/^/$1=/"; }
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

caps='' units='' glob='' proof=''
for arg; do
  case $arg in
  cap=*) caps="$caps ${arg#*=}" ;;
  unit=*) units="$units ${arg#*=}" ;;
  glob=*) glob=${arg#*=} ;;
  proof=*) proof=${arg#*=} ;;
  esac
done

say probe 1

# --- which system ---
say kernel_name "$(uname -s)"
say kernel "$(uname -r)"
say arch "$(uname -m)"
say uid "$(id -u)"
[ -r /etc/os-release ] && lines os_release 40 </etc/os-release
[ -r /etc/redhat-release ] && lines redhat_release 1 </etc/redhat-release
for tool in /usr/bin/dnf /usr/bin/yum; do
  [ -x "$tool" ] && say manager "${tool##*/}"
done
if [ -d /run/systemd/system ]; then init=systemd; else init=sysv; fi
say init "$init"
if have systemd-detect-virt; then
  say container "$(limit 5 systemd-detect-virt --container)"
  say machine "$(limit 5 systemd-detect-virt --vm)"
elif [ -e /.dockerenv ] || [ -d /proc/vz ] && [ ! -d /proc/bc ]; then
  say container other
fi
for id in sys_vendor product_name; do
  [ -r "/sys/class/dmi/id/$id" ] && lines "dmi_$id" 1 <"/sys/class/dmi/id/$id"
done

# --- processor and kvm ---
# Whole words of the flags line: /proc/cpuinfo as a whole also holds model names and bug lists.
awk -F'[ \t]*:[ \t]*' '
  $1 == "vendor_id" && !vendor { vendor = 1; print "cpu_vendor=" $2 }
  $1 == "model name" && !model { model = 1; print "cpu_model=" $2 }
  ($1 == "flags" || $1 == "features" || $1 == "Features") && !flags {
    flags = 1
    count = split($2, word, " ")
    for (i = 1; i <= count; i++) if (word[i] ~ /^(vmx|svm|sie|hypervisor)$/) print "cpu_flag=" word[i]
  }' /proc/cpuinfo
# /sys/module also shows what is built in; /proc/modules does not.
for module in kvm kvm_intel kvm_amd kvm_hv; do
  [ -d "/sys/module/$module" ] && say module "$module"
done
if [ ! -e /dev/kvm ]; then
  say dev_kvm absent
elif error=$( (exec 3<>/dev/kvm) 2>&1); then
  say dev_kvm open
  kvm_opens=1
else
  say dev_kvm refused
  printf '%s\n' "$error" | lines dev_kvm_error 1
fi
limit 10 dmesg 2>/dev/null |
  grep -iE 'kvm[_a-z]*: |support for .kvm_|hardware support for .kvm_|VMX \(outside TXT\)|MSR_VM_CR|MSR_IA32_FEAT_CTL|enabling virtualization on CPU' |
  tail -n 20 | lines dmesg 20

# --- packages ---
# One question for all of them; the answer names the package and everything it provides, so that a
# capability that has been renamed between releases is found too.
if have rpm; then
  # shellcheck disable=SC2086 # a list of words
  { limit 60 rpm -q --whatprovides \
    --qf 'package %{NAME} %|EPOCH?{%{EPOCH}}:{0}| %{VERSION} %{RELEASE} %{ARCH}[ %{PROVIDENAME}]\n' \
    $caps 2>&1 >&3 3>&- | lines rpm_error 5; } 3>&1 |
    awk -v wanted="$caps" '
      BEGIN { count = split(wanted, cap, " ") }
      /^rpm_error=/ { print; next }
      $1 == "package" && NF > 6 {
        for (i = 7; i <= NF; i++) provided[$i] = 1
        for (i = 1; i <= count; i++)
          if (cap[i] in provided) print "cap=" cap[i] " " $2 " " $3 " " $4 " " $5 " " $6
        for (name in provided) delete provided[name]
      }' | sort -u
fi
qemu=/usr/libexec/qemu-kvm
if [ -x "$qemu" ]; then say qemu "$qemu"; else qemu=''; fi

# What the pattern could still bring, from the cache alone: a probe must not go to the network.
if [ -n "$glob" ]; then
  for manager in dnf yum; do
    have "$manager" || continue
    found=$(limit 60 "$manager" -C -q list available "$glob" 2>&1)
    case $?:$found in
    0:* | *'No matching Packages to list'*)
      say glob_known 1
      printf '%s\n' "$found" | awk 'NF && $1 ~ /\.(x86_64|noarch|i686|aarch64|ppc64le|s390x)$/ { sub(/\.[^.]*$/, "", $1); print "glob_available=" $1 }' | sort -u
      ;;
    *) printf '%s\n' "$found" | lines glob_error 2 ;;
    esac
    break
  done
fi

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
if [ "$init" = sysv ] && [ -x /etc/rc.d/init.d/libvirtd ]; then
  # The script itself and not "service", which wipes the environment; judged by exit codes alone.
  limit 30 /etc/rc.d/init.d/libvirtd status >/dev/null 2>&1
  status=$?
  limit 10 chkconfig libvirtd >/dev/null 2>&1
  say sysv "libvirtd $status $?"
fi

# --- libvirt and its default network ---
if have virsh; then
  answer=$(limit 60 virsh -c qemu:///system version 2>&1)
  code=$?
  say virsh_code "$code"
  printf '%s\n' "$answer" | lines virsh 20
  if [ "$code" = 0 ]; then
    answer=$(limit 60 virsh -c qemu:///system 'net-info default; net-dumpxml default' 2>&1)
    say net_code "$?"
    printf '%s\n' "$answer" | lines net 80
  fi
fi
if have ip; then
  ip -o link show 2>/dev/null | awk '{ sub(/:$/, "", $2); sub(/@.*/, "", $2); print "link=" $2 " " $3 }' | head -n 300
  ip -o -4 addr show 2>/dev/null | awk '{ print "addr=" $2 " " $4 }' | head -n 300
fi

# --- what the host's own validator says ---
if have virt-host-validate; then
  answer=$(limit 60 virt-host-validate qemu 2>&1)
  say validate_code "$?"
  printf '%s\n' "$answer" | lines validate 60
fi

# --- the proof: a guest that says by itself where it ran ---
if [ -n "$proof" ] && [ -n "$qemu" ] && [ -n "${kvm_opens:-}" ]; then
  if dir=$(mktemp -d /var/tmp/kvmup-proof.XXXXXX 2>&1); then
    trap 'rm -rf "$dir"' EXIT
    trap 'exit 1' HUP INT TERM
    printf %s "$proof" | base64 -d >"$dir/guest.img"
    # QEMU before 1.0 (CentOS 6) knows no accel=; neither spelling falls back to emulation.
    case $(limit 20 "$qemu" -version 2>&1) in
    *' version 0.'*) accel=-enable-kvm machine='' ;;
    *) accel=-machine machine=accel=kvm ;;
    esac
    limit 60 "$qemu" $accel $machine -cpu host -m 16 -nodefaults -nographic -serial stdio \
      -monitor none -drive "file=$dir/guest.img,format=raw,if=ide" -no-reboot >"$dir/said" 2>&1
    say proof_code "$?"
    # The signature is padded with zero bytes.
    head -c 10000 "$dir/said" | tr -d '\000\r' | lines proof 20
    printf '\n'
  else
    say proof_code 1
    printf '%s\n' "$dir" | lines proof 1
  fi
fi

say end 1
