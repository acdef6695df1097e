import { expect, test } from 'vitest'
import { changedWords, changesToPutBack, sittingsOf } from './history-sittings.ts'

const MINUTE = 60_000

function entry(at: number, device: string, path: string[], before: string | null, after: string | null) {
  return { hash: String(at), at, command: 'editPerson', device, changed: [{ path, before, after }] }
}

test('what is written in one sitting is one change, from what was there before to what is there in the end', () => {
  const told = sittingsOf([
    entry(9 * MINUTE, 'laptop', ['notes'], 'likes te', 'likes tea'),
    entry(8 * MINUTE, 'laptop', ['notes'], 'likes', 'likes te'),
    entry(7 * MINUTE, 'laptop', ['notes'], '', 'likes'),
  ])
  const [only] = told
  expect(only).toMatchObject(entry(9 * MINUTE, 'laptop', ['notes'], '', 'likes tea'))
  expect(only?.changed[0]?.since, 'the first of them').toBe(String(7 * MINUTE))
})

test('another device, or a longer pause, is another sitting; what was taken back is none', () => {
  const told = sittingsOf([
    entry(200 * MINUTE, 'laptop', ['notes'], 'b', 'c'),
    entry(100 * MINUTE, 'laptop', ['notes'], 'a', 'b'),
    entry(99 * MINUTE, 'phone', ['notes'], '', 'a'),
    entry(10 * MINUTE, 'phone', ['ring'], 'close', 'inner'),
    entry(9 * MINUTE, 'phone', ['ring'], 'inner', 'close'),
  ])
  expect(told.map(({ at }) => at / MINUTE)).toEqual([200, 100, 99])
})

test('what can be put back is what came upon something else than holds now, and not what made the person', () => {
  const entries = [
    entry(400 * MINUTE, 'laptop', ['ring'], 'inner', 'close'),
    entry(300 * MINUTE, 'laptop', ['ring'], 'close', 'inner'),
    entry(250 * MINUTE, 'laptop', ['mergedInto'], null, 'other'),
    entry(200 * MINUTE, 'laptop', ['notes'], 'a', 'b'),
    entry(100 * MINUTE, 'laptop', ['notes'], null, 'a'),
  ]
  const canPutBack = changesToPutBack(entries)
  expect(sittingsOf(entries).map(({ changed }) => changed.map(canPutBack))).toEqual([
    [true],
    [false],
    [false],
    [true],
    [false],
  ])
})

test('of a long text only the words that differ are told, with a few around them', () => {
  const before = 'We spoke for long about the boat house and whether the regatta would be held there in May after all.'
  const after = before.replace('in May', 'in early June')
  expect(changedWords(before, after)).toEqual({
    head: '… be held there in ',
    before: 'May ',
    after: 'early June ',
    tail: 'after all.',
  })
  expect(changedWords('tea', 'coffee')).toEqual({ head: '', before: 'tea', after: 'coffee', tail: '' })
  const { before: gone, after: added } = changedWords(before, `${before} She will ask.`)
  expect([gone, added]).toEqual(['all.', 'all. She will ask.'])
})
