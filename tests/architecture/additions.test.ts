import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const MAX_EDITS = 6

interface Addition {
  readonly what: string
  readonly like: readonly string[]
  readonly edits: readonly string[]
  readonly shownBy: readonly string[]
}

const ADDITIONS = additionsIn(readFileSync('ARCHITECTURE.md', 'utf8'))

test('the table of what to touch has a row for whatever the house is added to by', () => {
  const wanted = [
    'a kind',
    'a field of a person',
    'a screen',
    'a format of imports',
    'a kind of clause',
    'a command or a query',
  ]
  expect(ADDITIONS.map(({ what }) => what)).toEqual(expect.arrayContaining([...wanted, 'a word of `rapport`']))
  expect(ADDITIONS.filter(({ what }) => what.startsWith('a language')).length).toBe(2)
})

test.each(ADDITIONS)('what ARCHITECTURE says to touch for $what is there', ({ like, edits, shownBy }) => {
  const files = [...like, ...edits, ...shownBy]
  expect(files.length).toBeGreaterThan(1)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

test.each(ADDITIONS)('$what has a test that shows it, and few edits', ({ edits, shownBy }) => {
  expect(shownBy).toEqual([expect.stringMatching(/\.test\.ts$/)])
  expect(edits.length).toBeLessThanOrEqual(MAX_EDITS)
})

/** The rows of the table, with the files that each column names. */
function additionsIn(text: string): Addition[] {
  const [, section = ''] = /\n## To add a …, touch …\n([^]*?)\n## /.exec(text) ?? []
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:-|To add)/.test(line))
  return rows.map((row) => {
    const [what = '', like = '', edits = '', shownBy = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    return { what, like: filesIn(like), edits: filesIn(edits), shownBy: filesIn(shownBy) }
  })
}

function filesIn(cell: string): string[] {
  return [...cell.matchAll(/`((?:shared|electron|renderer|tests)\/[^`]+\.\w+)`/g)].map(([, file = '']) => file)
}
