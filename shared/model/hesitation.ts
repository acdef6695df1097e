import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { daysBetween, type CivilDate } from './civil-date.ts'

/** On so many days something of mine was put off before one is asked what holds one back. Never shown. */
export const TIMES_PUT_OFF = 3
/** In so many sessions somebody near was passed over since one last spoke. */
export const TIMES_SKIPPED = 2
/** For so long a line that was begun has lain. */
export const DRAFT_DAYS = 3
/** Whoever has said "not now" is not asked again about the same for so long. */
export const REST_DAYS = 14

/** When this machine asked about what: a follow-up by its id, or a draft. */
export const offerNote = z.object({ subject: z.string().min(1).max(100), on: civilDate, closed: z.boolean() })
export type OfferNote = z.infer<typeof offerNote>

/**
 * About what to ask, if about anything: one thing a day, the same one all day long, until it is answered or over; and not again
 * about what one did not want to be asked about lately.
 * @param subjects what one hesitates over, the most telling first
 */
export function offerOf(
  subjects: readonly string[],
  { today, notes }: { today: CivilDate; notes: readonly OfferNote[] },
): string | null {
  const ofToday = notes.find(({ on }) => on === today)
  if (ofToday !== undefined) {
    return !ofToday.closed && subjects.includes(ofToday.subject) ? ofToday.subject : null
  }
  const rests = (subject: string) =>
    notes.some((note) => note.closed && note.subject === subject && Math.abs(daysBetween(note.on, today)) < REST_DAYS)
  return subjects.find((subject) => !rests(subject)) ?? null
}

const MAX_NOTES = 50

/** The notes with that one: it takes the place of the one about the same on the same day. */
export function withNote(notes: readonly OfferNote[], note: OfferNote): OfferNote[] {
  const others = notes.filter(({ subject, on }) => subject !== note.subject || on !== note.on)
  return [note, ...others].slice(0, MAX_NOTES)
}
