import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A pattern that tells capitals from small letters. */
const OF_CASE = /\\p\{L[ult]\}|(?<![\\\w])\[A-Z\](?!\[)/u

/** What says how names look in languages that write them with capitals. */
const TABLE = 'shared/quick-log/name-look.ts'

test('in the one-line language it is the table of a language that says what capitals mean', () => {
  expect(OF_CASE.test(String.raw`/^\p{Lu}{2,4}$/u.test(name)`)).toBe(true)
  expect(OF_CASE.test('/^[A-Z]/.test(name)')).toBe(true)
  const files = globSync('shared/quick-log/*.ts').filter((file) => !file.endsWith('.test.ts') && file !== TABLE)
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => OF_CASE.test(readFileSync(file, 'utf8')))).toEqual([])
})
