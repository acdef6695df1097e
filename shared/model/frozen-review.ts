import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { personId } from './id.ts'
import { reviewRhythm } from './review.ts'
import { SOMEBODY } from './somebody.ts'

/** Somebody by name, as they were called then; both are null since they were forgotten. */
export const frozenPerson = z.object({ id: personId.nullable(), name: z.string().nullable() })
export type FrozenPerson = z.infer<typeof frozenPerson>

/**
 * A number with what it was the number of. What is counted is named by a code, which the page has the words for, and
 * `definition`: two numbers can be compared where that is the same. A code that is not known here is shown as it is.
 */
export const periodNumber = z.object({
  code: z.string().max(100),
  /** Which of several of that code: a type of person, a measure of one's own, a kind of gift. */
  subject: z.object({ id: z.string().max(100), name: z.string() }).nullable(),
  value: z.number(),
  /** Of how many, where it is a part of something. */
  of: z.number().nullable(),
  /** Who was counted, where it is people. */
  people: z.array(frozenPerson),
  definition: z.object({
    version: z.number().int(),
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
})
export type PeriodNumber = z.infer<typeof periodNumber>

/** Who in a ring became warmer or quieter in the period, and whom one met. */
export const periodMoves = z.object({
  warmer: z.array(frozenPerson),
  quieter: z.array(frozenPerson),
  met: z.array(frozenPerson),
})

export const frozenReview = z.object({
  version: z.literal(1),
  rhythm: reviewRhythm,
  from: civilDate,
  to: civilDate,
  /** What the review before had expected, word for word; null where there was none. */
  expectation: z.object({ from: civilDate, to: civilDate, text: z.string() }).nullable(),
  texts: z.object({
    expected: z.string(),
    happened: z.string(),
    learned: z.string(),
    surprised: z.string(),
    neglected: z.string(),
    barriers: z.string(),
    decisions: z.string(),
  }),
  numbers: z.array(periodNumber),
  /** Conversations by day, days without any left out. */
  days: z.record(civilDate, z.number().int().positive()),
  moved: periodMoves,
  chosen: z.array(frozenPerson),
  /** What was decided, as the follow-ups said it then. */
  decided: z.array(z.object({ text: z.string(), due: civilDate.nullable() })),
  /** How many times a name was taken out of it since. */
  redacted: z.number().int().nonnegative(),
})
export type FrozenReview = z.infer<typeof frozenReview>

/** What was frozen, from its canonical JSON; null where it is nothing that this Rapport can read. */
export function readFrozen(text: string): FrozenReview | null {
  try {
    return frozenReview.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Everybody whom a frozen review names by id. */
export function namedIn(frozen: FrozenReview): Set<string> {
  return new Set(peopleIn(frozen).flatMap(({ id }) => id ?? []))
}

function peopleIn({ chosen, numbers, moved }: FrozenReview): FrozenPerson[] {
  return [...chosen, ...numbers.flatMap(({ people }) => people), ...moved.warmer, ...moved.quieter, ...moved.met]
}

/**
 * A frozen review without some people: where they were named stands nobody, and in what was written their whole names, those of
 * then and those that they have now, give way to `SOMEBODY` wherever they stand as words of their own.
 * @param names what they are called now; what may be another's name as well is left where it is: see `isWholeName`
 * @returns null where it says nothing of them
 */
export function redactReview(
  frozen: FrozenReview,
  gone: ReadonlySet<string>,
  names: readonly string[],
): FrozenReview | null {
  let taken = 0
  const person = (one: FrozenPerson): FrozenPerson => {
    if (one.id === null || !gone.has(one.id)) return one
    taken++
    return { id: null, name: null }
  }
  const people = (all: readonly FrozenPerson[]) => all.map(person)
  const called = [...names, ...namesThen(frozen, gone)].filter(isWholeName)
  const text = (said: string) => {
    const without = withoutNames(said, called)
    taken += without.taken
    return without.text
  }
  const texts = Object.fromEntries(Object.entries(frozen.texts).map(([field, said]) => [field, text(said)]))
  const redacted: FrozenReview = {
    ...frozen,
    expectation: frozen.expectation && { ...frozen.expectation, text: text(frozen.expectation.text) },
    texts: texts as FrozenReview['texts'],
    numbers: frozen.numbers.map((number) => ({
      ...number,
      subject: number.subject && { ...number.subject, name: text(number.subject.name) },
      people: people(number.people),
    })),
    moved: {
      warmer: people(frozen.moved.warmer),
      quieter: people(frozen.moved.quieter),
      met: people(frozen.moved.met),
    },
    chosen: people(frozen.chosen),
    decided: frozen.decided.map((one) => ({ ...one, text: text(one.text) })),
  }
  return taken === 0 ? null : { ...redacted, redacted: frozen.redacted + taken }
}

/** Whether nobody else will be meant by it: a first name alone may be many people's. */
export function isWholeName(name: string): boolean {
  return /\S\s+\S/u.test(name) || (WITHOUT_SPACES.test(name) && /../u.test(name))
}

/** What people were called when it was frozen. */
function namesThen(frozen: FrozenReview, gone: ReadonlySet<string>): string[] {
  return peopleIn(frozen).flatMap(({ id, name }) => (id !== null && gone.has(id) && name !== null ? [name] : []))
}

/** A text with `SOMEBODY` for each of some names that stand in it as words of their own, and how many those were. */
export function withoutNames(said: string, names: readonly string[]): { text: string; taken: number } {
  if (names.length === 0) return { text: said, taken: 0 }
  let taken = 0
  // Of two names of which one is within the other the longer goes.
  const longestFirst = [...new Set(names)].toSorted((one, other) => other.length - one.length)
  const text = said.replace(new RegExp(longestFirst.map(asWords).join('|'), 'gu'), () => {
    taken++
    return SOMEBODY
  })
  return { text, taken }
}

/** A name as words of their own; in scripts without spaces wherever it stands. */
function asWords(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return WITHOUT_SPACES.test(name) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
