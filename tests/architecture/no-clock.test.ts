import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// How long something took says how busy the machine was: tests count work, and tests/bench has ratios.
test('no test measures time', () => {
  const clocks = /\bperformance\.now\(|\b(?:cpuUsage|threadCpuUsage|hrtime)\b|Date\.now\(\)\s*-|-\s*Date\.now\(\)/
  expect(clocks.test('expect(Date.now() - begun).toBeLessThan(2000)')).toBe(true)
  const files = globSync('{shared,electron,renderer,resources,tests}/**/*.test.ts')
  expect(files.length).toBeGreaterThan(200)
  const measuring = files
    .filter((file) => !file.endsWith('no-clock.test.ts'))
    .filter((file) => clocks.test(readFileSync(file, 'utf8')))
  expect(measuring).toEqual([])
})
