import type { Sql } from '#journal/documents/statements.ts'
import type { EvidenceEntry } from '#shared/contract/mindset-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { civilDateAt, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'
import type { ConversationId, FollowUpId, GiveId, PersonId } from '#shared/model/id.ts'
import { blockTitle } from '#shared/model/time-block.ts'
import { keptBlocks } from './block-rows.ts'
import { civilOrNull } from './civil-or-null.ts'
import { groupByNumber, peopleOfConversations } from './conversation-row.ts'
import type { SessionMinutes } from './sessions.ts'

export interface FoundTalk {
  /** Number of the conversation. */
  readonly n: number
  /** Of whom it is told, where it is about one of those who were there. */
  readonly person?: number
  /** Number of the conversation that came of it. */
  readonly answer?: number | null
}

export interface FoundNeed {
  readonly id: PersonId
  readonly name: string
  readonly text: string
  readonly heard: number | null
  readonly met: number | null
}

export interface FoundFollowUp {
  readonly n: number
  readonly id: FollowUpId
  readonly text: string
  readonly doneAt: number
  readonly knownSince: number
}

export interface FoundGive {
  readonly n: number
  readonly id: GiveId
  readonly what: GiveWhat
  readonly text: string
  readonly day: number
  readonly thanks: string
  readonly knownSince: number | null
}

type Entry<Kind extends EvidenceEntry['kind']> = Extract<EvidenceEntry, { kind: Kind }>

interface TalkColumns {
  readonly n: number
  readonly id: ConversationId
  readonly day: number
  readonly channel: ConversationChannel
  readonly topic: string
  readonly minutes: number | null
}

/** Conversations as what a sentence rests on, in the order in which they were found. */
export function conversationEntries(sql: Sql, found: readonly FoundTalk[]): Entry<'conversation'>[] {
  const numbers = found.flatMap(({ n, answer }) => (answer ? [n, answer] : [n]))
  const columns = sql(`SELECT c.n, c.id, c.day, c.channel, c.topic, c.minutes FROM json_each(?) AS wanted
    JOIN conversations AS c ON c.n = wanted.value`).all(JSON.stringify([...new Set(numbers)])) as TalkColumns[]
  const byNumber = new Map(columns.map((row) => [row.n, row]))
  const people = peopleOfConversations(
    sql,
    found.filter(({ person }) => person === undefined).map(({ n }) => n),
  )
  const one = personByNumber(
    sql,
    found.flatMap(({ person }) => person ?? []),
  )
  return found.flatMap(({ n, person, answer }) => {
    const row = byNumber.get(n)
    if (row === undefined) return []
    const came = answer ? byNumber.get(answer) : undefined
    const named = person === undefined ? people.get(n) : one.get(person)
    return [
      {
        kind: 'conversation' as const,
        id: row.id,
        date: dayNumberToCivilDate(row.day),
        channel: row.channel,
        topic: row.topic,
        minutes: row.minutes,
        people: named ?? [],
        answer:
          came === undefined ? null : { id: came.id, date: dayNumberToCivilDate(came.day), channel: came.channel },
      },
    ]
  })
}

export function needEntries(found: readonly FoundNeed[]): Entry<'need'>[] {
  return found.map(({ id, name, text, heard, met }) => ({
    kind: 'need',
    person: { id, name },
    text,
    heardOn: civilOrNull(heard),
    metOn: civilOrNull(met),
  }))
}

/** Promises that were kept, with whom they are about; those that were kept before the first conversation say nothing. */
export function followUpEntries(sql: Sql, found: readonly FoundFollowUp[], timeZone: string): Entry<'follow-up'>[] {
  const links = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role = 'about' JOIN people AS p ON p.id = l.target_id
    WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`).all(JSON.stringify(found.map(({ n }) => n)))
  const people = groupByNumber(links as (PersonLink & { n: number })[])
  return found.flatMap(({ n, id, text, doneAt, knownSince }) => {
    const doneOn = civilDateAt(doneAt, timeZone)
    const since = dayNumberToCivilDate(knownSince)
    if (since > doneOn) return []
    return [{ kind: 'follow-up' as const, id, text, people: people.get(n) ?? [], doneOn, knownSince: since }]
  })
}

export function giveEntries(sql: Sql, found: readonly FoundGive[]): Entry<'give'>[] {
  const links = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role IN ('gave-to', 'got-from') JOIN people AS p ON p.id = l.target_id
    WHERE p.hidden = 0 ORDER BY l.n, p.sort_name`).all(JSON.stringify(found.map(({ n }) => n)))
  const people = groupByNumber(links as (PersonLink & { n: number })[])
  return found.map(({ n, id, what, text, day, thanks, knownSince }) => ({
    kind: 'give',
    id,
    what,
    text,
    people: people.get(n) ?? [],
    date: dayNumberToCivilDate(day),
    thanks: thanks.trim(),
    knownSince: civilOrNull(knownSince),
  }))
}

export function sessionEntries(
  sql: Sql,
  found: readonly (Omit<SessionMinutes, 'day'> & { readonly date: CivilDate })[],
): Entry<'session'>[] {
  const titles = new Map(keptBlocks(sql).map(({ id, content }) => [id, blockTitle(content)]))
  return found.map(({ id, block, date, minutes }) => ({
    kind: 'session',
    id,
    date,
    minutes,
    title: block === null ? '' : (titles.get(block) ?? ''),
  }))
}

function personByNumber(sql: Sql, numbers: readonly number[]): Map<number, PersonLink[]> {
  const rows = sql(
    `SELECT DISTINCT p.n, p.id, p.name FROM json_each(?) AS wanted JOIN people AS p ON p.n = wanted.value`,
  )
  return groupByNumber(rows.all(JSON.stringify(numbers)) as (PersonLink & { n: number })[])
}
