import { expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '#shared/model/id.ts'
import { addressOf, parseSearchText, searchText } from './app-places.ts'

const ID = '01890000-0000-7000-8000-000000000001'

test('gives each place its address', () => {
  expect(addressOf({ page: 'today' })).toBe('/')
  expect(addressOf({ page: 'person', id: ID as PersonId })).toBe(`/person/${ID}`)
  expect(addressOf({ page: 'organisation', id: ID as OrganisationId })).toBe(`/people?organisation=${ID}`)
  expect(addressOf({ page: 'people', search: { ring: ['inner', 'close'], due: true } })).toBe(
    '/people?ring=inner,close&due=1',
  )
  expect(addressOf({ page: 'search', address: { text: 'a & b' } })).toBe('/search?text=a+%26+b')
})

test('a search string comes back as it was', () => {
  expect(parseSearchText(searchText({ text: 'Zoë, #1 & co', kind: 'person', none: undefined }))).toEqual({
    text: 'Zoë, #1 & co',
    kind: 'person',
  })
})
