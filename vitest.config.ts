import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,resources}/**/*.test.ts', 'tests/**/*.test.ts'],
    // No test measures time, and a machine may be ten times as busy as the one on which the longest takes a minute.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
  },
})
