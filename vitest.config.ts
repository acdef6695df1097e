import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,resources}/**/*.test.ts', 'tests/**/*.test.ts'],
    // Real databases and child processes: slow machines get the time they need; no test measures it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
