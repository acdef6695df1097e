import type { StoredDocument } from '#journal/documents/document-store.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { followUpState } from '#shared/model/follow-up.ts'
import type { Person } from '#shared/model/person.ts'
import { foldName } from '#shared/model/person-name.ts'
import type { RingRules } from '#shared/model/ring.ts'
import { personToRows, type PersonRows } from './person-rows.ts'
import type { Sql } from './statements.ts'

type Stored<Kind extends StoredDocument['kind']> = Extract<StoredDocument, { kind: Kind }>

// Newest first is rowid order: the day of the entry above, the number of the document below.
const ROWIDS_A_DAY = 2 ** 30
const MS_A_DAY = 86_400_000

export interface RowContext {
  readonly sql: Sql
  readonly rules: RingRules
  /** Whom references to `id` mean now. */
  readonly survivor: (id: string) => string
}

/** Takes every row of document `n` away, whatever its kind. */
export function eraseRows({ sql }: RowContext, n: number): void {
  eraseText(sql, n)
  for (const [table, column] of OWNED) sql(`DELETE FROM ${table} WHERE ${column} = ?`).run(n)
}

function eraseText(sql: Sql, n: number): void {
  const text = sql('SELECT text_rowid, kind, title, body, more FROM texts WHERE n = ?').get(n)
  if (text !== undefined) {
    const { text_rowid: rowid, kind, title, body, more } = text as TextRow
    sql(`INSERT INTO search (search, rowid, kind, title, body, more) VALUES ('delete', ?, ?, ?, ?, ?)`).run(
      rowid,
      kind,
      title,
      body,
      more,
    )
    sql('DELETE FROM texts WHERE n = ?').run(n)
  }
}

const OWNED = [
  ['people', 'n'],
  ['person_contents', 'n'],
  ['person_words', 'person_n'],
  ['person_roles', 'person_n'],
  ['person_dates', 'person_n'],
  ['circle_members', 'person_n'],
  ['conversations', 'n'],
  ['conversation_people', 'conversation_n'],
  ['conversation_tags', 'conversation_n'],
  ['follow_ups', 'n'],
  ['follow_up_people', 'follow_up_n'],
  ['organisations', 'n'],
  ['circles', 'n'],
  ['preference_rows', 'n'],
] as const

/** Writes the rows of a document that has none. */
export function writeRows(context: RowContext, document: StoredDocument): void {
  switch (document.kind) {
    case 'person':
      return writePerson(context, document)
    case 'conversation':
      return writeConversation(context, document)
    case 'follow-up':
      return writeFollowUp(context, document)
    case 'organisation':
    case 'circle':
      return writeNamed(context, document)
    case 'preferences':
      context.sql('INSERT INTO preference_rows VALUES (?, ?)').run(document.n, JSON.stringify(document.content))
  }
}

function writePerson({ sql, rules }: RowContext, { n, id, content, readOnly }: Stored<'person'>): void {
  const rows = personToRows(content, rules)
  const { person } = rows
  const hidden = content.deletedAt !== undefined || content.mergedInto !== null
  sql(`INSERT INTO people (n, id, name, sort_name, given, family, nick, ring, side, title, title_key, organisation_id, ideal_override,
    max_override, paused, ideal_days, max_days, met_through, merged_into, hidden, created_at, deleted_at, sample, read_only)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    n,
    id,
    person.name,
    person.sortName,
    person.given,
    person.family,
    person.nick,
    person.ring,
    content.side,
    person.title,
    foldName(person.title),
    person.organisationId,
    person.idealOverride,
    person.maxOverride,
    person.paused,
    person.idealDays,
    person.maxDays,
    content.metThrough,
    content.mergedInto,
    Number(hidden),
    content.createdAt,
    content.deletedAt ?? null,
    Number(content.sample ?? false),
    Number(readOnly),
  )
  sql('INSERT INTO person_contents VALUES (?, ?)').run(n, JSON.stringify(content))
  // Also of somebody in the trash, whose page can still be opened, and names them.
  for (const organisation of rows.organisations) sql('INSERT INTO person_roles VALUES (?, ?)').run(n, organisation)
  for (const circle of Object.keys(content.circles)) sql('INSERT INTO circle_members VALUES (?, ?)').run(circle, n)
  if (content.deletedAt !== undefined) return
  for (const word of rows.words) sql('INSERT INTO person_words VALUES (?, ?)').run(word, n)
  for (const { date, label } of Object.values(content.dates)) {
    sql('INSERT INTO person_dates VALUES (?, ?, ?, ?, ?)').run(n, date.y ?? null, date.m, date.d, label)
  }
  writePersonText(sql, n, content.createdAt, rows)
}

/** Writes the text of everybody with a role at an organisation again, after its name has changed. */
export function rewriteTextOfPeopleAt(context: RowContext, organisation: string): void {
  const { sql, rules } = context
  const people = sql(`SELECT DISTINCT p.n, p.created_at, c.content FROM person_roles r JOIN people p ON p.n = r.person_n
    JOIN person_contents c ON c.n = p.n
    WHERE r.organisation_id = ? AND p.deleted_at IS NULL`).all(organisation) as {
    n: number
    created_at: number
    content: string
  }[]
  for (const { n, created_at: createdAt, content } of people) {
    eraseText(sql, n)
    writePersonText(sql, n, createdAt, personToRows(JSON.parse(content) as Person, rules))
  }
}

function writePersonText(sql: Sql, n: number, createdAt: number, { organisations, text }: PersonRows): void {
  const names = organisations.map((id) => organisationName(sql, id))
  const more = [...names, text.more].filter((part) => part !== '').join('\n')
  writeText(sql, { n, day: Math.floor(createdAt / MS_A_DAY), kind: 'person', title: text.title, body: text.body, more })
}

function organisationName(sql: Sql, id: string): string {
  const row = sql('SELECT name FROM organisations WHERE id = ? AND deleted_at IS NULL').get(id)
  return (row as { name: string } | undefined)?.name ?? ''
}

function writeConversation(context: RowContext, { n, id, content, readOnly }: Stored<'conversation'>): void {
  const { sql, survivor } = context
  const day = dayNumber(content.date)
  const tags = Object.keys(content.tags).toSorted()
  sql(`INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    n,
    id,
    textRowid(day, n),
    day,
    content.time,
    content.minutes,
    content.channel,
    content.topic,
    content.learned,
    JSON.stringify(tags),
    content.createdAt,
    content.deletedAt ?? null,
    Number(content.sample ?? false),
    Number(readOnly),
  )
  if (content.deletedAt !== undefined) return
  for (const [named, { note }] of Object.entries(content.participants)) {
    sql('INSERT INTO conversation_people VALUES (?, ?, ?, ?, ?)').run(n, survivor(named), named, day, note)
  }
  for (const tag of tags) sql('INSERT OR IGNORE INTO conversation_tags VALUES (?, ?, ?)').run(tagKey(tag), n, tag)
  const notes = Object.values(content.participants).map(({ note }) => note)
  const more = [content.learned, ...tags, ...notes].filter((part) => part !== '').join('\n')
  writeText(sql, { n, day, kind: 'conversation', title: content.topic, body: content.notes, more })
}

function writeFollowUp({ sql, survivor }: RowContext, { n, id, content, readOnly }: Stored<'follow-up'>): void {
  const state = followUpState(content)
  sql(`INSERT INTO follow_ups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    n,
    id,
    content.text,
    content.owedBy,
    state.due === null ? null : dayNumber(state.due),
    Number(state.snoozed),
    state.doneAt,
    content.origin,
    content.createdAt,
    content.deletedAt ?? null,
    Number(content.sample ?? false),
    Number(readOnly),
  )
  if (content.deletedAt !== undefined) return
  for (const named of Object.keys(content.people)) {
    sql('INSERT INTO follow_up_people VALUES (?, ?, ?)').run(n, survivor(named), named)
  }
  const day = Math.floor(content.createdAt / MS_A_DAY)
  writeText(sql, { n, day, kind: 'follow-up', title: content.text, body: '', more: '' })
}

function writeNamed({ sql }: RowContext, { n, id, kind, content }: Stored<'organisation' | 'circle'>): void {
  const table = kind === 'circle' ? 'circles' : 'organisations'
  sql(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?)`).run(
    n,
    id,
    content.name,
    foldName(content.name),
    content.createdAt,
    content.deletedAt ?? null,
    Number(content.sample ?? false),
  )
  if (content.deletedAt !== undefined) return
  const day = Math.floor(content.createdAt / MS_A_DAY)
  writeText(sql, { n, day, kind, title: content.name, body: content.notes, more: '' })
}

interface TextRow {
  readonly text_rowid: number
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly more: string
}

interface Text {
  readonly n: number
  readonly day: number
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly more: string
}

function writeText(sql: Sql, { n, day, kind, title, body, more }: Text): void {
  const rowid = textRowid(day, n)
  const word = kindWord(kind)
  sql('INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)').run(rowid, n, word, title, body, more)
  sql('INSERT INTO search (rowid, kind, title, body, more) VALUES (?, ?, ?, ?, ?)').run(rowid, word, title, body, more)
}

function textRowid(day: number, n: number): number {
  return day * ROWIDS_A_DAY + n
}

/** Two tags that differ only in case are one. */
export function tagKey(tag: string): string {
  return tag.toLowerCase()
}

/**
 * The kind of a document as a word of the index, to narrow a search by. It begins with a character for private use,
 * which the tokenizer takes for a letter and which no search contains: so no column has to be left out of a search,
 * and that is what makes newest-first answers quick.
 */
export function kindWord(kind: string): string {
  return `\u{e000}${kind}`
}
