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

// The limits of vitest.config.ts hold for a machine ten times as busy; a shorter one of a test's own does not. `vi.waitFor` knows no
// limit but its own second, so that each names one.
test('no test gives up sooner than the whole of them', () => {
  const isHasty = (text: string) =>
    /timeout: ?(?:\d{1,2}_\d{3}|\d{1,5})\b/.test(text) ||
    text.split('vi.waitFor(').length > text.split(/,\s*120_000,?\s*\)/).length
  expect(isHasty('await expect.poll(read, { timeout: 20_000 }).toBe(1)')).toBe(true)
  expect(isHasty('await vi.waitFor(() => expect(one).toBe(1))')).toBe(true)
  expect(isHasty('await vi.waitFor(() => expect(one).toBe(1), 120_000)')).toBe(false)
  const files = globSync('{shared,electron,renderer,resources,tests}/**/*.test.ts')
  const hasty = files.filter((file) => !file.endsWith('no-clock.test.ts') && isHasty(readFileSync(file, 'utf8')))
  expect(hasty).toEqual([])
})

// Of a page, what is waited for again and again may give up soon each time; what is waited for once may not.
test('no test of a page gives up sooner than all of them', () => {
  const files = globSync('tests/e2e/**/*.spec.ts')
  expect(files.length).toBeGreaterThan(20)
  const hasty = /(?:toPass|\.poll)\([^\n]*timeout: ?\d|timeout: ?(?:1\d|2\d)_000/
  expect(hasty.test('}).toPass({ timeout: 20_000 })')).toBe(true)
  expect(files.filter((file) => hasty.test(readFileSync(file, 'utf8')))).toEqual([])
})
