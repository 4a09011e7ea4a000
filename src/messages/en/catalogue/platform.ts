import type { CatalogueWords } from '../../../catalogue/words.js'

/** The system. */
export const platform = {
  KVM001: {
    title: 'Not an Enterprise Linux 6 to 10 of the CentOS family',
    cause:
      'kvmup knows CentOS, RHEL, AlmaLinux, Rocky Linux, Oracle Linux and their siblings from version 6 to 10. It reads /etc/os-release, or /etc/redhat-release where that is missing (EL 6 has no os-release). Group ids, package names and the layout of libvirt differ from release to release, so on a system that it does not know nothing is guessed and nothing is touched.',
    remedy: [
      'See what the system calls itself: `cat /etc/os-release /etc/redhat-release`.',
      'Use a host of that family and of version 6 to 10; Fedora is not one of them.',
      'To get to know kvmup without a host: `kvmup rehearse`.',
    ],
  },
  KVM002: {
    title: 'The host was not seen as root',
    cause:
      'The probe ran under a user id other than 0, so most of what it looks at was hidden from it, and nothing could be changed. kvmup becomes root by itself where the user may use sudo without a password; a rule in sudoers that leads to another user than root ends here as well.',
    remedy: [
      'Connect as root: `kvmup verify root@HOST`.',
      'Or let the user become root without a password: `visudo -f /etc/sudoers.d/kvmup`, with the line `USER ALL=(ALL) NOPASSWD: ALL`.',
      'Check it on the host as that user: `sudo -n id -u` must print 0.',
    ],
  },
  KVM003: {
    title: 'The package manager is missing or may not change the system',
    cause:
      'kvmup installs with yum on EL 6 and 7 and with dnf on EL 8 to 10, and the program is not there (/usr/bin/yum, /usr/bin/dnf), or it refuses: `this bootc system is configured to be read-only`. That is so on systems that come as an image (bootc, rpm-ostree): they are replaced as a whole and cannot be changed package by package. Images that were stripped of their package manager look like it too.',
    remedy: [
      'On a system that comes as an image: add the packages to the image (`RUN dnf -y install ...` in its Containerfile), build it, then `bootc upgrade` or `bootc switch` on the host, and reboot.',
      'Or use an ordinary installation.',
      'If the package manager was removed from an ordinary one, bring it back with rpm from the installation medium: the package `yum` on EL 6 and 7, `dnf` on EL 8 to 10.',
      'Then: `kvmup plan HOST`.',
    ],
  },
  KVM004: {
    title: 'A newer kernel is installed than the one that runs',
    cause:
      'An update installed a kernel, and the host was not rebooted since: `rpm` names a newer one than `uname -r`. As long as the running kernel has its modules on disk this is only a note. Once its package has been removed to make room for newer ones, the KVM module of the running kernel is gone, and nothing but a reboot brings one back.',
    remedy: [
      'End or move the guests of the host, if it has any.',
      'Let kvmup reboot it, wait and look again: `kvmup apply --reboot HOST` (or `reboot: true` among the wishes of the inventory); or do it yourself: `shutdown -r now`.',
      'If the old kernel comes up again, see which one is the default: `grubby --default-kernel`.',
      'Then: `kvmup verify HOST`.',
    ],
  },
  KVM005: {
    title: 'The release has no KVM hypervisor for this architecture',
    cause:
      'EL 6 and 7 build qemu-kvm for 64 bits only, so a 32-bit system (i686) can have libvirt and never a guest. kvmup knows it from `uname -m`, and stops before it installs anything.',
    remedy: [
      'See whether the processor has 64 bits: `grep -w lm /proc/cpuinfo`.',
      'If it has, install the x86_64 system on the host; a 32-bit system cannot be turned into one.',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
