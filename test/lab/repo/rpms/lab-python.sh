# shellcheck shell=bash
# For EL 6 and EL 7, whose Python is another one: the modules of virt-install and libguestfs for the machine's own
# Python, which is out of sight.
: "${work:?}"

package lab-python "$RUNTIME_EVR" Python modules of the lab
take python3-libxml2
take python3-gi
take gir1.2-glib-2.0
take gir1.2-freedesktop
take libgirepository-1.0-1
take gir1.2-libosinfo-1.0
take libosinfo-bin
take libosinfo-1.0-0
take osinfo-db
take usb.ids
for module in requests urllib3 six idna certifi charset-normalizer; do take "python3-$module"; done
take python3-chardet 'usr/lib/*'

# virt_programs: virt-install and its like into the current package.
virt_programs() {
  take virtinst 'usr/bin/*'
  sed -i '1s,^#!.*,#!/usr/libexec/lab/python3,' "$work"/stage/usr/bin/virt-{install,clone,xml}
}
