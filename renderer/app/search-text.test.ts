import { expect, test } from 'vitest'
import { parseSearchText, searchText } from './search-text.ts'

test('a search string comes back as it was', () => {
  expect(parseSearchText(searchText({ text: 'Zoë, #1 & co', kind: 'person', none: undefined }))).toEqual({
    text: 'Zoë, #1 & co',
    kind: 'person',
  })
})
