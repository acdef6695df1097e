import { expect, test } from 'vitest'
import { journalSearch } from './journal-search.ts'

test('an address is read, and what makes no sense in it is left out', () => {
  expect(journalSearch({ tag: 'mentor', channel: 'walk', from: '2026-02-01', to: '2026-02-28' })).toEqual({
    tag: 'mentor',
    channel: 'walk',
    from: '2026-02-01',
    to: '2026-02-28',
  })
  expect(journalSearch({ tag: '', channel: 'fax', from: '2026-02-30', to: 5, other: 'x' })).toEqual({})
})
