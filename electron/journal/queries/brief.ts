import { isConfidential, isConfidentialTalk } from '#journal/matching/evidence-sentences.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import type { ConversationRow, FollowUpRow } from '#shared/contract/rows.ts'
import { MAX_BRIEFED } from '#shared/contract/today-contract.ts'
import { briefGift, briefPurpose, briefQuestion, type HeardNeed } from '#shared/model/brief-lines.ts'
import { warmthOn } from '#shared/model/cadence.ts'
import { addDays, dayNumber, type CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { stateOfNeed, type Person } from '#shared/model/person.ts'
import { civilOrNull } from './civil-or-null.ts'
import { CONVERSATION_COLUMNS, toConversationRows, type ConversationColumns } from './conversation-row.ts'
import { doubtfulAnswer } from './guide.ts'
import { needMatches } from './matches.ts'
import { meetingById, nextMeetingWith } from './meetings.ts'
import { conversationsOf, followUpsOf, plansWith } from './person-page.ts'
import { cadenceOfRow, personLink } from './person-row.ts'
import { hasEnded, minutesOf, MINUTES_A_DAY } from './plan-end.ts'
import type { QueryContext } from './query-context.ts'

type Brief = QueryOutput<'brief'>

interface Columns {
  readonly name: string
  readonly content: string
  readonly last_day: number | null
  readonly ideal_days: number | null
  readonly max_days: number | null
}

/** What to know of somebody before one speaks with them: one line of each, from where the journal has it. */
export function brief(context: QueryContext, { id: asked }: { id: PersonId }): Brief {
  const id = survivorInRows(context.sql, asked) as PersonId
  const row = context
    .sql(
      'SELECT p.name, p.last_day, p.ideal_days, p.max_days, c.content FROM people AS p JOIN person_contents AS c ON c.n = p.n WHERE p.id = ?',
    )
    .get(id) as Columns | undefined
  if (row === undefined) throw notFound(asked)
  const content = JSON.parse(row.content) as Person
  const followUps = followUpsOf(context, id).filter(({ done }) => !done)
  const plans = plansWith(context, id)
  const last = conversationsOf(context, id, 1, 0)[0] ?? null
  const lines = linesOf(context, id, { content, row, followUps, plans })
  const isBare = lines.question === null && lines.gift === null && followUps.length === 0
  return {
    person: { id, name: row.name },
    channels: Object.values(content.channels).toSorted((a, b) => Number(b.preferred) - Number(a.preferred)),
    last: last && { ...last, isPrivate: isConfidentialTalk(last) },
    ...lines,
    howMet: isBare ? howMet(context, content) : null,
    followUps: followUps.map((one) => ({ ...one, isPrivate: isConfidential(one.text) })),
    plans: plans.map((one) => ({ ...one, isPrivate: isConfidentialTalk(one) })),
    nextMeeting: nextMeetingWith(context, id),
  }
}

interface Known {
  readonly content: Person
  readonly row: Columns
  readonly followUps: readonly FollowUpRow[]
  readonly plans: readonly ConversationRow[]
}

/** What is the purpose already is neither question nor gift where there is another; and a need is not both. */
function linesOf(
  context: QueryContext,
  id: PersonId,
  { content, row, followUps, plans }: Known,
): Pick<Brief, 'purpose' | 'question' | 'gift' | 'helper'> {
  const today = context.today()
  const needs: HeardNeed[] = Object.entries(content.needs)
    .filter(([key]) => stateOfNeed(content, key) === 'open')
    .map(([need, { text, heardOn }]) => ({ need, text, on: heardOn }))
  const lastOn = civilOrNull(row.last_day)
  const warmth = warmthOn(today, lastOn, cadenceOfRow(row))
  const [next] = plans.filter(({ date }) => date >= today)
  const purpose = briefPurpose(
    {
      plan: next === undefined ? null : { topic: next.topic, date: next.date },
      mine: followUps.filter(({ actor }) => actor === 'me'),
      needs,
      lastOn,
      isFading: warmth === 'cooling' || warmth === 'cold',
    },
    today,
  )
  const others = purpose.because === 'need' ? needs.slice(1) : needs
  const gift = briefGift(content, others) ?? briefGift(content, needs)
  const doubt = doubtfulAnswer(context, content)
  const question = briefQuestion(content, gift?.from === 'need' ? others.slice(1) : others, doubt)
  const given = gift?.from === 'need' ? needs.find(({ text }) => text === gift.text)?.need : undefined
  const helped = given === undefined ? undefined : needMatches(context, { person: id, need: given, limit: 1 })
  return {
    purpose: { ...purpose, isPrivate: isConfidential(purpose.text) },
    // What one noted to ask, and what was answered, nobody else is meant to read.
    question: question && {
      from: question.from,
      text: question.text,
      on: question.on,
      isPrivate: question.from === 'askNext' || question.from === 'answer' || isConfidential(question.text),
    },
    gift: gift && { from: gift.from, text: gift.text, on: gift.on, isPrivate: isConfidential(gift.text) },
    helper: helped?.likely[0] ?? null,
  }
}

function howMet({ sql }: QueryContext, { howWeMet, metOn, metThrough }: Person): Brief['howMet'] {
  const through = metThrough === null ? null : personLink(sql, metThrough)
  const text = howWeMet.trim().split('\n', 1)[0] ?? ''
  return text === '' && metOn === null && through === null
    ? null
    : { text, on: metOn, through, isPrivate: isConfidential(text) }
}

/** Briefs of all who take part, each once, whoever they were merged into. */
export function meeting(context: QueryContext, input: QueryRequest<'meeting'>): QueryOutput<'meeting'> {
  const plan = 'plan' in input ? planOf(context, input.plan) : null
  const met = 'meeting' in input ? meetingById(context, input.meeting) : null
  const asked = 'people' in input ? input.people : ((plan ?? met)?.people.map(({ id }) => id) ?? [])
  const people = [...new Set(asked.map((id) => survivorInRows(context.sql, id) as PersonId))].slice(0, MAX_BRIEFED)
  const until = plan === null ? (met === null ? null : endOfMeeting(context, met)) : endOf(plan)
  return { plan, meeting: met, until, briefs: people.map((id) => brief(context, { id })) }
}

const MAX_OFFERED = 20

/**
 * What is planned for today and tomorrow and has not ended, soonest first; also what began yesterday and goes past midnight. Not of
 * what is for so many that nobody reads it.
 */
export function briefsOffered({ sql, now, timeZone }: QueryContext): QueryOutput<'briefsOffered'> {
  const clock = clockAt(now(), timeZone())
  const rows = sql(`SELECT ${CONVERSATION_COLUMNS} FROM conversations AS c
    WHERE c.deleted_at IS NULL AND c.planned = 1 AND c.day BETWEEN ? AND ?
    ORDER BY c.day, c.time IS NULL, c.time, c.id`)
  const near = rows.all(dayNumber(addDays(clock.date, -1)), dayNumber(addDays(clock.date, 1))) as ConversationColumns[]
  const ahead = near.filter((plan) => !hasEnded(plan, clock))
  return toConversationRows(sql, ahead)
    .filter(({ people }) => people.length > 0 && people.length <= MAX_BRIEFED)
    .slice(0, MAX_OFFERED)
}

function planOf({ sql }: QueryContext, id: ConversationId): ConversationRow | null {
  const rows = sql(`SELECT ${CONVERSATION_COLUMNS} FROM conversations AS c
    WHERE c.id = ? AND c.deleted_at IS NULL AND c.planned = 1`).all(id)
  return toConversationRows(sql, rows as ConversationColumns[])[0] ?? null
}

/** By the clocks of this machine; null where it has no time, or goes past midnight. */
function endOfMeeting({ timeZone }: QueryContext, { time, on, endsAt, startsAt }: MeetingRow): CivilTime | null {
  if (time === null || endsAt === startsAt) return null
  const end = clockAt(endsAt, timeZone())
  return end.date === on ? end.time : null
}

/** The time at which it ends, on the same day; null where it has no time or no length, or goes past midnight. */
function endOf({ time, minutes }: ConversationRow): CivilTime | null {
  if (time === null || minutes === null) return null
  const end = minutesOf(time) + minutes
  if (end >= MINUTES_A_DAY) return null
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}` as CivilTime
}
