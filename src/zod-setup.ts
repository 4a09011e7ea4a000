/**
 * zod's small form comes without words: English ones, for those who show them. It compiles no parsers either: that costs
 * a start 5 ms of processor time, and wins nothing measurable in a fleet of thousands.
 */
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'

config({ ...en(), jitless: true })
