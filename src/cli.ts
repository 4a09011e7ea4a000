#!/usr/bin/env node
/** The beginning, from source; what is built begins in build/start.ts. */
import { toldVersion } from './version.js'

if (!toldVersion(process.argv)) await import('./main.js')
