import { z } from 'zod'
import { warmth } from '#shared/model/cadence.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { documentId, personId } from '#shared/model/id.ts'
import { ring } from '#shared/model/ring.ts'
import { procedure } from './procedure.ts'
import { personLink } from './rows.ts'

/** What the sectors of the orbit are. */
export const orbitSectors = z.enum(['archetype', 'circle'])
export type OrbitSectors = z.infer<typeof orbitSectors>

const orbitSector = z.object({
  id: documentId,
  name: z.string(),
  /** Of an archetype: how many are wanted, and how many of those seats are taken by somebody whom I have met. */
  seats: z.object({ wanted: z.number().int(), filled: z.number().int() }).nullable(),
})
export type OrbitSector = z.infer<typeof orbitSector>

export const orbitPerson = z.object({
  id: personId,
  name: z.string(),
  ring,
  warmth,
  lastOn: civilDate.nullable(),
  /**
   * The places in `sectors` of those that the person belongs to, first the one in which they are drawn: where the
   * fewest seats are taken, or the fewest people are, of equal ones the first. Empty: among all others.
   */
  sectors: z.array(z.number().int()),
})
export type OrbitPerson = z.infer<typeof orbitPerson>

export const orbit = z.object({
  /** What was asked for; where nothing was, archetypes if there are any. */
  by: orbitSectors,
  sectors: z.array(orbitSector),
  /** Everybody in a ring, by ring and name. */
  people: z.array(orbitPerson),
  /** How many people are in no ring, and so not on the map. */
  unplaced: z.number().int(),
})
export type Orbit = z.infer<typeof orbit>

export const orbitQueries = {
  /** Everybody in a ring, with the sector that they are drawn in. */
  orbit: procedure.input(z.object({ by: orbitSectors.optional() })).output(orbit),
  /**
   * Who in a ring has become warmer, or quieter, since the end of a day, and who was spoken with for the first time; by name.
   * By the rings and cadences of now: what those were is not asked. Without a day it is since the end of the last review that
   * was finished, or for ninety days where there is none.
   */
  orbitMoves: procedure.input(z.object({ since: civilDate.optional() })).output(
    z.object({
      since: civilDate,
      sinceReview: z.boolean(),
      warmer: z.array(personLink),
      quieter: z.array(personLink),
      met: z.array(personLink),
    }),
  ),
}
