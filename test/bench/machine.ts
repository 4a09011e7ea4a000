/** Where and when it was measured. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

export type Surroundings = Readonly<{ when: string; load: string }>

export const surroundings = (): Surroundings => ({
  when: new Date().toISOString().slice(0, 16).replace('T', ' '),
  load: loadavg()
    .map(value => value.toFixed(2))
    .join(' '),
})

export const machine = () => {
  const all = cpus()
  return `${all.length} × ${all[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`
}

/** Of the source as it is checked out. */
export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

const PACKAGES = ['openssh-client', 'openssh-server', 'ansible-core', 'ansible-mitogen', 'pssh', 'cdist']

/** Name and version of everything that was measured. */
export function versions(names: readonly string[] = PACKAGES): readonly string[] {
  const format = '${Package} ${Version}\n'
  const packages = execFileSync('dpkg-query', ['-W', '-f', format, ...names], { encoding: 'utf8' })
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return [`kvmup ${version} (${commit()})`, `Node ${process.versions.node}`, ...packages.trim().split('\n')]
}
