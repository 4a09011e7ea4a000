#!/usr/bin/env node
/** The beginning: what needs nothing of the program is answered at once, everything else is main.ts. */
import { packageJson } from './root.js'

const [, , only = '', ...others] = process.argv
if (others.length === 0 && /^(-V|--version)$/.test(only)) {
  process.stdout.on('error', () => undefined)
  process.stdout.write(`${packageJson().version}\n`)
} else await import('./main.js')
