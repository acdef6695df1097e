import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('a limit is called MAX_ or MIN_', () => {
  const other = /\b(?:MOST|FEWEST|LEAST)_[A-Z]/
  expect(other.test('const MOST_ROWS = 500')).toBe(true)
  const files = globSync('{shared,electron,renderer,tests}/**/*.{ts,tsx}')
  expect(files.length).toBeGreaterThan(1000)
  const lines = files
    .filter((file) => !file.endsWith('limit-names.test.ts'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => other.test(line))
  expect(lines).toEqual([])
})
