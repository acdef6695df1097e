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
  ['Juan Carlos', 'García López'],
  ['Pieter', 'van den Berg'],
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

test.each([
  ['call with GARCÍA Juan Carlos', 'Juan Carlos García López'],
  ['call with GARCIA LOPEZ Juan Carlos', 'Juan Carlos García López'],
  ['call with García Juan', 'Juan Carlos García López'],
  ['call with garcia juan carlos re x', 'Juan Carlos García López'],
  ['call with Berg Pieter', 'Pieter van den Berg'],
  ['call with VAN DEN BERG Pieter', 'Pieter van den Berg'],
])('a known name is known by a shortening also where the family name comes first: %s', (line, name) => {
  expect(met(line)).toEqual([name])
})

test.each([
  ['call with Ruiz, Ana', ['Ana Ruiz']],
  ['call with García López, Juan Carlos', ['Juan Carlos García López']],
  ['lunch with Picard, Jean Luc and Becker, Tom', ['Jean Luc Picard', 'Tom Becker']],
  ['call with J.C. García about x', ['Juan Carlos García López']],
  ['call with J. C. García López', ['Juan Carlos García López']],
  ['call with T. Becker', ['Tom Becker']],
  ['call with B. Becker', [null]],
  ['call with Ana Ruiz, PhD', ['Ana Ruiz']],
])('in the order of a list, by initials, and with letters behind it: %s', (line, names) => {
  expect(met(line)).toEqual(names)
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
