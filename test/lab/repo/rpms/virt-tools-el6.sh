# shellcheck shell=bash
# virt-install is real, but a newer one (4.1, as EL 9 has).

package python-virtinst 0.600.0-31"$DIST" Python modules and utilities for installing virtual machines
noarch
requires libvirt-python libvirt-client lab-python
virt_programs
take virtinst 'usr/share/virt-manager/*'

# Thin: programs for a desktop, and virt-who for subscriptions.
package virt-manager 0.9.0-34"$DIST" Virtual Machine Manager
requires python-virtinst gtk-vnc-python
package gtk-vnc-python 0.3.10-3"$DIST" Python bindings for the gtk-vnc library
package virt-viewer 2.0-18"$DIST" Virtual Machine Viewer
package virt-top 1.0.4-3.15"$DIST" 'Utility like top(1) for displaying virtualization stats'
requires libvirt-client
package virt-who 0.16-13"$DIST" Agent for reporting virtual guest IDs to subscription-manager
noarch
requires libvirt-python
package virt-v2v 0.9.1-11"$DIST" Convert a virtual machine to run on KVM
requires perl-Sys-Guestfs libguestfs-winsupport
package virt-what 1.11-1.3"$DIST" Detect if we are running in a virtual machine
take virt-what
