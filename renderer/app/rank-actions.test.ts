import { expect, test } from 'vitest'
import type { Action } from '#ui/use-actions.ts'
import { rankActions } from './rank-actions.ts'

const actions: readonly Action[] = [
  { id: 'new-person', title: 'New person', group: 'Write', run: () => {} },
  { id: 'go-people', title: 'Go to People', group: 'Go to', also: 'contacts address book', run: () => {} },
  { id: 'resume', title: 'Résumé', group: 'Go to', run: () => {} },
  { id: 'next-row', title: 'Next line', group: 'In a list', keysOnly: true, run: () => {} },
]
const found = (text: string) => rankActions(actions, text).map(({ id }) => id)

test('finds actions by parts of their words, by other words for them, and without accents', () => {
  expect(found('new per')).toEqual(['new-person'])
  expect(found('contacts')).toEqual(['go-people'])
  expect(found('resume')).toEqual(['resume'])
  expect(found('nothing like it')).toEqual([])
})

test('offers everything for no text, but for what is a key alone', () => {
  expect(found(' ')).toEqual(['new-person', 'go-people', 'resume'])
  expect(found('next line')).toEqual([])
})
