import { expect, test } from 'vitest'
import type { TodayPage } from '#shared/contract/today-contract.ts'
import { personOf, sessionQueue, todaySections } from './today-items.ts'

const person = (id: string) => ({ id, name: id }) as unknown as TodayPage['unmet'][number]
const followUp = (id: string, people: string[] = []) =>
  ({ id, text: id, people: people.map(person) }) as unknown as TodayPage['mine'][number]

const page = {
  mine: [followUp('deck', ['ana'])],
  theirs: [],
  undated: [followUp('someday')],
  upcoming: [followUp('soon')],
  cooling: [{ person: person('tom'), daysSince: 74, cadence: { idealDays: 60, maxDays: 90 } }],
  coolingTotal: 80,
  unmet: [person('june')],
  dates: [],
} as unknown as TodayPage

test('puts what is due first and leaves empty sections out', () => {
  expect(todaySections(page).map(({ id }) => id)).toEqual(['mine', 'cooling', 'unmet', 'upcoming', 'undated'])
})

test('says how many are cooling, not how many it shows', () => {
  expect(todaySections(page).find(({ id }) => id === 'cooling')?.total).toBe(80)
})

test('a session goes through what is due and who waits', () => {
  expect(sessionQueue(todaySections(page)).map(({ key }) => key)).toEqual([
    'follow-up:deck',
    'cooling:tom',
    'unmet:june',
  ])
})

test('a follow-up is about its first person, or nobody', () => {
  const [deck] = todaySections(page)[0]?.items ?? []
  const undated = todaySections(page).at(-1)?.items[0]
  expect(deck && personOf(deck)?.id).toBe('ana')
  expect(undated && personOf(undated)).toBeNull()
})
