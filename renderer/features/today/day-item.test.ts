import { expect, test } from 'vitest'
import { followUpOf, nameOf, promisesOf, somedayItem, thingOf, type DayItem } from './day-item.ts'

const promise = (id: string, actor: 'me' | 'them' = 'me') =>
  ({ kind: 'promise', followUp: { id, text: id, actor, people: [] } }) as unknown as DayItem['reasons'][number]
const plan = { kind: 'plan', topic: 'the boat' } as unknown as DayItem['reasons'][number]
const quiet = { kind: 'quiet', daysSince: 40 } as unknown as DayItem['reasons'][number]
const item = (...reasons: DayItem['reasons']) =>
  ({ id: 'ana', person: { id: 'ana', name: 'Ana' }, reasons }) as unknown as DayItem

test('what is done first is the most telling of what can be done', () => {
  expect(thingOf(item(quiet))).toBeNull()
  expect(thingOf(item(plan, promise('deck')))).toBe(plan)
  expect(followUpOf(item(promise('deck'), plan))?.id).toBe('deck')
  expect(followUpOf(item(plan, promise('deck')))).toBeNull()
})

test('all that was promised is put off together, either way', () => {
  expect(promisesOf(item(promise('deck'), quiet, promise('draft', 'them')))).toEqual(['deck', 'draft'])
})

test('a line is called by what is to be done, else by whom it is about', () => {
  expect(nameOf(item(promise('deck')))).toBe('deck')
  expect(nameOf(item(quiet))).toBe('Ana')
  expect(somedayItem({ id: 'x', text: 'taxes', people: [] } as never)).toMatchObject({ id: 'x', person: null })
})
