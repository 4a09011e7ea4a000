import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/cli/build.ts'],
    setupFiles: ['test/languages.ts'],
    include: ['test/{unit,contract,cli}/**/*.test.ts'],
    // Real processes and real handshakes share two slow cores; a hang is found by this, speed is not tested.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest would leave one of two cores alone, and take nearly twice as long.
    maxWorkers: '100%',
  },
})
