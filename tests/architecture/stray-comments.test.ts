import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What was put between a comment and what it is about has left it with something else.
const STRAY = /\*\/[ \t]*\n[ \t]*\/\*\*/

test('no comment of something stands above the comment of something else', () => {
  expect(STRAY.test('/** One. */\n/** Another. */\nexport const another = 1\n')).toBe(true)
  expect(STRAY.test('  /**\n   * One.\n   */\n  /** Another. */\n')).toBe(true)
  expect(STRAY.test('/** One. */\nexport const one = 1\n\n/** Another. */\n')).toBe(false)
  const files = globSync('{shared,electron,renderer,tests}/**/*.{ts,tsx}')
  expect(files.length).toBeGreaterThan(1500)
  const stray = files.filter(
    (file) => !file.endsWith('stray-comments.test.ts') && STRAY.test(readFileSync(file, 'utf8')),
  )
  expect(stray).toEqual([])
})
