/** Milliseconds of a clock that only goes forward. Node's `performance` says the same, and costs a start one of them. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6
