import type { Sql } from '#journal/documents/statements.ts'
import { foldName } from '#shared/model/person-name.ts'
import { displayName } from '#shared/model/person-name.ts'
import { person, PERSON_ENTRIES, PERSON_TEXTS } from '#shared/model/person.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'
import { personText, personToRows } from './person-rows.ts'
import { PERSON_TABLES } from './person-tables.ts'
import { readRingRules } from './ring-rules.ts'

const COLLECTIONS = [...Object.keys(PERSON_ENTRIES), 'externalRefs']

export const personKind = defineKind({
  kind: 'person',
  content: person,
  steps: [
    {
      maps: ['names', 'cadence', 'circles', 'archetypes', 'needsMet', 'needsLetGo', ...COLLECTIONS],
      texts: [...PERSON_TEXTS],
    },
  ],
  atomicPaths: COLLECTIONS.map((collection) => [collection, '*']),
  watched: [
    ...[...Object.keys(PERSON_ENTRIES), 'names', 'cadence'].map((map) => [map, '*']),
    ...['pronouns', 'ring', 'side', 'metThrough', 'metOn'].map((field) => [field]),
  ],
  fixedId: null,
  tables: PERSON_TABLES,
  rowsVersion: 1,
  title: ({ names }) => displayName(names),
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: ({ roles, circles, metThrough }) => {
    const organisations = new Set(Object.values(roles).map(({ organisation }) => organisation))
    organisations.delete(null)
    return [
      ...[...organisations].map((named) => ({
        role: 'organisation',
        named: String(named),
        keptInTrash: true as const,
      })),
      ...Object.keys(circles).map((named) => ({ role: 'circle', named, keptInTrash: true as const })),
      ...(metThrough === null ? [] : [{ role: 'met-through', named: metThrough, keptInTrash: true as const }]),
    ]
  },
  searchText: personText,
  namesInText: ['organisation'],
  mergedInto: ({ mergedInto }) => mergedInto,
  topics: ['people', 'today', 'journal', 'follow-ups'],
  writeRows: ({ sql, memo }, { n, id, content, readOnly }) => {
    const rules = memo('ring rules', () => readRingRules(sql))
    const { person: row, words } = personToRows(content, rules)
    const hidden = content.deletedAt !== undefined || content.mergedInto !== null
    sql(`INSERT INTO people (n, id, name, sort_name, given, family, nick, ring, side, title, title_key, organisation_id, ideal_override,
      max_override, paused, ideal_days, max_days, met_through, merged_into, hidden, created_at, deleted_at, read_only)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
      n,
      id,
      row.name,
      row.sortName,
      row.given,
      row.family,
      row.nick,
      row.ring,
      content.side,
      row.title,
      foldName(row.title),
      row.organisationId,
      row.idealOverride,
      row.maxOverride,
      row.paused,
      row.idealDays,
      row.maxDays,
      content.metThrough,
      content.mergedInto,
      Number(hidden),
      content.createdAt,
      content.deletedAt ?? null,
      Number(readOnly),
    )
    sql('INSERT INTO person_contents VALUES (?, ?)').run(n, JSON.stringify(content))
    if (content.deletedAt !== undefined) return
    for (const word of words) sql('INSERT INTO person_words VALUES (?, ?)').run(word, n)
    for (const { date, label } of Object.values(content.dates)) {
      sql('INSERT INTO person_dates VALUES (?, ?, ?, ?, ?)').run(n, date.y ?? null, date.m, date.d, label)
    }
  },
  followLinks: { roles: ['participant'], refresh: refreshLastConversation },
  settle: null,
  // In a cycle of crossed merges the survivor is shown although its document says that it was merged.
  merged: (sql, id, survivor) =>
    void sql(
      `UPDATE people SET hidden = (deleted_at IS NOT NULL OR (merged_into IS NOT NULL AND id <> ?)) WHERE id = ?`,
    ).run(survivor, id),
})

const LAST_CONVERSATION = `UPDATE people SET
  last_day = (SELECT max(day) FROM links AS l WHERE l.target_id = people.id AND l.role = 'participant'),
  conversations = (SELECT count(DISTINCT n) FROM links AS l WHERE l.target_id = people.id AND l.role = 'participant')`

function refreshLastConversation(sql: Sql, id: string | null): void {
  if (id === null) sql(LAST_CONVERSATION).run()
  else sql(`${LAST_CONVERSATION} WHERE id = ?`).run(id)
}
