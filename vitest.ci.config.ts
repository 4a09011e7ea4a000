import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/cli/build.ts'],
    setupFiles: ['test/languages.ts'],
    include: ['test/ci/**/*.test.ts'],
    // Fleets, browsers and fuzzers share two slow cores; a hang is found by these limits, speed is not tested.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})
