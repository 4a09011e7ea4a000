#!/usr/bin/env node
/** dist/src/cli.js: the beginning of the program as it is installed. */
import { toldVersion } from '../src/version.js'

if (!toldVersion(process.argv)) void import('./program.js')
