import { expect, test } from 'vitest'
import type { OrbitPerson } from '#shared/contract/orbit-contract.ts'
import type { ArchetypeId, CircleId, PersonId } from '#shared/model/id.ts'
import { filterOrbit, ghostsOf, orbitLines } from './orbit-model.ts'

const SECTORS = [
  { id: 'a' as CircleId, name: 'Sailing', seats: null },
  { id: 'b' as CircleId, name: 'Board', seats: null },
]

function someone(name: string, ring: OrbitPerson['ring'], sectors: number[]): OrbitPerson {
  return { id: name as PersonId, name, ring, warmth: 'warm', lastOn: null, sectors }
}

const PEOPLE = [
  someone('Zoë Ångström', 'inner', [1, 0]),
  someone('Ana Ruiz', 'close', [0]),
  someone('Tom Baker', 'wider', []),
]

test('O5: the list has a line for every mark, under the sector that they are drawn in, and counts each ring', () => {
  const lines = orbitLines({ by: 'circle', sectors: SECTORS }, PEOPLE)
  expect(lines.map((line) => (line.kind === 'person' ? line.person.name : (line.name ?? 'others')))).toEqual([
    'Sailing',
    'Ana Ruiz',
    'Board',
    'Zoë Ångström',
    'others',
    'Tom Baker',
  ])
  expect(lines[2]).toMatchObject({ people: 1, inRings: { inner: 1, close: 0, active: 0, wider: 0 } })
  expect(lines[3]).toMatchObject({ also: ['Sailing'] })
})

test('O5: with any filter there are as many people in the list as are left', () => {
  for (const [text, found] of [
    ['', 3],
    ['angstrom', 1],
    ['zoe ang', 1],
    ['a', 3],
    ['nobody', 0],
  ] as const) {
    const left = filterOrbit(PEOPLE, text)
    expect(left).toHaveLength(found)
    expect(orbitLines({ by: 'circle', sectors: SECTORS }, left).filter(({ kind }) => kind === 'person')).toHaveLength(
      found,
    )
  }
})

test('a sector without anybody is in the list: that it is empty is what it says', () => {
  expect(orbitLines({ by: 'circle', sectors: SECTORS }, []).map(({ id }) => id)).toEqual(['a', 'b'])
})

test('O2: every seat that nobody takes is a ghost of its own, below those who are there', () => {
  const sectors = [{ id: 'a' as ArchetypeId, name: 'CFO outside', seats: { wanted: 3, filled: 1 } }]
  const lines = orbitLines({ by: 'archetype', sectors }, [someone('Ana Ruiz', 'close', [0])])
  expect(lines.map(({ kind }) => kind)).toEqual(['sector', 'person', 'ghost', 'ghost'])
  expect(lines[0]).toMatchObject({ seats: { wanted: 3, filled: 1 } })
  expect(lines[2]).toMatchObject({ archetype: 'a', name: 'CFO outside' })
  expect(new Set(lines.map(({ id }) => id)).size).toBe(4)
  // More people than seats: nothing is open, and nothing is missing.
  expect(
    ghostsOf({ by: 'archetype', sectors: sectors.map((one) => ({ ...one, seats: { wanted: 1, filled: 4 } })) }),
  ).toEqual([])
})
