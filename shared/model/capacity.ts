import { cadenceOf, conversationsAWeek, type CadenceOverride } from './cadence.ts'
import { RINGS, type Cadence, type Ring, type RingRules } from './ring.ts'

/** People whose cadence follows from the same things, and how many they are. */
export interface CadenceGroup {
  readonly ring: Ring | null
  readonly override: CadenceOverride
  readonly people: number
}

/** How long a conversation takes: of those logged last, or a guess while there are too few. */
export interface UsualLength {
  readonly minutes: number
  readonly isGuess: boolean
}

export interface Capacity {
  /** Conversations a week that would keep everybody warm. */
  readonly wanted: number
  /** Conversations a week that fit into the blocks. */
  readonly held: number
  readonly minutesAWeek: number
  readonly length: UsualLength
  /** What would bring the two together, where the rings ask for more than the blocks hold. */
  readonly ways: CapacityWays
}

export interface CapacityWays {
  /** Speak less often with those furthest out. `wanted` is what the rings would ask for then. */
  readonly longerCadence: { readonly ring: Ring; readonly cadence: Cadence; readonly wanted: number } | null
  /** Keep more time free, by whole quarters of an hour. `held` is what the blocks would hold then. */
  readonly moreTime: { readonly minutes: number; readonly held: number } | null
  /** Fewer people in the ring furthest out. */
  readonly fewerPeople: { readonly ring: Ring; readonly people: number; readonly wanted: number } | null
}

/** As many lengths as are looked at, and as few as make one more than a guess. */
export const LENGTHS_LOOKED_AT = 20
const MIN_LENGTHS = 5
const GUESSED_MINUTES = 10
const QUARTER_MINUTES = 15

/** Days between conversations that a longer cadence is offered with, shortest first. */
const LONGER_DAYS = [30, 60, 90, 120, 180, 365, 730] as const

/** The median of the lengths that were logged last, in minutes; 10 and a guess under five of them. */
export function usualLength(minutes: readonly number[]): UsualLength {
  const sorted = minutes.slice(0, LENGTHS_LOOKED_AT).toSorted((a, b) => a - b)
  if (sorted.length < MIN_LENGTHS) return { minutes: GUESSED_MINUTES, isGuess: true }
  const middle = sorted.length / 2
  const [low = GUESSED_MINUTES, high = GUESSED_MINUTES] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return { minutes: (low + high) / 2, isGuess: false }
}

/**
 * What the rings ask for against what the blocks hold, and three ways to bring them together, each with the number it would come
 * to. Rings within what the blocks hold need none.
 * @param minutesAWeek of all blocks, on average
 */
export function capacityOf(
  groups: readonly CadenceGroup[],
  rules: RingRules,
  { minutesAWeek, length }: { readonly minutesAWeek: number; readonly length: UsualLength },
): Capacity {
  const wanted = wantedBy(groups, rules)
  const held = minutesAWeek / length.minutes
  const sum = { wanted, held, minutesAWeek, length }
  if (wanted <= held || wanted === 0) {
    return { ...sum, ways: { longerCadence: null, moreTime: null, fewerPeople: null } }
  }
  const missing = wanted * length.minutes - minutesAWeek
  const more = Math.ceil(missing / QUARTER_MINUTES) * QUARTER_MINUTES
  return {
    ...sum,
    ways: {
      longerCadence: longerCadence(groups, rules, wanted),
      moreTime: { minutes: more, held: (minutesAWeek + more) / length.minutes },
      fewerPeople: fewerPeople(groups, rules, { wanted, held }),
    },
  }
}

/** Conversations a week: the sum of 7 / idealDays over everybody. */
export function wantedBy(groups: readonly CadenceGroup[], rules: RingRules): number {
  return groups.reduce(
    (sum, { ring, override, people }) => sum + people * conversationsAWeek([cadenceOf(ring, override, rules)]),
    0,
  )
}

function longerCadence(groups: readonly CadenceGroup[], rules: RingRules, wanted: number) {
  for (const ring of RINGS.toReversed()) {
    const idealDays = LONGER_DAYS.find((days) => days > rules[ring].cadence.idealDays)
    if (idealDays === undefined) continue
    const cadence = { idealDays, maxDays: Math.max(2 * idealDays, rules[ring].cadence.maxDays) }
    const longer = wantedBy(groups, { ...rules, [ring]: { ...rules[ring], cadence } })
    if (longer < wanted) return { ring, cadence, wanted: longer }
  }
  return null
}

/** As few as bring the two together, or the whole ring where that is not enough. Those with a cadence of their own stay. */
function fewerPeople(
  groups: readonly CadenceGroup[],
  rules: RingRules,
  { wanted, held }: { readonly wanted: number; readonly held: number },
) {
  for (const ring of RINGS.toReversed()) {
    const inRing = groups.filter((group) => group.ring === ring && Object.keys(group.override).length === 0)
    const people = inRing.reduce((sum, group) => sum + group.people, 0)
    if (people === 0) continue
    const each = 7 / rules[ring].cadence.idealDays
    // A hair less than a whole person is what adding fractions leaves.
    const fewer = Math.min(people, Math.ceil((wanted - held) / each - 1e-9))
    return { ring, people: fewer, wanted: wanted - fewer * each }
  }
  return null
}
