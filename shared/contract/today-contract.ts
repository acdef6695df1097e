import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { documentId } from '#shared/model/id.ts'
import { cadence, ring } from '#shared/model/ring.ts'
import { page, procedure } from './procedure.ts'
import { coolingRow, followUpRow, personLink, personRow, searchHit, trashRow } from './rows.ts'

export const todayPage = z.object({
  date: civilDate,
  /** Open follow-ups due today or earlier, oldest first: mine, then theirs; and those without a day. */
  mine: z.array(followUpRow),
  theirs: z.array(followUpRow),
  undated: z.array(followUpRow),
  /** The next days' open follow-ups, soonest first. */
  upcoming: z.array(followUpRow),
  /** Cooling and cold people of the rings, innermost ring first, then the longest overdue. At most 50. */
  cooling: z.array(coolingRow),
  coolingTotal: z.number().int(),
  /** People in a ring without a conversation yet. At most 20. */
  unmet: z.array(personRow),
  /** Birthdays and other days of the next 14 days. */
  dates: z.array(
    z.object({ person: personLink, label: z.string(), on: civilDate, years: z.number().int().nullable() }),
  ),
  /** Conversations logged today. */
  loggedToday: z.number().int(),
})
export type TodayPage = z.infer<typeof todayPage>

export const todayQueries = {
  today: procedure.output(todayPage),
  /** The quiet number beside Today: my follow-ups that are due. */
  dueCount: procedure.output(z.object({ mine: z.number().int(), theirs: z.number().int() })),
  search: procedure
    .input(
      z.object({
        text: z.string().max(500),
        kinds: z.array(searchHit.shape.kind).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        hits: z.array(searchHit),
        /** Ranked by relevance when few match, newest first when many. */
        order: z.enum(['relevance', 'newest']),
        more: z.boolean(),
      }),
    ),
  rings: procedure.output(
    z.object({
      rings: z.array(z.object({ ring, people: z.number().int(), budget: z.number().int(), cadence })),
      unplaced: z.number().int(),
      paused: z.number().int(),
      /** Conversations a week that would keep everybody warm. */
      conversationsAWeek: z.number(),
      /** Conversations a week, averaged over the last 8 weeks. */
      actualAWeek: z.number(),
    }),
  ),
  trash: procedure.input(z.object({ ...page })).output(z.object({ total: z.number().int(), rows: z.array(trashRow) })),
  /** What kind a document is, so that a link can open the right screen. */
  documentKind: procedure.input(z.object({ id: documentId })).output(z.object({ kind: z.string() })),
}
