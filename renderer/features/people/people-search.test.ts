import { expect, test } from 'vitest'
import { isNarrowed, parsePeopleSearch, peopleQuery, peopleSearchText, toggled, without } from './people-search.ts'

const CIRCLE = '01890000-0000-7000-8000-000000000001'

test('an address comes back as it was', () => {
  const address = `text=ana+ruiz&ring=inner,none&warmth=cold&side=inside&circle=${CIRCLE}&due=1&sort=due`
  expect(peopleSearchText(parsePeopleSearch(address))).toBe(address)
})

test('leaves out what makes no sense', () => {
  expect(parsePeopleSearch('ring=nobody,close,close&warmth=&sort=shoe-size&circle=x&what=ever')).toEqual({
    ring: ['close'],
  })
})

test('asks for what the address says', () => {
  expect(peopleQuery(parsePeopleSearch('ring=inner&sort=lately&due=1'))).toEqual({
    rings: ['inner'],
    due: true,
    sort: 'lastOn',
    descending: true,
  })
})

test('by name is no part of an address, and sorting narrows nothing', () => {
  expect(peopleSearchText(parsePeopleSearch('sort=name'))).toBe('')
  expect(isNarrowed(parsePeopleSearch('sort=due'))).toBe(false)
  expect(isNarrowed(parsePeopleSearch('due=1'))).toBe(true)
})

test('puts a value in and takes it out, and the part with the last one', () => {
  const inner = toggled({}, 'ring', 'inner')
  const both = toggled(inner, 'ring', 'close')
  expect(both).toEqual({ ring: ['inner', 'close'] })
  expect(toggled(toggled(both, 'ring', 'inner'), 'ring', 'close')).toEqual({})
  expect(without({ ...both, due: true }, 'ring')).toEqual({ due: true })
})
