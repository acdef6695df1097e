import { expect, test } from 'vitest'
import { person } from '#shared/model/person.ts'
import { DEFAULT_RING_RULES } from '#shared/model/ring.ts'
import { currentRole, personText, personToRows } from './person-rows.ts'

const role = (title: string, from: string | null = null, to: string | null = null) => ({
  organisation: null,
  title,
  from,
  to,
})
const titleOf = (roles: Record<string, ReturnType<typeof role>>) =>
  currentRole(person.pick({ roles: true }).parse({ roles }))?.title ?? null

test('the role of now is the one without an end that began last', () => {
  expect(titleOf({})).toBeNull()
  expect(titleOf({ a: role('Old', '2010-01-01', '2020-01-01') })).toBeNull()
  expect(titleOf({ a: role('Old', '2010-01-01'), b: role('New', '2021-01-01') })).toBe('New')
  expect(titleOf({ a: role('New', '2021-01-01'), b: role('Old', '2010-01-01') })).toBe('New')
  expect(titleOf({ a: role('Unknown'), b: role('Known', '2010-01-01') })).toBe('Known')
})

test('of roles that began on one day it is the same one on every device', () => {
  expect(titleOf({ a: role('One'), b: role('Two') })).toBe('Two')
  expect(titleOf({ b: role('Two'), a: role('One') })).toBe('Two')
})

test('rows have the cadence that holds, and all text but what stands elsewhere', () => {
  const content = person.parse({
    kind: 'person',
    schema: 1,
    createdAt: 0,
    names: { given: 'Ana', family: 'Ruiz', nick: 'Nini' },
    ring: 'inner',
    cadence: { maxDays: 20 },
    needs: { n: { text: 'a data engineer' } },
    channels: { c: { kind: 'email', value: 'ana@example.org' } },
    notes: 'cello',
    askNext: 'garden',
  })
  const rows = personToRows(content, DEFAULT_RING_RULES)
  expect(rows.person).toMatchObject({
    name: 'Ana Ruiz',
    sort_name: 'ruiz ana',
    ring: 0,
    ideal_days: 14,
    max_days: 20,
    max_override: 20,
    ideal_override: null,
  })
  expect(personText(content).title.split('\n')).toEqual(['Ana Ruiz', 'Ana', 'Ruiz', 'Nini'])
  for (const text of ['cello', 'garden', 'a data engineer']) expect(personText(content).body).toContain(text)
  expect(personText(content).more).toContain('ana@example.org')
})
