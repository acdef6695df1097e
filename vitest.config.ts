import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Files without a process, a disk or a journal: what one leaves behind, another does not meet. */
const PLAIN = '{shared,renderer}/**/*.test.ts'

export default defineConfig({
  test: {
    // No test measures time, and a machine may be ten times as busy as the one on which the longest takes a minute.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
    // Tests start hundreds of processes from the sources, whose types would be taken out anew in each: half of what a command costs.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled-tests') },
    projects: [
      // A process a file would cost more than the files themselves.
      { extends: true, test: { name: 'plain', include: [PLAIN], isolate: false } },
      { extends: true, test: { name: 'whole', include: ['{electron,resources,tests}/**/*.test.ts'] } },
    ],
  },
})
