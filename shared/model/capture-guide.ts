import { z } from 'zod'
import { addMonths, daysBetween, type CivilDate } from './civil-date.ts'
import type { AnswerEntry } from './person-entries.ts'

/** A question that one would ask a person, in one's own words. Taken away it is hidden: its answers stay. */
export const guidePrompt = z.object({
  question: z.string().min(1).max(500),
  /** Where it stands: a fractional index; equal ones by id. */
  order: z.string().max(200),
  hidden: z.boolean().default(false),
  /** Health, faith, family trouble: its answers can be left out of an export. */
  sensitive: z.boolean().default(false),
})
export type GuidePrompt = z.infer<typeof guidePrompt>

/** As many as one remembers to ask. More are possible. */
export const SUGGESTED_PROMPTS = 5
/** A prompt that was offered for somebody is left alone for so long. */
const DAYS_BETWEEN_OFFERS = 60
/** What was known longer ago may have changed. */
const MONTHS_UNTIL_DOUBT = 18

export interface NamedPrompt extends GuidePrompt {
  readonly id: string
}

/** The prompts that are shown, in their order. */
export function shownPrompts(guide: Readonly<Record<string, GuidePrompt>>): NamedPrompt[] {
  return allPrompts(guide).filter(({ hidden }) => !hidden)
}

export function allPrompts(guide: Readonly<Record<string, GuidePrompt>>): NamedPrompt[] {
  return Object.entries(guide)
    .map(([id, prompt]) => ({ ...prompt, id }))
    .toSorted((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

/** Whether an answer was written so long ago that it may no longer hold. */
export function mayHaveChanged({ on }: AnswerEntry, today: CivilDate): boolean {
  return addMonths(on, MONTHS_UNTIL_DOUBT) < today
}

/**
 * The one prompt to offer after a conversation with somebody: without an answer, not offered for them in the last 60 days, and
 * of those the one that was longest not offered; never offered goes first, and equal ones stand as in the guide.
 */
export function promptToOffer(
  guide: Readonly<Record<string, GuidePrompt>>,
  {
    answers,
    promptsOffered,
  }: {
    readonly answers: Readonly<Record<string, AnswerEntry>>
    readonly promptsOffered: Readonly<Record<string, CivilDate>>
  },
  today: CivilDate,
): NamedPrompt | null {
  const open = shownPrompts(guide).filter(({ id }) => {
    const offered = promptsOffered[id]
    const isRested = offered === undefined || daysBetween(offered, today) >= DAYS_BETWEEN_OFFERS
    return isRested && !Object.hasOwn(answers, id)
  })
  return open.toSorted((a, b) => compare(promptsOffered[a.id] ?? '', promptsOffered[b.id] ?? ''))[0] ?? null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
