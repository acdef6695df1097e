import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { documentHead, instant } from './document.ts'
import { conversationId, entryId, personId } from './id.ts'

export const askStanding = z.enum(['open', 'met', 'letGo'])
export type AskStanding = z.infer<typeof askStanding>

export const askEvent = z.object({ standing: askStanding, at: instant })
export type AskEvent = z.infer<typeof askEvent>

/** Something that I need, in one sentence, and whom I asked for it. */
export const ask = documentHead.extend({
  kind: z.literal('ask'),
  text: z.string().max(2000),
  people: z.record(personId, z.literal(true)).default({}),
  openedOn: civilDate,
  /** What became of it, an entry each time. */
  events: z.record(entryId, askEvent).default({}),
  origin: conversationId.nullable().default(null),
  outcome: z.string().default(''),
})
export type Ask = z.infer<typeof ask>

/**
 * How an ask stands. Said on two devices without knowing of each other: met beats let go whatever their order, and only a
 * later `open` takes either back.
 * @returns `at`: when that was said, in milliseconds since 1970; null while it is open
 */
export function askStandingOf({ events }: Pick<Ask, 'events'>): { standing: AskStanding; at: number | null } {
  const all = Object.values(events)
  const reopenedAt = Math.max(-1, ...all.filter(({ standing }) => standing === 'open').map(({ at }) => at))
  for (const standing of ['met', 'letGo'] as const) {
    const times = all.filter((event) => event.standing === standing && event.at >= reopenedAt).map(({ at }) => at)
    if (times.length > 0) return { standing, at: Math.max(...times) }
  }
  return { standing: 'open', at: null }
}
