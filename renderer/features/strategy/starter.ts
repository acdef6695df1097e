import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Intent } from '#shared/model/preferences.ts'
import { goalOfLine } from '#shared/quick-log/goal-line.ts'

/** More types of people than these are no beginning. */
export const MAX_STARTED = 4

/** The six kinds of people around those who do well and are well (Cross & Thomas). */
export const STARTER_KINDS = ['know', 'doors', 'challenge', 'support', 'purpose', 'balance'] as const
export type StarterKind = (typeof STARTER_KINDS)[number]

export interface Starter {
  /** The first thing that is wanted, with its day where it says one; null where nothing was answered. */
  readonly goal: { readonly title: string; readonly neededBy: CivilDate | null } | null
  /** Types of people in the user's own words, at most four, each once. */
  readonly types: readonly string[]
  /** Kinds that are offered chosen beside those, so that there is something to begin with. */
  readonly kinds: readonly StarterKind[]
}

/**
 * What the answers of the first run make of a strategy: at most one goal, and so many types of people as the time that is
 * given to them holds. Nothing of it is written here.
 */
export function starterOf({ goal, people, minutesAWeek }: Intent, today: CivilDate): Starter {
  const [first] = partsOf(goal)
  const most = minutesAWeek === null ? 3 : minutesAWeek <= 15 ? 2 : minutesAWeek <= 30 ? 3 : MAX_STARTED
  const named = new Map(typesOf(people).map((type) => [type.toLowerCase(), type]))
  const types = [...named.values()].slice(0, MAX_STARTED)
  return {
    goal: first === undefined ? null : goalOfLine(first, today),
    types,
    kinds: USUAL.slice(0, Math.max(0, most - types.length)),
  }
}

const USUAL: readonly StarterKind[] = ['know', 'challenge', 'support', 'doors']

/** Sentences and lines, each a type; a single sentence is a list where it has commas. */
function typesOf(text: string): string[] {
  const parts = partsOf(text)
  const [only, ...others] = parts
  return only !== undefined && others.length === 0 && only.includes(',') ? partsOf(only.replaceAll(',', '\n')) : parts
}

function partsOf(text: string): string[] {
  const parts = text.split(/[\n;]+|[.!?…]+(?:\s+|$)/u).map((part) => part.trim().replace(/^[-–•*]\s*/u, ''))
  return parts.filter((part) => part !== '').map((part) => part.slice(0, 200))
}
