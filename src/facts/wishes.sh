#!/bin/sh
# Part of the probe (probe.sh includes it): what is looked at only where somebody wishes for something about it.
# shellcheck disable=SC2154 # root, users, people and nested are probe.sh's

# --- users who may work with libvirt ---
# By numbers: a group of a directory may have spaces in its name. "unknown": the directory did not answer.
for name in $users; do
  entry=$(limit 20 getent passwd -- "$name" 2>/dev/null)
  case $?:$entry in
  0:"$name":*)
    if gids=$(limit 20 id -G -- "$name" 2>/dev/null); then say user "$name found $gids"; else say user "$name unknown"; fi
    ;;
  0:*) say user "$name called $(printf '%s\n' "${entry%%:*}" | head -n 1 | cut -c1-130)" ;;
  2:*) say user "$name absent" ;;
  *) say user "$name unknown" ;;
  esac
done
if [ -n "$users" ]; then
  entry=$(limit 20 getent group -- libvirt 2>/dev/null | awk -F: '{ print $3; exit }')
  if [ -n "$entry" ]; then
    # Tools of the host change only what stands in its own file.
    if grep -qs '^libvirt:' "$root/etc/group"; then say libvirt_group "$entry local"; else say libvirt_group "$entry directory"; fi
  fi
  file=$root/etc/polkit-1/localauthority/50-local.d/50-kvmup.pkla
  [ -d "${file%/*}" ] && say pkla_directory present
  if [ -f "$file" ] && [ -r "$file" ]; then
    stat -c 'pkla_node=%a %u %g %s' "$file" 2>/dev/null
    # In full, or it could not be written anew without losing somebody.
    head -c 20000 "$file" | tr -d '\000' | awk '{ print "pkla=" $0 }'
  fi
fi

# Those of the host's own files who can log in, with numbers for people as the release has them (500 or 1000 and up):
# a directory may have thousands, and take its time.
if [ -n "$people" ]; then
  range=$(awk '
    BEGIN { least = 1000; most = 60000 }
    $1 == "UID_MIN" && $2 ~ /^[0-9]+$/ { least = $2 }
    $1 == "UID_MAX" && $2 ~ /^[0-9]+$/ { most = $2 }
    END { print least, most }' "$root/etc/login.defs" 2>/dev/null)
  awk -F: -v range="${range:-1000 60000}" '
    BEGIN { split(range, uid, " ") }
    $3 ~ /^[0-9]+$/ && $3 + 0 >= uid[1] + 0 && $3 + 0 <= uid[2] + 0 && $7 !~ /\/(nologin|false)$/ { print $1 }
  ' "$root/etc/passwd" 2>/dev/null | lines person 50
  {
    awk -F: '$1 == "libvirt" { gsub(",", "\n", $4); print $4 }' "$root/etc/group"
    sed -n 's/^Identity=//p' "$root/etc/polkit-1/localauthority/50-local.d/50-kvmup.pkla" | tr ';' '\n' | sed -n 's/^unix-user://p'
  } 2>/dev/null | grep . | lines admitted 50
fi

# --- guests that are hypervisors themselves ---
# NAME VALUE USES: the parameter as the kernel has it, "-" where the module has none; of a module that is not
# loaded only whether it offers one. Somebody who has /dev/kvm open is one of the uses.
if [ -n "$nested" ]; then
  for module in kvm_intel kvm_amd kvm; do
    directory=/sys/module/$module
    if [ -d "$directory" ]; then
      value=''
      [ -r "$directory/parameters/nested" ] && read -r value <"$directory/parameters/nested"
      uses=$(awk -v name="$module" '$1 == name { print $3; exit }' /proc/modules 2>/dev/null)
      say nested_module "$module ${value:--} ${uses:--}"
    elif have modinfo && offers=$(limit 10 modinfo -F parm "$module" 2>/dev/null); then
      case "
$offers" in
      *"
nested:"*) say nested_module "$module offered -" ;;
      *) say nested_module "$module lacking -" ;;
      esac
    fi
  done
  [ -r /sys/module/kvm/parameters/hpage ] && read -r value </sys/module/kvm/parameters/hpage && say nested_hpage "$value"
  # As modprobe reads them: a file hides those of its name in the directories after it.
  nearer=/
  set --
  for directory in /etc /run /usr/local/lib /usr/lib /lib; do
    for file in "$root$directory"/modprobe.d/*.conf; do
      [ -r "$file" ] || continue
      case $nearer in *"/${file##*/}/"*) continue ;; esac
      nearer=$nearer${file##*/}/
      set -- "$@" "$file"
    done
  done
  [ -r "$root/etc/modprobe.conf" ] && set -- "$@" "$root/etc/modprobe.conf"
  [ $# -gt 0 ] && awk -v root="$root" '
    FNR == 1 { held = "" }
    {
      if (held == "") at = FNR
      held = held $0
      if (sub(/\\$/, " ", held)) next
      line = held
      held = ""
      if (line ~ /^[ \t]*options[ \t]+kvm([-_](intel|amd))?[ \t].*nested/) {
        gsub(/[ \t]+/, " ", line)
        sub(/^ /, "", line)
        print "nested_option=" substr(FILENAME, length(root) + 1) ":" at ":" line
      }
    }' "$@" | head -n 20 | cut -c1-400
  [ -r /proc/cmdline ] && awk '{
    for (i = 1; i <= NF; i++)
      if ($i ~ /^kvm([-_](intel|amd))?\.nested(=|$)/ && count++ < 5) print "nested_cmdline=" substr($i, 1, 400)
  }' /proc/cmdline
fi
