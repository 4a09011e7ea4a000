/** What was measured of runs over real sshds, one point a run, kept in handshakes.json for whoever predicts them. */
import { readFileSync, writeFileSync } from 'node:fs'

export type Point = Readonly<{
  hosts: number
  forks: number
  /** Milliseconds that a round trip takes longer than on the loopback. */
  delay: number
  /** How many of the hosts never say anything, with `SILENCE` seconds to wait for each. */
  silent: number
  /** As the two sides choose it, or `KexAlgorithms curve25519-sha256`. */
  keyExchange: 'usual' | 'curve25519'
  /** Seconds by the clock; of processors: of the controller's side in all, of kvmup's own process in it, of the hosts. */
  wall: number
  client: number
  node: number
  hostSide: number
  /** Processors that whatever else runs on the machine took meanwhile. */
  others: number
  /** The most at a time: hosts at work (an ssh for each), MiB, processes, open files of kvmup's own process, and of all. */
  connections: number
  memory: number
  processes: number
  ownFiles: number
  files: number
  /** As the sshds logged them. */
  logins: number
  commands: number
  /** Bytes that the journal has, and its longest line. */
  journal: number
  longestLine: number
}>

/** What one sshd with the MaxStartups that it comes with (10:30:100) did with many logins. */
export type Crowd = Readonly<{
  what: string
  hosts: number
  forks: number
  wall: number
  reached: number
  /** Connections that sshd dropped, and tries that kvmup made again. */
  dropped: number
  retries: number
}>

/** The most MiB that a run over so many rehearsal hosts held. */
export type Rehearsed = Readonly<{ hosts: number; memory: number }>

export type Measured = Readonly<{
  about: Readonly<{ machine: string; begun: string; ended: string; versions: string }>
  cores: number
  points: readonly Point[]
  crowds: readonly Crowd[]
  rehearsed: readonly Rehearsed[]
}>

/** Seconds until a silent host is unreachable, in the points that have any. */
export const SILENCE = 10

const FILE = new URL('handshakes.json', import.meta.url)

export const writeMeasured = (measured: Measured): void =>
  writeFileSync(FILE, `${JSON.stringify(measured, null, 2)}\n`)

/** @throws when nothing has been measured yet */
export const readMeasured = (): Measured => JSON.parse(readFileSync(FILE, 'utf8'))
