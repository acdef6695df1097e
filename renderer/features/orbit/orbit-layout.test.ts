import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { BANDS, onHilbertCurve, orbitLayout, ringAt, slices, type OrbitPerson, type Spot } from './orbit-layout.ts'

const someone = fc.record({
  id: fc.uuid(),
  ring: fc.constantFrom(...RINGS),
  sector: fc.option(fc.nat({ max: 3 })),
})
const SECTORS = 4

function crowd(count: number, ring: Ring, sector: number | null): OrbitPerson[] {
  return Array.from({ length: count }, (_, index) => ({ id: `person-${index}`, ring, sector }))
}

function distance(a: Spot | undefined, b: Spot | undefined): number {
  return a === undefined || b === undefined ? Number.NaN : Math.hypot(a.x - b.x, a.y - b.y)
}

test('O1: whatever order people came in, the picture is the same', () => {
  fc.assert(
    fc.property(fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 60 }), fc.nat(), (people, turn) => {
      const shuffled = people.toSorted((a, b) => ((a.id < b.id ? -1 : 1) * (turn % 2 === 0 ? 1 : -1)) as -1 | 1)
      const one = orbitLayout(people, SECTORS)
      const other = orbitLayout(shuffled, SECTORS)
      expect(one.size).toBe(people.length)
      for (const { id } of people) expect(other.get(id)).toEqual(one.get(id))
    }),
  )
})

test('O1: who is added moves those of the same ring and sector alone, and none by more than two places', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(someone, { selector: ({ id }) => id, minLength: 1, maxLength: 120 }),
      someone,
      (people, added) => {
        fc.pre(people.every(({ id }) => id !== added.id))
        const before = orbitLayout(people, SECTORS)
        const after = orbitLayout([...people, added], SECTORS)
        for (const { id, ring, sector } of people) {
          const was = before.get(id)
          if (ring !== added.ring || sector !== added.sector) expect(after.get(id)).toEqual(was)
          else {
            // Places of the inner edge are narrower than they are deep, so a place is measured by the ring's depth.
            const inCell = people.filter((one) => one.ring === ring && one.sector === sector).length
            const place = placeSize(ring, sector, inCell)
            expect(distance(after.get(id), was)).toBeLessThanOrEqual(2.01 * place)
          }
        }
      },
    ),
    { numRuns: 400 },
  )
})

/** The longer side of a place where `people` stand in a cell. */
function placeSize(ring: Ring, sector: number | null, people: number): number {
  const band = BANDS[ring]
  const depth = band.to - band.from
  const slice = slices(SECTORS)[sector ?? SECTORS]
  if (slice === undefined) throw new Error('no such sector')
  const squares = Math.max(1, Math.round(((slice.to - slice.from) * (band.from + band.to)) / 2 / depth))
  let side = 1
  while (squares * side * side < (people === 1 ? 1 : 2 * people)) side *= 2
  return Math.hypot(depth, ((slice.to - slice.from) * band.to) / squares) / side
}

test('everybody stands in their ring and in their sector, and nobody on anybody else', () => {
  const sectors = slices(SECTORS)
  for (const ring of RINGS) {
    for (const sector of [0, 3, null]) {
      const people = crowd(300, ring, sector)
      const spots = [...orbitLayout(people, SECTORS).values()]
      const slice = sectors[sector ?? SECTORS]
      for (const spot of spots) {
        expect(ringAt(spot)).toBe(ring)
        const angle = (Math.atan2(spot.x, -spot.y) + 2 * Math.PI) % (2 * Math.PI)
        expect(angle).toBeGreaterThan(slice?.from ?? Number.NaN)
        expect(angle).toBeLessThan(slice?.to ?? Number.NaN)
      }
      expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(people.length)
      for (const [index, spot] of spots.entries()) {
        const nearest = Math.min(...spots.slice(index + 1).map((other) => distance(spot, other)))
        expect(nearest).toBeGreaterThan(spot.size * 0.7)
      }
    }
  }
})

test('without sectors the whole circle is for everybody', () => {
  expect(slices(0)).toHaveLength(1)
  expect(orbitLayout(crowd(40, 'wider', null), 0).size).toBe(40)
})

test('a Hilbert curve goes through every place once, a step at a time, from one end of a side to the other', () => {
  for (const side of [1, 2, 4, 8, 32]) {
    const places = Array.from({ length: side * side }, (_, index) => onHilbertCurve(index, side))
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(side * side)
    for (const [index, place] of places.slice(1).entries()) {
      const before = places[index]
      expect(Math.abs(place.x - (before?.x ?? 9)) + Math.abs(place.y - (before?.y ?? 9))).toBe(1)
    }
    expect(places[0]).toEqual({ x: 0, y: 0 })
    expect(places.at(-1)).toEqual({ x: side - 1, y: 0 })
  }
})
