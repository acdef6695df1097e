import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importCircles } from './import-circles.ts'

const sources = new Map(
  globSync(['shared/**/*.ts', 'electron/journal/**/*.ts'])
    // The test of the import rules plants files, perhaps meanwhile.
    .filter((file) => !file.endsWith('.test.ts') && !file.includes('planted-'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
)

/** The same, with one line more at the top of a file. */
function planted(file: string, line: string): Map<string, string> {
  const text = sources.get(file)
  if (text === undefined) throw new Error(`there is no ${file}`)
  return new Map(sources).set(file, `${line}\n${text}`)
}

test('no files of shared/ and of the engine import one another, for types either', () => {
  expect(sources.size).toBeGreaterThan(100)
  expect(importCircles(sources)).toEqual([])
})

test.each([
  ['a neighbour', 'shared/quick-log/line.ts', "import type { DateMatch } from './date-match.ts'"],
  ['a file two steps away', 'shared/quick-log/tokenise.ts', "import type { Line } from './line.ts'"],
  [
    'a folder by its address',
    'shared/model/id.ts',
    "import type { LinePart } from '#shared/contract/line-contract.ts'",
  ],
  [
    'the engine',
    'electron/journal/documents/journal-error.ts',
    "export type { openJournal } from '#journal/open-journal.ts'",
  ],
  ['a file when it is needed', 'shared/quick-log/span.ts', "export const later = () => import('./reading.ts')"],
  ['itself', 'shared/quick-log/span.ts', "import type { Span as Same } from './span.ts'"],
])('a circle through %s is found', (_what, file, line) => {
  const circles = importCircles(planted(file, line))
  expect(circles).toHaveLength(1)
  expect(circles[0]).toContain(file)
})
