# shellcheck shell=bash
# virt-install is real, but a newer one (4.1, as EL 9 has); the rest is thin.

readonly manager_evr="1.5.0-7$DIST"

package virt-install "$manager_evr" Utilities for installing virtual machines
noarch
requires "virt-manager-common = $manager_evr" libvirt-client
provides virt-install virt-clone virt-convert virt-xml
obsoletes 'python-virtinst <= 0.600.4'
virt_programs

package virt-manager-common "$manager_evr" Common files used by the different Virtual Machine Manager interfaces
noarch
requires libvirt-python libosinfo lab-python
take virtinst 'usr/share/virt-manager/*'

# Thin: their files are in lab-python.
package libosinfo 1.1.0-5"$DIST" A library for managing OS information for virtualization
requires osinfo-db lab-python
package osinfo-db 20200529-1"$DIST" osinfo database files
noarch

# Thin: programs for a desktop, and virt-who for subscriptions.
package virt-manager "$manager_evr" Desktop tool for managing virtual machines via libvirt
noarch
requires "virt-manager-common = $manager_evr"
package gnome-boxes 3.28.5-4"$DIST" A simple GNOME 3 application to access remote or virtual systems
requires libvirt-daemon-kvm
package virt-viewer 5.0-15"$DIST" Virtual Machine Viewer
package virt-top 1.0.8-24"$DIST" 'Utility like top(1) for displaying virtualization stats'
requires libvirt-libs
package virt-who 0.28.9-1"$DIST" Agent for reporting virtual guest IDs to subscription-manager
noarch
requires libvirt-python
package virt-v2v "$GUESTFS_EVR" Convert a virtual machine to run on KVM
requires "libguestfs-tools-c = $GUESTFS_EVR" 'libguestfs-winsupport >= 7.2'
package virt-what 1.18-4"$DIST" Detect if we are running in a virtual machine
take virt-what
