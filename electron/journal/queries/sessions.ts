import { occurrencesOf } from '#journal/calendar/occurrences.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { addDays, dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { SessionId, TimeBlockId } from '#shared/model/id.ts'
import { minutesOfSpans, session, type Session } from '#shared/model/session.ts'
import { blockTitle } from '#shared/model/time-block.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import { keptBlocks, type KeptBlock } from './block-rows.ts'
import type { QueryContext } from './query-context.ts'

interface KeptSession {
  readonly id: SessionId
  readonly day: CivilDate
  readonly content: Session
}

type Offered = NonNullable<QueryOutput<'planNow'>['offer']>

const MS_A_MINUTE = 60_000
/** A block is offered a little before its time: one looks at Today, and then begins. */
const MINUTES_BEFORE = 5

/** What is left of a session that did not end, and the block whose time it is. What has passed unused is not spoken of. */
export function planNow(context: QueryContext): QueryOutput<'planNow'> {
  const { sql, device } = context
  const kept = keptBlocks(sql)
  const now = context.now()
  const today = context.today()
  const ofToday = sessionsOf(context, addDays(today, -1), addDays(today, 1))
  const open = ofToday
    .flatMap((one) => Object.entries(one.content.spans).map(([spanId, span]) => ({ ...one, spanId, span })))
    .filter(({ span }) => span.open === device && dayOf(context, span.to) === today)
    .toSorted((a, b) => b.span.to - a.span.to)[0]
  const offers = kept
    .flatMap((block) => offersOf(context, block, ofToday))
    .toSorted((a, b) => a.startsAt - b.startsAt || (a.block.id < b.block.id ? -1 : 1))
  const current = offers.find(({ from, to }) => from <= now && now < to)
  const turns = offers.flatMap(({ from, to }) => [from, to]).filter((at) => at > now)
  return {
    running: open === undefined ? null : { ...runningOf(open, kept), span: open.spanId },
    offer: current?.block ?? null,
    next: turns.length === 0 ? null : Math.min(...turns),
  }
}

/** Sessions, the newest first. */
export function sessions(context: QueryContext, input: QueryRequest<'sessions'>): QueryOutput<'sessions'> {
  const { sql, timeZone } = context
  const { total } = sql('SELECT count(*) AS total FROM sessions WHERE deleted_at IS NULL').get() as { total: number }
  const rows = sql(`SELECT id, day, content FROM sessions WHERE deleted_at IS NULL
    ORDER BY day DESC, n DESC LIMIT ? OFFSET ?`).all(input.limit, input.offset)
  const titles = new Map(keptBlocks(sql).map(({ id, content }) => [id, blockTitle(content)]))
  return {
    total,
    rows: read(rows).map(({ id, day, content }) => {
      const { spans, done, note, block } = content
      const begun = Object.values(spans).map(({ from }) => from)
      return {
        id,
        day,
        time: begun.length === 0 ? null : clockAt(Math.min(...begun), timeZone()).time,
        minutes: minutesOfSpans(Object.values(spans)),
        done: Object.keys(done).length,
        note,
        title: block === null ? '' : (titles.get(block) ?? ''),
      }
    }),
  }
}

/** What a review tells of a span: so many blocks, so many of them used, so many moved. */
export function blockUse(context: QueryContext, { from, to }: QueryRequest<'blockUse'>): QueryOutput<'blockUse'> {
  const now = context.now()
  const used = sessionsOf(context, addDays(from, -62), addDays(to, 62)).filter(({ content }) => content.block !== null)
  const usedKeys = new Set(used.map(({ content, day }) => `${content.block} ${day}`))
  const all = keptBlocks(context.sql).flatMap(({ id, content }) =>
    occurrencesOf(content, { from, to, limit: 366 })
      .filter(({ startsAt, isOff }) => !isOff && startsAt + content.rule.minutes * MS_A_MINUTE <= now)
      .map(({ day, isMoved }) => ({ key: `${id} ${day}`, isMoved })),
  )
  const spans = used
    .filter(({ day }) => day >= from && day <= to)
    .flatMap(({ content }) => Object.values(content.spans))
  return {
    blocks: all.length,
    used: all.filter(({ key }) => usedKeys.has(key)).length,
    moved: all.filter(({ isMoved }) => isMoved).length,
    minutes: minutesOfSpans(spans),
  }
}

/** Whole minutes of all sessions of some days, with a block or without; what two devices did at once counts once. */
export function minutesOfSessions(context: QueryContext, { from, to }: { from: CivilDate; to: CivilDate }): number {
  return minutesOfSpans(sessionsOf(context, from, to).flatMap(({ content }) => Object.values(content.spans)))
}

export interface SessionMinutes {
  readonly id: SessionId
  readonly block: TimeBlockId | null
  readonly day: CivilDate
  readonly minutes: number
}

/** The whole minutes of each session of some days, with a block or without, the earliest first. */
export function sessionMinutes(context: QueryContext, days: { from: CivilDate; to: CivilDate }): SessionMinutes[] {
  return sessionsOf(context, days.from, days.to).map(({ id, day, content }) => ({
    id,
    block: content.block,
    day,
    minutes: minutesOfSpans(Object.values(content.spans)),
  }))
}

/** Today's occurrences that were neither used nor left out, with when each is offered. */
function offersOf({ now }: QueryContext, { id, content }: KeptBlock, known: readonly KeptSession[]) {
  const { rule, purpose, act, queue } = content
  const day = dayNumberToCivilDate(Math.floor(now() / 86_400_000))
  const used = new Set(known.flatMap((one) => (one.content.block === id ? [one.day] : [])))
  return occurrencesOf(content, { from: addDays(day, -1), to: addDays(day, 8), limit: 12 })
    .filter((occurrence) => !occurrence.isOff && !used.has(occurrence.day))
    .map(({ day: on, time, startsAt }) => ({
      startsAt,
      from: startsAt - MINUTES_BEFORE * MS_A_MINUTE,
      to: startsAt + rule.minutes * MS_A_MINUTE,
      block: { id, purpose, act, queue, minutes: rule.minutes, day: on, time } satisfies Offered,
    }))
}

function runningOf({ id, day, content }: KeptSession, blocks: readonly KeptBlock[]) {
  const block = blocks.find((one) => one.id === content.block)
  const minutes = minutesOfSpans(Object.values(content.spans))
  const offered = block && {
    id: block.id,
    purpose: block.content.purpose,
    act: block.content.act,
    queue: block.content.queue,
    minutes: block.content.rule.minutes,
    day,
    time: block.content.rule.time,
  }
  return { id, block: offered ?? null, wanted: content.minutes, minutes, done: Object.keys(content.done).length }
}

function sessionsOf({ sql }: QueryContext, from: CivilDate, to: CivilDate): KeptSession[] {
  return read(
    sql('SELECT id, day, content FROM sessions WHERE deleted_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, n').all(
      dayNumber(from),
      dayNumber(to),
    ),
  )
}

function read(rows: readonly unknown[]): KeptSession[] {
  return (rows as { id: SessionId; day: number; content: string }[]).map(({ id, day, content }) => ({
    id,
    day: dayNumberToCivilDate(day),
    content: session.parse(JSON.parse(content)),
  }))
}

function dayOf({ timeZone }: QueryContext, unixMs: number): CivilDate {
  return clockAt(unixMs, timeZone()).date
}
