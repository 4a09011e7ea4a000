/**
 * What one Node has built runs on another: the least that package.json asks for, and a newer one. V8 takes what it
 * compiled before only from itself, but knows itself by a number that several releases of Node share.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const LEAST = `${String(engines.node).replace('>=', '')}.0`

const home = mkdtempSync(join(tmpdir(), 'kvmup-node-'))
afterAll(() => rmSync(home, { recursive: true }))

/** The program of that version, from npm's registry. */
function node(version: string): string {
  const name = `node-linux-${process.arch}`
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', join(home, version)]
  execFileSync('npm', [...args, `${name}@${version}`], { stdio: 'ignore' })
  return join(home, version, 'node_modules', name, 'bin', 'node')
}

function rehearse(program: string) {
  const argv = [join(root, 'dist', 'src', 'cli.js'), 'rehearse']
  const env = { PATH: process.env.PATH, HOME: home, XDG_STATE_HOME: home, LC_ALL: 'C.UTF-8' }
  const { status, signal, stdout, stderr } = spawnSync(program, argv, { cwd: home, env, encoding: 'utf8' })
  return { status, signal, stderr, end: stdout.trimEnd().split('\n').at(-1) }
}

describe('a program that this Node has built', () => {
  it.each([LEAST, '22', '24'])('rehearses on Node %s as well', version => {
    expect(rehearse(node(version))).toEqual(rehearse(process.execPath))
    expect(rehearse(process.execPath)).toMatchObject({ status: 0, signal: null, stderr: '' })
  })
})
