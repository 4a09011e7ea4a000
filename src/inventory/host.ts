/** Who is to become a KVM host, and what is wished for it. */
import type { Secret } from '../secret.js'

/** What an administrator may wish for a host; the keys of `wishes:` in the inventory. */
export type Wishes = Readonly<{
  /** guestfs tools: the release's tools, everything that matches `*guestf*`, or none. */
  guestfs: 'tools' | 'all' | 'none'
  /** libvirt's default network with its bridge, or none. */
  network: 'default' | 'none'
  /**
   * `guest`: a guest boots through /dev/kvm. `deep`: also one that libvirt starts on the default network and
   * that gets an address, and libguestfs's own test; takes minutes.
   */
  proof: 'guest' | 'deep'
  /** Whether apply may reboot the host when a newer kernel than the running one is installed. */
  reboot: boolean
  /** Whether apply may move the repositories of a CentOS release past its end to the archive. */
  repair_repos: boolean
  /** Whether apply may rebuild a damaged rpm database, after a copy of it. */
  repair_rpmdb: boolean
  /** Users of the host who may work with its libvirt. Only ever added: who is not named keeps what he has. */
  users: readonly string[]
  /** Whether guests may be hypervisors themselves: as the module option says, now and after a boot. */
  nested: boolean | 'leave'
}>

export const DEFAULT_WISHES: Wishes = {
  guestfs: 'tools',
  network: 'default',
  proof: 'guest',
  reboot: false,
  repair_repos: false,
  repair_rpmdb: false,
  users: [],
  nested: 'leave',
}

/** The rehearsed releases. */
export const REHEARSED = ['el6', 'el7', 'el8', 'el9', 'el10'] as const
export type RehearsedRelease = (typeof REHEARSED)[number]

/** How a rehearsal host is to behave. */
export type Rehearsal = Readonly<{
  release: RehearsedRelease
  /** Ways to misbehave, see connection/rehearsal. */
  faults: readonly Fault[]
  /** Absolute path of the file that keeps the host's state between runs. */
  state: string
}>

/**
 * `no-vt`: the processor has no virtualization; `dead-mirrors`: the mirrors are gone (archives of releases past
 * their end are not); `bad-signature`: a package transaction ends at a package whose signature is wrong; `slow`: every
 * action takes a second; `drop-line:N`: the connection is lost during action N (1 is the first after the probe);
 * `hang`: it lets kvmup in and never answers; `refuse:N`: the first N connections are refused.
 */
export type Fault =
  | 'no-vt'
  | 'dead-mirrors'
  | 'bad-signature'
  | 'slow'
  | 'hang'
  | `drop-line:${number}`
  | `refuse:${number}`

export type Host = Readonly<{
  /** The name in reports; unique in a run. */
  name: string
  connection:
    | Readonly<{ kind: 'local'; becomePassword?: Secret }>
    | Readonly<{
        kind: 'ssh'
        /** Host name, address or alias of the user's ssh configuration; never begins with `-`. */
        address: string
        user?: string
        port?: number
        /** Path of the private key file. */
        key?: string
        /** Extra ssh configuration file, `ssh -F`. */
        sshConfig?: string
        /** Jump hosts on the way, `ssh -J`: `[user@]host[:port]`, several separated by commas. */
        jump?: string
        /** Further options of ssh, `-o NAME=VALUE`; names and values were checked at the inventory's border. */
        options?: readonly Readonly<{ name: string; value: string }>[]
        /** The algorithms of CentOS 6's sshd may be used, for this host only. */
        legacySsh?: true
        /** A host key that is not known yet is taken and kept, `--accept-new-host-keys`; one that changed never is. */
        newHostKeys?: 'accept'
        /** The user's password for ssh itself. */
        password?: Secret
        /** The user's password for sudo. */
        becomePassword?: Secret
      }>
    | Readonly<{ kind: 'rehearsal'; rehearsal: Rehearsal }>
  wishes: Wishes
}>
