/** What doctor knows of the controller, the machine that kvmup runs on: parsed, and judged by checks.ts. */

/** What a program said and how it ended. `missing`: there is none; `hung`: it did not end in time. */
export type Said = Readonly<{ end: number | 'missing' | 'hung'; text: string }>

export type Found = Readonly<{
  /** Versions: of this Node, and what package.json asks for. */
  node: Readonly<{ version: string; needed: string }>
  /** `ssh -V` */
  ssh: Said
  /** `ssh -G localhost`, which reads the user's configuration and connects to nothing. */
  config: Said
  /** `ssh-add -l` */
  agent: Said
  /** Private keys in ~/.ssh: how many open without a passphrase, how many want one. */
  keys: Readonly<{ open: number; locked: number }>
  /** The name of the system's crypto policy; empty where there is none. */
  policy: string
  /** Where control sockets are made, and why that cannot be; `why` is empty when it can. */
  sockets: Readonly<{ parent: string; why: string }>
  /** Where journals are kept, why they cannot be, and bytes that are free there. */
  state: Readonly<{ directory: string; why: string; free: number }>
  /** Files that a process may have open. */
  files: number
  /** Columns and rows are 0 where there is no terminal. */
  terminal: Readonly<{ columns: number; rows: number; name: string; locale: string }>
  /**
   * Milliseconds since 1970: now, and of the newest journal (0: none). `synchronised`: what systemd says of NTP.
   */
  clock: Readonly<{ now: number; newest: number; synchronised: 'yes' | 'no' | 'unknown' }>
}>
