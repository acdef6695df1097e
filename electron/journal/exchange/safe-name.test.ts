import { expect, test } from 'vitest'
import { pathKeeper, safeName } from './safe-name.ts'

const TITLES = [
  'A/B: Test',
  'CON',
  'con.txt',
  'trailing dot.',
  'x'.repeat(300),
  '🎻 Cello',
  '[[x]]',
  '日本語'.repeat(80),
  '..',
  '',
]

test('names are taken by every file system, and link', () => {
  for (const name of TITLES.map(safeName)) {
    expect(name).not.toMatch(/[\\/:*?"<>|#^[\]%]|^[. ]|[. ]$|^$/)
    expect(name).not.toMatch(/^(?:con|nul)(?:\.|$)/i)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121)
  }
  expect(safeName('🎻 Cello')).toBe('🎻 Cello')
})

test('the same names give the same paths, whoever came or went in between', () => {
  const first = pathKeeper()
  const paths = new Map([
    ['a', first.pathOf('People', 'a', 'Ana Ruiz')],
    ['b', first.pathOf('People', 'b', 'ANA RUIZ')],
  ])
  expect([...paths.values()]).toEqual(['People/Ana Ruiz.md', 'People/ANA RUIZ (2).md'])
  const again = pathKeeper(paths)
  expect(again.pathOf('People', 'c', 'Ana Ruiz')).toBe('People/Ana Ruiz (3).md')
  expect(again.pathOf('People', 'b', 'ANA RUIZ')).toBe('People/ANA RUIZ (2).md')
})

test('who is called the same but for case keeps the path, which a disk may not tell from the new one', () => {
  const again = pathKeeper(new Map([['a', 'People/ana.md']]))
  expect(again.pathOf('People', 'a', 'Ana')).toBe('People/ana.md')
  expect(again.pathOf('People', 'b', 'ANA')).toBe('People/ANA (2).md')
})

test('twenty thousand of one title have a path each', () => {
  const { pathOf } = pathKeeper()
  const paths = Array.from({ length: 20_000 }, (_, at) => pathOf('Reviews', `${at}`, 'Untitled'))
  expect(new Set(paths).size).toBe(20_000)
  expect(paths.at(-1)).toBe('Reviews/Untitled (20000).md')
})

test('who is called otherwise has another path', () => {
  const again = pathKeeper(new Map([['a', 'People/Ana Ruiz.md']]))
  expect(again.pathOf('People', 'a', 'Ana Lee')).toBe('People/Ana Lee.md')
})
