/** The tables of real handshakes. */
import type { Measured, Point } from './points.js'
import { digits, table } from './table.js'

/** What is particular about a run. */
export const otherwise = ({ keyExchange, delay, silent }: Point) =>
  [
    ...(keyExchange === 'usual' ? [] : [keyExchange]),
    ...(delay === 0 ? [] : [`${delay} ms`]),
    ...(silent === 0 ? [] : [`${silent} silent`]),
  ].join(', ') || '-'

const pointRow = (point: Point) => {
  const { hosts, forks, silent, wall, client, node, hostSide, others } = point
  const answering = hosts - silent
  return [
    String(hosts),
    String(forks),
    otherwise(point),
    `${point.logins} / ${point.commands}`,
    digits(wall),
    digits(answering / wall),
    digits(answering / client),
    digits((1000 * (client - node)) / answering),
    digits((1000 * node) / answering),
    digits((1000 * hostSide) / answering),
    digits(others),
    digits(point.memory),
    String(point.processes),
    `${point.ownFiles} / ${point.files}`,
    digits(point.journal / 2 ** 20),
  ]
}

const POINT_HEAD = [
  'hosts',
  'forks',
  'otherwise',
  'logins / commands',
  'wall s',
  'hosts/s',
  'hosts per CPU s of the client',
  'ssh CPU ms/host',
  'kvmup CPU ms/host',
  'host CPU ms/host',
  'cores others took',
  'client MiB',
  'client processes',
  'open files: kvmup / all',
  'journal MiB',
]

/** @param failed runs that are left out, because not every host was reached by one login and one command */
export function handshakeTables({ about, points, crowds, rehearsed }: Measured, failed: number): string {
  const crowd = crowds.map(one => [
    one.what,
    digits(one.wall),
    `${one.reached} of ${one.hosts}`,
    String(one.dropped),
    String(one.retries),
  ])
  return [
    [
      `- machine: ${about.machine}`,
      `- begun ${about.begun}; ended ${about.ended}`,
      `- versions: ${about.versions}`,
      `- runs left out because not every host was reached by one login and one command: ${failed}`,
    ].join('\n'),
    table(POINT_HEAD, points.map(pointRow)),
    'One sshd with `MaxStartups 10:30:100`, forks 50:',
    table(['what', 'wall s', 'reached', 'dropped by sshd', 'tried again by kvmup'], crowd),
    `Rehearsal hosts, without ssh, forks 50: ${rehearsed.map(one => `${one.hosts} hosts ${digits(one.memory)} MiB`).join(', ')}`,
  ].join('\n\n')
}
