import { z } from 'zod'
import { documentHead } from './document.ts'
import { entryId, type DocumentId } from './id.ts'
import { guidePrompt } from './capture-guide.ts'
import { regularRhythm, reviewDays } from './review-rhythms.ts'
import { civilDate } from './civil-date-schema.ts'
import { cadence, DEFAULT_RING_RULES, ringBudget, ringRule, type Ring } from './ring.ts'

/** The one preferences document of every journal, the same on each device. */
export const PREFERENCES_ID = '00000000-0000-7000-8000-000000000001' as DocumentId

/** What a ring does not say is the default of the model, also one that changes later. */
function storedRule(ring: Ring) {
  const { cadence: usual, budget } = DEFAULT_RING_RULES[ring]
  return ringRule.extend({ cadence: cadence.default(usual), budget: ringBudget.default(budget) })
}

const storedRingRules = z
  .object({
    inner: storedRule('inner').prefault({}),
    close: storedRule('close').prefault({}),
    active: storedRule('active').prefault({}),
    wider: storedRule('wider').prefault({}),
  })
  .prefault({})

export const savedView = z.object({
  name: z.string().min(1).max(100),
  /** The search string of the People screen, as in its address. */
  search: z.string().max(2000),
})

/** Notes that begin the same each time: questions of a first meeting, the points of a one-to-one. */
export const noteTemplate = z.object({
  name: z.string().min(1).max(100),
  /** Markdown. */
  text: z.string().min(1).max(10_000),
})
export type NoteTemplate = z.infer<typeof noteTemplate>

/** What the page speaks: a language of its own, or the best of those that the system asks for. */
export const language = z.enum(['system', 'en'])
export type Language = z.infer<typeof language>

/** What the user answered at the first run; the strategy starts from it. */
export const intent = z.object({
  goal: z.string().max(2000).default(''),
  people: z.string().max(2000).default(''),
  minutesAWeek: z.number().int().min(0).max(10_080).nullable().default(null),
})

export type Intent = z.infer<typeof intent>

/** What other programs are shown of a time block: nothing that says what it is for. */
export const calendarTitle = z.string().min(1).max(200)
export const DEFAULT_CALENDAR_TITLE = 'Focus time'

export const preferences = documentHead.extend({
  kind: z.literal('preferences'),
  rings: storedRingRules,
  language: language.default('system'),
  views: z.record(entryId, savedView).default({}),
  intent: intent.default({ goal: '', people: '', minutesAWeek: null }),
  firstRunDone: z.boolean().default(false),
  /** Questions of one's own that one would ask a person. */
  guide: z.record(entryId, guidePrompt).default({}),
  calendarTitle: calendarTitle.default(DEFAULT_CALENDAR_TITLE),
  /** Whether Today asks what holds one back from what was put off again and again. */
  asksWhatHoldsBack: z.boolean().default(true),
  /** On which day Today offers which review. */
  reviewDays: reviewDays.prefault({}),
  /** Of each rhythm the first day of the last period whose review was not wanted. */
  reviewsPutAway: z.partialRecord(regularRhythm, civilDate).default({}),
  noteTemplates: z.record(entryId, noteTemplate).default({}),
})
export type Preferences = z.infer<typeof preferences>
