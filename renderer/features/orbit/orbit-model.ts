import type { Orbit, OrbitPerson } from '#shared/contract/orbit-contract.ts'
import type { ArchetypeId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { orbitLayout, type Spot } from './orbit-layout.ts'

/** A sector as the list shows it; `index` null is the one of all others. */
export interface ListedSector {
  readonly kind: 'sector'
  readonly id: string
  readonly index: number | null
  /** Null of all others, for whom the list has its own word. */
  readonly name: string | null
  readonly people: number
  readonly inRings: Readonly<Record<Ring, number>>
  /** Of an archetype. */
  readonly seats: { readonly wanted: number; readonly filled: number } | null
}

export interface ListedPerson {
  readonly kind: 'person'
  readonly id: string
  readonly person: OrbitPerson
  /** Names of the other sectors they belong to. */
  readonly also: readonly string[]
}

/** A seat of an archetype that nobody takes. */
export interface ListedGhost {
  readonly kind: 'ghost'
  readonly id: string
  readonly archetype: ArchetypeId
  readonly name: string
}

export type OrbitLine = ListedSector | ListedPerson | ListedGhost

/** The open seats of each archetype, a ghost each. */
export function ghostsOf({
  by,
  sectors,
}: Pick<Orbit, 'by' | 'sectors'>): readonly (ListedGhost & { sector: number })[] {
  if (by !== 'archetype') return []
  return sectors.flatMap(({ id, name, seats }, sector) =>
    Array.from({ length: Math.max(0, (seats?.wanted ?? 0) - (seats?.filled ?? 0)) }, (_, index) => ({
      kind: 'ghost' as const,
      id: `${id} seat ${index + 1}`,
      archetype: id as string as ArchetypeId,
      name,
      sector,
    })),
  )
}

/**
 * A place for everybody, and for each open seat among those whom one speaks with now and then: by what the journal says alone, so that
 * it is the same on every device.
 */
export function placed(orbit: Pick<Orbit, 'by' | 'sectors' | 'people'>): {
  readonly spots: ReadonlyMap<string, Spot>
  readonly ghosts: readonly (ListedGhost & { readonly spot: Spot })[]
} {
  const people = orbit.people.map(({ id, ring, sectors: [sector = null] }) => ({ id, ring, sector }))
  const seats = ghostsOf(orbit)
  const spots = orbitLayout(
    [...people, ...seats.map(({ id, sector }) => ({ id, ring: 'active' as const, sector }))],
    orbit.sectors.length,
  )
  const ghosts = seats.flatMap((seat) => {
    const spot = spots.get(seat.id)
    return spot === undefined ? [] : [{ ...seat, spot }]
  })
  return { spots, ghosts }
}

/** Those whose name has the words of `text` in it; everybody where there is none. */
export function filterOrbit(people: readonly OrbitPerson[], text: string): readonly OrbitPerson[] {
  const words = foldName(text).split(' ').filter(Boolean)
  if (words.length === 0) return people
  return people.filter(({ name }) => {
    const folded = foldName(name)
    return words.every((word) => folded.includes(word))
  })
}

/**
 * The lines of the list that stands beside the map: each sector, and below it who is drawn there, from the inside out. It has
 * one line for each mark. Sectors without anybody are there too: an empty one says the most.
 */
export function orbitLines(
  { by, sectors }: Pick<Orbit, 'by' | 'sectors'>,
  people: readonly OrbitPerson[],
): readonly OrbitLine[] {
  const drawnIn = Map.groupBy(people, ({ sectors: [first] }) => first ?? null)
  const named = sectors.map((sector, index) => ({ ...sector, index }))
  const others = drawnIn.get(null) ?? []
  const ghosts = Map.groupBy(ghostsOf({ by, sectors }), ({ sector }) => sector)
  const listed = named.flatMap((sector) => [
    ...linesOf(sector, drawnIn.get(sector.index) ?? [], sectors),
    ...(ghosts.get(sector.index) ?? []),
  ])
  if (sectors.length > 0 && others.length === 0) return listed
  return [...listed, ...linesOf({ id: 'others', index: null, name: null, seats: null }, others, sectors)]
}

function linesOf(
  { id, index, name, seats }: Pick<ListedSector, 'id' | 'index' | 'name' | 'seats'>,
  people: readonly OrbitPerson[],
  sectors: Orbit['sectors'],
): OrbitLine[] {
  const inRings = Object.fromEntries(
    RINGS.map((ring) => [ring, people.filter((person) => person.ring === ring).length]),
  ) as Record<Ring, number>
  const persons = people.map((person): ListedPerson => ({
    kind: 'person',
    id: person.id,
    person,
    also: person.sectors.slice(1).flatMap((also) => sectors[also]?.name ?? []),
  }))
  return [{ kind: 'sector', id, index, name, people: people.length, inRings, seats }, ...persons]
}
