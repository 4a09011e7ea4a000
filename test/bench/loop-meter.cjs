/**
 * Preloaded into the program that is measured (node --expose-gc --require): how long its event loop was blocked, and
 * what its heap holds when so many hosts have ended. Writes JSON to the file that KVMUP_METER names, at the exit.
 *
 * Blocked is the time between two turns of a timer of one millisecond. Beside the wall's time stands the processor
 * time of the main thread in it: a machine that does something else stretches the one and not the other.
 */
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const { performance } = require('node:perf_hooks')

const TICK_MS = 1
const file = process.env.KVMUP_METER
/** How many hosts have ended when the heap is looked at; what that takes is not counted. */
const hosts = Number(process.env.KVMUP_METER_HOSTS)

const schedstat = fs.openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
const buffer = Buffer.alloc(64)
/** Milliseconds that the main thread was on a processor. */
const onCpu = () => {
  const length = fs.readSync(schedstat, buffer, 0, 64, 0)
  return Number(buffer.toString('latin1', 0, length).split(' ', 1)[0]) / 1e6
}

/** Gaps by whole milliseconds. */
const gaps = []
/** Until the run begins, until its last host has ended, and what is written then. */
const longest = { before: { wall: 0, cpu: 0 }, run: { wall: 0, cpu: 0 }, after: { wall: 0, cpu: 0 } }
let phase = 'before'
let before = { wall: performance.now(), cpu: onCpu() }

function tick() {
  const now = { wall: performance.now(), cpu: onCpu() }
  const wall = now.wall - before.wall - TICK_MS
  const cpu = now.cpu - before.cpu
  const at = Math.max(0, Math.round(wall))
  gaps[at] = (gaps[at] ?? 0) + 1
  const most = longest[phase]
  longest[phase] = { wall: Math.max(most.wall, wall), cpu: Math.max(most.cpu, Math.min(wall, cpu)) }
  before = now
}
setInterval(tick, TICK_MS).unref()

/** The journal is where every host's end is written; what stands there is what the run has come to. */
const write = fs.writeSync
let heap
let ended = 0
fs.writeSync = (descriptor, data, ...rest) => {
  const head = Buffer.isBuffer(data) ? data.toString('latin1', 0, 120) : String(data).slice(0, 120)
  if (head.startsWith('{"level":"info"')) seen(head)
  return write(descriptor, data, ...rest)
}
syncBuiltinESMExports()

function seen(head) {
  if (head.includes('"type":"run-start"')) begin('run')
  if (!head.includes('"type":"host-end"')) return
  ended += 1
  if (ended === hosts) look()
}

function begin(next) {
  tick()
  phase = next
}

/** Twice: what the first finds dead may have held other things. */
function look() {
  begin('after')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  heap = heapUsed + external
  before = { wall: performance.now(), cpu: onCpu() }
}

function share(part) {
  const all = gaps.reduce((sum, count) => sum + count, 0)
  let below = 0
  return gaps.findIndex(count => {
    below += count ?? 0
    return below >= part * all
  })
}

process.on('exit', () => {
  // What blocks until the very end sees no further turn.
  tick()
  const { user, system } = process.cpuUsage()
  const result = {
    wall: performance.now(),
    cpu: (user + system) / 1000,
    rss: process.resourceUsage().maxRSS * 1024,
    longest,
    p99: share(0.99),
    heap,
  }
  fs.writeFileSync(file, JSON.stringify(result))
})
