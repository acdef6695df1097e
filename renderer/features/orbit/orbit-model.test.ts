import { expect, test } from 'vitest'
import type { OrbitPerson } from '#shared/contract/orbit-contract.ts'
import type { CircleId, PersonId } from '#shared/model/id.ts'
import { filterOrbit, orbitLines } from './orbit-model.ts'

const SECTORS = [
  { id: 'a' as CircleId, name: 'Sailing' },
  { id: 'b' as CircleId, name: 'Board' },
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
  const lines = orbitLines({ sectors: SECTORS }, PEOPLE)
  expect(lines.map((line) => (line.kind === 'sector' ? (line.name ?? 'others') : line.person.name))).toEqual([
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
    expect(orbitLines({ sectors: SECTORS }, left).filter(({ kind }) => kind === 'person')).toHaveLength(found)
  }
})

test('a sector without anybody is in the list: that it is empty is what it says', () => {
  expect(orbitLines({ sectors: SECTORS }, []).map(({ id }) => id)).toEqual(['a', 'b'])
})
