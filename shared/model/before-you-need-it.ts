import type { Warmth } from './cadence.ts'
import { daysBetween, type CivilDate } from './civil-date.ts'
import type { GoalStanding } from './goal.ts'
import { STAGES, type Stage } from './stage.ts'

/** Somebody in a seat that a goal needs. */
export interface NeededPerson {
  readonly id: string
  readonly name: string
  readonly stage: Stage
  readonly warmth: Warmth
  readonly lastOn: CivilDate | null
}

/**
 * What to say early of a goal whose day comes: so many days left, and nobody warm.
 * @param people everybody in its archetypes; null where it has none, of which there is nothing to say
 * @returns null where the goal is not active, has no day or one that is past, or somebody is warm. `nearest` is whom to
 *   begin with: known furthest, then spoken with last, then by name; null where nobody is there at all.
 */
export function beforeYouNeedIt<Person extends NeededPerson>(
  today: CivilDate,
  goal: { readonly standing: GoalStanding; readonly neededBy: CivilDate | null },
  people: readonly Person[] | null,
): { readonly daysLeft: number; readonly nearest: Person | null } | null {
  if (goal.standing !== 'active' || goal.neededBy === null || people === null) return null
  const daysLeft = daysBetween(today, goal.neededBy)
  if (daysLeft < 0 || people.some(({ warmth }) => warmth === 'warm')) return null
  return { daysLeft, nearest: people.toSorted(nearestFirst)[0] ?? null }
}

/** Whom one knows furthest, then whom one spoke with last, then by name. */
function nearestFirst(one: NeededPerson, other: NeededPerson): number {
  const [a, b] = [one, other].map(({ stage }) => STAGES.indexOf(stage))
  return (
    (b ?? 0) - (a ?? 0) ||
    compareText(other.lastOn ?? '', one.lastOn ?? '') ||
    compareText(one.name, other.name) ||
    compareText(one.id, other.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
