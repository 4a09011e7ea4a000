/**
 * A clock that goes from event to event: what waits, what computes on processors that all at work share alike but for
 * those that go first, and what stands in a line for a seat. Times are seconds. What happens is written as generators;
 * each `yield` hands over what will call it again.
 */

type Later = (resume: () => void) => void
export type Doing = Generator<Later, void>

export type Processors = Readonly<{
  now: () => number
  /** Seconds of processor time that were used so far. */
  used: () => number
  wait: (seconds: number) => Later
  /** Takes that much processor time, by the clock as long as those beside it, or before it, let it take. */
  compute: (seconds: number, who?: 'first' | 'alike') => Later
  begin: (doing: Doing) => void
  /** Until nothing is to come any more. */
  run: () => void
}>

/** Seats, taken in the order of asking. */
export type Seats = Readonly<{ take: Later; give: () => void }>

export function processors(cores: number): Processors {
  const timers = soonestFirst()
  const [first, alike] = [jobs(), jobs()]
  let [now, used] = [0, 0]
  /** How fast each of them is served, the first ones before the others. */
  const rates = () => {
    const rate = first.size() === 0 ? 0 : Math.min(1, cores / first.size())
    const left = cores - rate * first.size()
    return [rate, alike.size() === 0 ? 0 : Math.min(1, left / alike.size())] as const
  }
  const advance = (to: number) => {
    const passed = Math.max(0, to - now)
    const [rate, other] = rates()
    used += passed * (rate * first.size() + other * alike.size())
    first.serve(passed * rate)
    alike.serve(passed * other)
    now = Math.max(now, to)
  }
  const begin = (doing: Doing) => {
    let [running, called] = [false, false]
    // What is there at once calls back while it is asked for.
    const next = () => {
      called = true
      if (running) return
      running = true
      while (called) {
        called = false
        const step = doing.next()
        if (!step.done) step.value(next)
      }
      running = false
    }
    next()
  }
  const run = () => {
    while (timers.size() + first.size() + alike.size() > 0) {
      const [rate, other] = rates()
      const ends = [timers.first(), now + first.left(rate), now + alike.left(other)] as const
      const soonest = Math.min(...ends)
      advance(soonest)
      ;(ends[1] === soonest ? first : ends[2] === soonest ? alike : timers).take()
    }
  }
  return {
    now: () => now,
    used: () => used,
    wait: seconds => resume => timers.add(now + seconds, resume),
    compute: (seconds, who = 'alike') => (who === 'first' ? first : alike).add(seconds),
    begin,
    run,
  }
}

/** Those that are served alike; each is done when it has got what it came for. */
function jobs() {
  // By what `served` will be then.
  const heap = soonestFirst()
  let served = 0
  return {
    size: heap.size,
    add: (seconds: number) => (resume: () => void) => heap.add(served + seconds, resume),
    serve: (seconds: number) => {
      served += seconds
    },
    /** Seconds until the next one is done, at this rate. */
    left: (rate: number) =>
      rate === 0 ? Number.POSITIVE_INFINITY : Math.max(0, heap.first() - served) / rate,
    take: heap.take,
  }
}

export function seats(count: number): Seats {
  const waiting: (() => void)[] = []
  let [free, head] = [count, 0]
  return {
    take: resume => {
      if (free === 0) return void waiting.push(resume)
      free -= 1
      resume()
    },
    give: () => {
      const next = waiting[head]
      if (!next) {
        free += 1
        return
      }
      head += 1
      next()
    },
  }
}

/** A binary heap of what is to be called when; `take` removes the soonest and calls it. */
function soonestFirst() {
  const heap: Readonly<{ at: number; call: () => void }>[] = []
  const at = (index: number) => heap[index]?.at ?? Number.POSITIVE_INFINITY
  const swap = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]]
    if (one && other) [heap[a], heap[b]] = [other, one]
  }
  const up = (index: number) => {
    for (let child = index; child > 0; ) {
      const parent = (child - 1) >> 1
      if (at(parent) <= at(child)) return
      swap(parent, child)
      child = parent
    }
  }
  const down = () => {
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      const child = at(right) < at(left) ? right : left
      if (at(parent) <= at(child)) return
      swap(parent, child)
      parent = child
    }
  }
  return {
    size: () => heap.length,
    first: () => at(0),
    add: (when: number, call: () => void) => {
      heap.push({ at: when, call })
      up(heap.length - 1)
    },
    take: () => {
      const [first, last] = [heap[0], heap.pop()]
      if (heap.length > 0 && last) {
        heap[0] = last
        down()
      }
      first?.call()
    },
  }
}
