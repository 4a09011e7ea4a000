import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/lab/**/*.test.ts'],
    // One machine at a time: two on two cores slow each other to a crawl. A journey is told in order.
    fileParallelism: false,
    maxWorkers: 1,
    // Emulated machines are slow; a hang is found by these limits, speed is not tested.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    bail: 1,
  },
})
