# The locale of a session: the client's LANG when it sent one, otherwise the
# host's file, whose other variables always count. No CJK on the bare console.
lang_of_session=$LANG
for lang_file in /etc/locale.conf /etc/sysconfig/i18n; do
  [ -f "$lang_file" ] || continue
  while IFS='=' read -r lang_name lang_value; do
    lang_value=${lang_value%\"}
    case $lang_name in LANG | LANGUAGE | LC_*) export "$lang_name=${lang_value#\"}" ;; esac
  done <"$lang_file"
  break
done
if [ -n "$lang_of_session" ]; then LANG=$lang_of_session; fi
if [ "$TERM" = linux ]; then
  case $LANG in ja* | ko* | zh*) LANG=en_US.UTF-8 ;; esac
fi
unset lang_of_session lang_file lang_name lang_value
