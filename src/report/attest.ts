/**
 * What was proved on each host, when, with which facts: to be kept, signed and compared. The hashes show that
 * something was changed; they do not show by whom it was written, that is what a signature is for.
 */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { SummarySchema } from '../facts/summary.js'
import type { HostReport, Report } from './report.js'
import { HOST_STATUSES, TASK_STATUSES } from './statuses.js'

/** Raised when a field changes its meaning or goes away; hashes are made over everything, known or not. */
const ATTESTATION_VERSION = 1

const StateSchema = z.object({
  status: z.enum(HOST_STATUSES),
  proved: z.boolean(),
  /** By task id. */
  tasks: z.record(z.string(), z.enum(TASK_STATUSES)),
  /** Codes of the catalogue: what was wrong. */
  codes: z.array(z.string()),
  facts: z.optional(SummarySchema),
})

export const AttestationSchema = z.object({
  kvmup: z.literal('attestation'),
  version: z.literal(ATTESTATION_VERSION),
  program: z.string(),
  /** When the run began; UTC, ISO 8601. */
  started: z.string(),
  hosts: z.array(
    z.object({
      host: z.string(),
      /** When it was last looked at; absent when it never was. */
      looked: z.optional(z.string()),
      /** Nothing in it depends on the time: an unchanged host has the same state, and the same hash, for ever. */
      state: StateSchema,
      /** SHA-256 of `state` in canonical form, hexadecimal. */
      sha256: z.string(),
    }),
  ),
  /** SHA-256 of everything else in canonical form. */
  sha256: z.string(),
})
export type Attestation = z.infer<typeof AttestationSchema>

/** JSON in the one form of RFC 8785: members sorted by UTF-16 code units, no spaces. Numbers here are integers. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

const sha256 = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex')

function hostState(host: HostReport): z.infer<typeof StateSchema> {
  const codes = [host.code, ...host.tasks.map(({ code }) => code)].filter(code => code !== undefined)
  return {
    status: host.status,
    proved: host.proved,
    tasks: Object.fromEntries(host.tasks.map(({ task, status }) => [task, status])),
    codes: [...new Set(codes)].toSorted(),
    ...(host.facts ? { facts: host.facts } : {}),
  }
}

function attested(host: HostReport, started: string): Attestation['hosts'][number] {
  const state = hostState(host)
  const last = host.spans.findLast(({ kind }) => kind === 'probe')
  const looked = last && new Date(Date.parse(started) + last.end).toISOString()
  return { host: host.host, ...(looked ? { looked } : {}), state, sha256: sha256(state) }
}

/** `kvmup verify --attest FILE`: the attestation as text. */
export function attest(report: Report): string {
  const { program, started } = report
  const hosts = report.hosts.map(host => attested(host, started))
  const all = { kvmup: 'attestation', version: ATTESTATION_VERSION, program, started, hosts } as const
  return `${JSON.stringify({ ...all, sha256: sha256(all) }, null, 2)}\n`
}

/**
 * Whose hashes are not those of what they stand over.
 * @param raw the parsed JSON with all of its fields, also those that this kvmup does not know
 * @returns names of hosts; the whole is an empty name
 */
export function brokenHashes(raw: unknown, { sha256: told, hosts }: Attestation): readonly string[] {
  const { sha256: _, ...rest } = raw as Readonly<Record<string, unknown>>
  const states = (rest.hosts as readonly Readonly<Record<string, unknown>>[]).map(({ state }) => state)
  const broken = hosts.filter((host, index) => host.sha256 !== sha256(states[index])).map(({ host }) => host)
  return sha256(rest) === told ? broken : [...broken, '']
}
