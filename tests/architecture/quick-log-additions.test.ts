import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('what ARCHITECTURE says to touch for an addition to the one-line language is there', () => {
  const [, section = ''] =
    /\n## Adding to the one-line language\n([^]*?)\n## /.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? []
  const files = [...section.matchAll(/`((?:shared|electron|renderer)\/[^`]+)`/g)].map(([, file = '']) => file)
  expect(files.length).toBeGreaterThan(8)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})
