import { z } from 'zod'
import { civilDate, civilTime } from '#shared/model/civil-date-schema.ts'
import { channelEntry } from '#shared/model/person-entries.ts'
import { conversationChannel } from '#shared/model/conversation.ts'
import { conversationId, documentId, personId } from '#shared/model/id.ts'
import { cadence, ring } from '#shared/model/ring.ts'
import { meetingRow } from './calendar-contract.ts'
import { match } from './matching-contract.ts'
import { page, procedure } from './procedure.ts'
import { conversationRow, followUpRow, personLink, personRow, searchHit, trashRow } from './rows.ts'

/** With more at once nobody reads a brief. */
export const MAX_BRIEFED = 8

const dateReason = z.object({
  kind: z.literal('date'),
  /** "birthday" */
  label: z.string(),
  on: civilDate,
  /** Full years on that day, where the year is known. */
  years: z.number().int().nullable(),
})
const planReason = z.object({
  kind: z.literal('plan'),
  conversation: conversationId,
  on: civilDate,
  time: civilTime.nullable(),
  channel: conversationChannel,
  topic: z.string(),
  people: z.array(personLink),
  /** By the clock of this machine; of no length an hour after it began, of no time with its day. */
  isOver: z.boolean(),
})
/** Of a calendar: today, or past and it is not said yet whether it happened. */
const meetingReason = z.object({ kind: z.literal('meeting'), meeting: meetingRow })
const promiseReason = z.object({ kind: z.literal('promise'), followUp: followUpRow })

/** Why somebody, or something, stands on Today. The words for it are those of whoever shows it. */
export const todayReason = z.discriminatedUnion('kind', [
  dateReason,
  planReason,
  meetingReason,
  promiseReason,
  /** Cooling or cold: more than `cadence.idealDays` since the last conversation. */
  z.object({ kind: z.literal('quiet'), daysSince: z.number().int(), cadence }),
  /** In a ring, and not spoken with yet. */
  z.object({ kind: z.literal('unmet') }),
])
export type TodayReason = z.infer<typeof todayReason>

/** Somebody with every reason to think of them today, the most telling first; without `person` a thing about nobody. */
export const todayRow = z.object({
  /** The same as long as the row is about the same: the id of the person, or of the thing. */
  id: documentId,
  person: personRow.nullable(),
  reasons: z.array(todayReason).min(1),
})
export type TodayRow = z.infer<typeof todayRow>

export const todayPage = z.object({
  date: civilDate,
  /** How many rows there are. */
  total: z.number().int(),
  /** People first, by their most telling reason; then things without a person. */
  rows: z.array(todayRow),
  /** Conversations of today, without those that are planned. */
  loggedToday: z.number().int(),
})
export type TodayPage = z.infer<typeof todayPage>

/** One thing of the days to come. `person` is whom it is about, the first of several. */
export const upcomingRow = z.object({
  /** The same as long as the row is about the same. */
  id: z.string(),
  on: civilDate,
  person: personLink.nullable(),
  reason: z.discriminatedUnion('kind', [dateReason, planReason, meetingReason, promiseReason]),
})
export type UpcomingRow = z.infer<typeof upcomingRow>

/** Others who see the screen are not to read it. */
const mayBePrivate = { isPrivate: z.boolean() }

/** One line to know on the way to somebody. `on` is the day it comes from, where the journal knows one. */
const briefLine = <From extends string>(from: readonly [From, ...From[]]) =>
  z.object({ from: z.enum(from), text: z.string(), on: civilDate.nullable(), ...mayBePrivate }).nullable()

/** Why to meet. Its text is '' where the reason says all: nobody was spoken with yet, or not for long. */
const briefPurpose = z.object({
  because: z.enum(['plan', 'promise', 'need', 'cooling', 'first', 'catching-up']),
  text: z.string(),
  on: civilDate.nullable(),
  ...mayBePrivate,
})

/** Lines that are private are for the user's eyes: a screen that others see leaves them out. */
export const brief = z.object({
  person: personLink,
  purpose: briefPurpose,
  /** How to reach them, what they prefer first. */
  channels: z.array(channelEntry),
  /** The last conversation, its notes cut short; null before the first. */
  last: conversationRow.extend(mayBePrivate).nullable(),
  /** What to ask: what was noted to ask next, else what may have changed since. */
  question: briefLine(['askNext', 'answer', 'need', 'workingOn', 'caresAbout']),
  /** What to bring: an open need, else whom they want to meet, else what they can learn. */
  gift: briefLine(['need', 'wantsToMeet', 'theyCanLearnFromMe']),
  /** Who could help best where the gift is a need. */
  helper: match.nullable(),
  /** How one met; null where nobody has written it, or where there is more to tell. */
  howMet: z
    .object({ text: z.string(), on: civilDate.nullable(), through: personLink.nullable(), ...mayBePrivate })
    .nullable(),
  /** Open follow-ups both ways, and what is planned. */
  followUps: z.array(followUpRow.extend(mayBePrivate)),
  plans: z.array(conversationRow.extend(mayBePrivate)),
  /** The next one of a calendar. */
  nextMeeting: meetingRow.nullable(),
})
export const meeting = z.object({
  /** What is planned, where a plan was asked for and is still one. */
  plan: conversationRow.nullable(),
  /** When it ends, by its length. */
  until: civilTime.nullable(),
  /** Where a meeting of a calendar was asked for, and is still there. */
  meeting: meetingRow.nullable(),
  briefs: z.array(brief),
})
export type Brief = z.infer<typeof brief>

export const todayQueries = {
  /** Whoever, and whatever, there is to think of today. */
  today: procedure.input(z.object({ ...page })).output(todayPage),
  /** How much there is today, in the next seven days, and without a day: as many rows as those lists have. */
  dayCounts: procedure.output(
    z.object({ date: civilDate, today: z.number().int(), upcoming: z.number().int(), someday: z.number().int() }),
  ),
  /** Dates, plans and promises of the next seven days, soonest first. */
  upcoming: procedure
    .input(z.object({ ...page }))
    .output(z.object({ date: civilDate, total: z.number().int(), rows: z.array(upcomingRow) })),
  /** Open follow-ups without a day, mine first, the newest first. */
  someday: procedure
    .input(z.object({ ...page }))
    .output(z.object({ date: civilDate, total: z.number().int(), rows: z.array(followUpRow) })),
  /** What to know of somebody before one speaks with them. */
  brief: procedure.input(z.object({ id: personId })).output(brief),
  /** As `brief`, of several at once: of those who are planned to take part, or of those that are given, each once. */
  meeting: procedure
    .input(
      z.union([
        z.object({ plan: conversationId }),
        z.object({ people: z.array(personId).min(1).max(MAX_BRIEFED) }),
        /** By the id of a row. */
        z.object({ meeting: z.string().max(100) }),
      ]),
    )
    .output(meeting),
  /** What is planned for today and tomorrow with up to eight people, and has not ended: a brief is offered of it. */
  briefsOffered: procedure.output(z.array(conversationRow)),
  /** What of that, and of calendars, begins within twenty minutes: what a notification speaks of. Asked from time to time. */
  briefsReady: procedure.output(
    z.array(z.object({ id: z.string(), on: civilDate, time: civilTime, people: z.array(personLink) })),
  ),
  /** Open follow-ups that are due, by who has to act: what a reminder counts. */
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
        /** The days that the text was read as asking for; conversations of those come first. */
        days: z.object({ from: civilDate, to: civilDate }).nullable(),
        /** Nothing has these words: one of them was taken for a slip of the fingers. */
        isClose: z.boolean(),
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
