import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { personId } from '#shared/model/id.ts'
import type { KnownPerson } from './draft.ts'
import { parseQuickLog } from './parse-quick-log.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }

const KNOWN = [
  ['Mei-Ling', 'Chen'],
  ['Jean Luc', 'Picard'],
  ['Tom', 'Becker'],
  ['Ana', 'Ruiz'],
  ['Ana', 'Torres'],
].map(([given = '', family = ''], index): KnownPerson => ({
  id: personId.parse(`01932b6e-7c00-7000-9000-00000000000${index}`),
  name: `${given} ${family}`,
  given,
  family,
  nick: '',
  organisation: '',
  lastConversation: null,
}))

function met(line: string): (string | null)[] {
  const people = parseQuickLog(line, NOW, KNOWN).draft.conversation?.people ?? []
  return people.map(({ id }) => KNOWN.find((one) => one.id === id)?.name ?? null)
}

test.each([
  ['coffee with Mei Ling', 'Mei-Ling Chen'],
  ['coffee with Mei-Ling', 'Mei-Ling Chen'],
  ['coffee w meiling chen', 'Mei-Ling Chen'],
  ['lunch with Mei‑Ling Chen', 'Mei-Ling Chen'],
  ['email to Jean-Luc', 'Jean Luc Picard'],
  ['call with jean-luc picard', 'Jean Luc Picard'],
])('a name with a hyphen is the same without one: %s', (line, name) => {
  expect(met(line)).toEqual([name])
})

test('a first name with the first letter of the other is whoever has both, also before what they did', () => {
  expect(met('Tom B. called about pricing')).toEqual(['Tom Becker'])
  expect(parseQuickLog('Tom B. called about pricing', NOW, KNOWN).draft.conversation).toMatchObject({
    channel: 'call',
    topic: 'pricing',
    note: '',
  })
  expect(met('Ana R. and Tom B. came by')).toEqual(['Ana Ruiz', 'Tom Becker'])
  expect(met('Ana called')).toEqual([null])
})
