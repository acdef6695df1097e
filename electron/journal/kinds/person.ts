import type { Sql } from '#journal/documents/statements.ts'
import type { Link } from '#journal/projections/row-definition.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { ownKeys } from '#journal/matching/person-evidence.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { emailAddress } from '#shared/model/email-address.ts'
import { documentHead } from '#shared/model/document.ts'
import type { Person } from '#shared/model/person.ts'
import type { PersonFieldRules } from '#shared/model/person-field.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { displayName } from '#shared/model/person-name.ts'
import { z } from 'zod'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'
import { refreshDrifts } from './drifts.ts'
import { ownColumns, personPaths } from './person-definition.ts'
import { personText, personToRows } from './person-rows.ts'
import { personTables } from './person-tables.ts'
import { readRingRules } from './ring-rules.ts'
import { refreshSilences } from './silences.ts'

/** Those that follow from several fields, or from the document as a whole. */
const COLUMNS =
  `n id name sort_name given family nick ring title title_key named_organisation_id organisation_id ideal_override max_override paused
  ideal_days max_days needs_met photo_mark hidden created_at deleted_at read_only`.split(/\s+/)

export const personKind = personKindOf(PERSON_FIELDS)

/** The kind of people with these fields. @param fields the product's; a test's may have more */
export function personKindOf(fields: PersonFieldRules) {
  const shape = Object.fromEntries(Object.entries(fields).map(([field, { schema }]) => [field, schema]))
  const own = ownColumns(fields)
  const insert = insertPerson(own.map(({ column }) => column))
  return defineKind({
    kind: 'person',
    content: documentHead.extend({ kind: z.literal('person'), ...shape }),
    ...personPaths(fields),
    stepHashes: [
      '1f7c367d7ef84331af64f30ec3834c12c9920d7bab1912c25f6891bf75b01ba5',
      'b7eea8796113dd9368c7d2a31277f44c3143850370515f31e2e18e8ba0b265ab',
      'a75e3d8581176349c0d4b40e85c8fa35518f437123868f77e217b2e95c4570a1',
      '0a01aa5f26fd690b05902164bac94ec852569ec003ca2c860cb209c933c40501',
    ],
    fixedId: null,
    tables: personTables(fields),
    rowsVersion: 9,
    title: ({ names }) => displayName(names),
    day: ({ createdAt }) => dayOfInstant(createdAt),
    links: linksOf,
    searchText: (content) => personText(content, fields),
    namesInText: ['organisation'],
    mergedInto: ({ mergedInto }) => mergedInto,
    topics: ['people', 'today', 'journal', 'follow-ups'],
    writeRows: ({ sql, memo }, { n, id, content, readOnly }) => {
      const rules = memo('ring rules', () => readRingRules(sql))
      const { person: row, words } = personToRows(content, rules)
      sql(insert).run({
        ...row,
        n,
        id,
        organisation_id: row.named_organisation_id === null ? null : survivorInRows(sql, row.named_organisation_id),
        hidden: Number(content.deletedAt !== undefined || content.mergedInto !== null),
        created_at: content.createdAt,
        deleted_at: content.deletedAt ?? null,
        read_only: Number(readOnly),
        ...Object.fromEntries(own.map(({ field, column }) => [column, Reflect.get(content, field) as string | null])),
      })
      sql('INSERT INTO person_contents VALUES (?, ?)').run(n, JSON.stringify({ ...content, photo: row.photo_mark }))
      if (content.photo !== null) sql('INSERT INTO person_photos VALUES (?, ?)').run(n, content.photo)
      // Of whoever is in the trash as well: when they are forgotten, meetings with them are found by it.
      for (const address of emailsOf(content)) sql('INSERT INTO person_emails VALUES (?, ?)').run(address, n)
      // The same: whoever is forgotten is told apart from nobody any more, in no document.
      for (const other of Object.keys(content.notSameAs)) sql('INSERT INTO person_apart VALUES (?, ?)').run(n, other)
      if (content.deletedAt !== undefined) return
      for (const word of words) sql('INSERT INTO person_words VALUES (?, ?)').run(word, n)
      for (const { date, label } of Object.values(content.dates)) {
        sql('INSERT INTO person_dates VALUES (?, ?, ?, ?, ?)').run(n, date.y ?? null, date.m, date.d, label)
      }
      for (const [place, keys] of ownKeys(content)) {
        for (const key of keys) sql('INSERT INTO match_words VALUES (?, ?, ?)').run(key, n, place)
      }
      const { needs, needsMet, needsLetGo } = content
      for (const [need, { text, heardOn }] of Object.entries(needs)) {
        const days = [heardOn, needsMet[need] ?? null, needsLetGo[need] ?? null].map((day) => day && dayNumber(day))
        sql('INSERT INTO person_needs VALUES (?, ?, ?, ?, ?, ?)').run(n, need, text, ...days)
      }
    },
    followLinks: { roles: ['participant'], refresh: refreshConversations },
    settle: null,
    // In a cycle of crossed merges the survivor is shown although its document says that it was merged.
    merged: (sql, id, survivor) =>
      void sql(
        `UPDATE people SET hidden = (deleted_at IS NOT NULL OR (merged_into IS NOT NULL AND id <> ?)) WHERE id = ?`,
      ).run(survivor, id),
  })
}

function emailsOf({ channels }: Person): Set<string> {
  const emails = Object.values(channels).filter(({ kind }) => kind === 'email')
  return new Set(emails.flatMap(({ value }) => emailAddress(value) ?? []))
}

function linksOf({ roles, circles, archetypes, metThrough }: Person): Link[] {
  const organisations = new Set(Object.values(roles).flatMap(({ organisation }) => organisation ?? []))
  return [
    ...[...organisations].map((named) => ({ role: 'organisation', named, keptInTrash: true as const })),
    ...Object.keys(circles).map((named) => ({ role: 'circle', named, keptInTrash: true as const })),
    ...Object.keys(archetypes).map((named) => ({ role: 'archetype', named, keptInTrash: true as const })),
    ...(metThrough === null ? [] : [{ role: 'met-through', named: metThrough, keptInTrash: true as const }]),
  ]
}

function insertPerson(own: readonly string[]): string {
  const columns = [...COLUMNS, ...own]
  return `INSERT INTO people (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`
}

const LAST_CONVERSATION = `UPDATE people SET
  first_day = (SELECT min(day) FROM links AS l WHERE l.target_id = people.id AND l.role = 'participant'),
  last_day = (SELECT max(day) FROM links AS l WHERE l.target_id = people.id AND l.role = 'participant'),
  conversations = (SELECT count(DISTINCT n) FROM links AS l WHERE l.target_id = people.id AND l.role = 'participant')`

function refreshConversations(sql: Sql, ids: readonly string[] | null): void {
  if (ids === null) sql(LAST_CONVERSATION).run()
  else sql(`${LAST_CONVERSATION} WHERE id IN (SELECT value FROM json_each(?))`).run(JSON.stringify(ids))
  refreshSilences(sql, ids)
  refreshDrifts(sql, ids)
}
