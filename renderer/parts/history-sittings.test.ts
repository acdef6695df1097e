import { expect, test } from 'vitest'
import { changedWords, sittingsOf } from './history-sittings.ts'

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
  expect(told).toEqual([entry(9 * MINUTE, 'laptop', ['notes'], '', 'likes tea')])
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
