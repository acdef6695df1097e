import { globSync, readFileSync } from 'node:fs'
import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { conflictPlace } from '#features/person/conflict-place.ts'
import { fieldName, valueWords, type WordsByField } from '#features/person/history-words.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { listAdditions } from '#journal/exchange/import-additions.ts'
import { importRulesOf } from '#journal/exchange/import-rules.ts'
import { knownPeople } from '#journal/exchange/known-person.ts'
import { planImport, type SourcedRecord } from '#journal/exchange/plan-import.ts'
import { importWriter } from '#journal/exchange/write-import.ts'
import { defineKind } from '#journal/kinds/define-kind.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { personKindOf } from '#journal/kinds/person.ts'
import { conflicts, history } from '#journal/queries/history.ts'
import { search } from '#journal/queries/search.ts'
import { personFieldWords, type PersonFieldWords } from '#parts/person-field-words.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { personId, type PersonId } from '#shared/model/id.ts'
import { entriesField, textField, valueField, type PersonFieldRules } from '#shared/model/person-field.ts'
import { EDITED_PERSON_FIELDS, PERSON_COLLECTIONS, PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

/** The schema number after that of the product. */
const NEXT = Math.max(...Object.values(PERSON_FIELDS).map(({ since }) => since)) + 1

/** Fields that the product does not have, each one line. */
const PLANTED = {
  timeZone: valueField(z.string().max(60), '', { imported: 'line', column: 'time_zone TEXT' }),
  quotes: entriesField(z.object({ text: z.string() }), { since: NEXT, found: { as: 'more', part: 'text' } }),
  dream: textField({ since: NEXT }),
} as const satisfies PersonFieldRules
const FIELDS: PersonFieldRules = { ...PERSON_FIELDS, ...PLANTED }
const RULES = importRulesOf(FIELDS)
const WITH_FIELDS = KINDS.map((kind) => (kind.kind === 'person' ? defineKind(personKindOf(FIELDS) as never) : kind))

interface Planted {
  readonly timeZone: string
  readonly quotes: Readonly<Record<string, { readonly text: string }>>
  readonly dream: string
}

const open = () => openTestEngine(WITH_FIELDS)
const read = ({ engine }: TestEngine, id: PersonId) => engine.store.read(id)?.content as unknown as Planted

function add({ engine }: TestEngine, given: string, planted: Partial<Planted> = {}): PersonId {
  const create = () =>
    engine.commands.run('add', (write) => write.create('person', { names: { given }, ...planted } as never))
  return personId.parse(create().result)
}

describe('a field that is one line of the table', () => {
  test('is stored, found by its words, has its column, and is rebuilt', () => {
    const test = open()
    const id = add(test, 'Ana', {
      timeZone: 'Europe/Lisbon',
      quotes: { q: { text: 'Festina lente' } },
      dream: 'A vineyard.',
    })
    test.reopen()
    expect(read(test, id)).toMatchObject({ timeZone: 'Europe/Lisbon', quotes: { q: { text: 'Festina lente' } } })
    expect(test.engine.commands.sql('SELECT time_zone FROM people').pluck().all()).toEqual(['Europe/Lisbon'])
    for (const text of ['festina', 'vineyard']) {
      expect(search(test.engine.queries, { text, limit: 5 }).hits.map((hit) => hit.id)).toEqual([id])
    }
    const { store, projections } = test.engine
    const before = dumpTables(store.database, projections.tables)
    for (const _ of projections.rebuild((kind) => store.each(kind)));
    expect(dumpTables(store.database, projections.tables)).toEqual(before)
  })

  test('is in documents of before, which had no such map or text', () => {
    const test = openTestEngine()
    const id = add(test, 'Ana')
    test.reopen(WITH_FIELDS)
    test.engine.commands.run('edit', (write) => {
      write.set(id, ['dream'], 'A vineyard.')
      write.set(id, ['quotes', 'q'], { text: 'Festina lente' })
    })
    expect(read(test, id)).toMatchObject({
      timeZone: '',
      dream: 'A vineyard.',
      quotes: { q: { text: 'Festina lente' } },
    })
  })

  test('comes along when people are merged, by the rule that it names', () => {
    const test = open()
    const from = add(test, 'Anna', { timeZone: 'Europe/Lisbon', quotes: { a: { text: 'One' } }, dream: 'A boat.' })
    const into = add(test, 'Ana', { quotes: { b: { text: 'Two' } }, dream: 'A vineyard.' })
    mergePeople(test.engine.commands, { from, into }, FIELDS)
    expect(read(test, into)).toMatchObject({
      timeZone: 'Europe/Lisbon',
      quotes: { a: { text: 'One' }, b: { text: 'Two' } },
      dream: 'A vineyard.\n\nA boat.',
    })
  })

  test('is imported for who has none, and told before', () => {
    const test = open()
    const { sql } = test.engine.commands
    const known = add(test, 'Ana', { timeZone: 'Europe/Berlin' })
    const records = [record('Ana', 'Europe/Lisbon', 'uid-ana'), record('Bo', 'Asia/Tokyo', 'uid-bo')]
    const decisions = new Map([[0, known]])
    const plan = [...planImport(records, knownPeople(sql, RULES), new Set(), decisions, RULES)]
    expect(plan.map(({ additions }) => listAdditions(additions, RULES))).toEqual([
      [{ code: 'source', params: { ref: 'uid-ana' } }],
      [{ code: 'line', params: { field: 'timeZone', text: 'Asia/Tokyo' } }],
    ])
    const writer = importWriter({ sql, today: '2026-11-23' as CivilDate, newEntryId: () => 'new', rules: RULES })
    test.engine.commands.run('import', (write) => {
      for (const [index, planned] of plan.entries()) writer.write(write, index, planned)
    })
    const zones = sql('SELECT name, time_zone AS zone FROM people ORDER BY name').all()
    expect(zones).toEqual([
      { name: 'Ana', zone: 'Europe/Berlin' },
      { name: 'Bo', zone: 'Asia/Tokyo' },
    ])
    // Read once more, it says nothing new.
    const again = [...planImport(records, knownPeople(sql, RULES), new Set(), new Map(), RULES)]
    expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  })

  test('is told in history and conflicts, in its own words and in its place', async () => {
    const [laptop, tower] = [open(), open()]
    const id = add(laptop, 'Ana')
    exchange(laptop, tower)
    for (const [test, zone] of [
      [laptop, 'Europe/Lisbon'],
      [tower, 'Asia/Tokyo'],
    ] as const) {
      test.engine.commands.run('edit', (write) => write.set(id, ['timeZone'], zone))
    }
    exchange(laptop, tower)
    const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
    i18n.setMessagesCompiler(compileMessage)
    const words: WordsByField = {
      ...personFieldWords(i18n),
      timeZone: { name: 'Time zone', place: 'header', said: ({ text }) => text.replace('/', ' · ') },
    }
    const page = {} as PersonPage
    const [conflict] = conflicts(laptop.engine.queries, { id })
    const path = conflict?.path ?? []
    expect(fieldName(i18n, path, words)).toBe('Time zone')
    expect(conflictPlace(words, page, path)).toBe('header')
    const said = [conflict?.kept, ...(conflict?.others ?? [])].map((value) =>
      valueWords(i18n, path, value ?? '', page, words),
    )
    expect(said.toSorted()).toEqual(['Asia · Tokyo', 'Europe · Lisbon'])
    const changes = (await history(laptop.engine.queries, { id })).flatMap(({ changed }) => changed)
    expect(changes.map((change) => fieldName(i18n, change.path, words))).toContain('Time zone')
  })
})

test('a field without a part of its rule, or without words, does not compile', () => {
  const { merged: _merged, ...withoutMerge } = PLANTED.timeZone
  // @ts-expect-error -- `merged` is missing
  const first: PersonFieldRules = { timeZone: withoutMerge }
  const { column: _column, ...withoutColumn } = PLANTED.timeZone
  // @ts-expect-error -- `column` is missing
  const second: PersonFieldRules = { timeZone: withoutColumn }
  const withoutWords = (words: PersonFieldWords) => {
    const { pronouns: _pronouns, ...rest } = words
    // @ts-expect-error -- `pronouns` has no words
    const third: PersonFieldWords = rest
    const { prompt: _prompt, ...notes } = words.notes
    // @ts-expect-error -- what to write into a text is missing
    const fourth: PersonFieldWords = { ...words, notes }
    const { place: _place, ...ring } = words.ring
    // @ts-expect-error -- where it stands is missing
    const fifth: PersonFieldWords = { ...words, ring }
    return [third, fourth, fifth]
  }
  expect([first, second, withoutWords]).toHaveLength(3)
})

function record(given: string, timeZone: string, ref: string): SourcedRecord {
  const lines = { timeZone } as SourcedRecord['record']['lines']
  const nothing = {
    channels: [],
    organisation: '',
    title: '',
    metOn: null,
    places: [],
    dates: [],
    notes: '',
    circles: [],
  }
  return { format: 'vcard', record: { ...nothing, line: 1, ref, names: personNames.parse({ given }), lines } }
}

// The one part of a field that no type asks for.
test('each field that commands write has a place on the page of a person where it is changed', () => {
  const files = globSync('renderer/features/person/*.tsx').filter((file) => !file.endsWith('.test.tsx'))
  const sources = files.map((file) => readFileSync(file, 'utf8'))
  const editing = sources
    .filter((source) => /useCommand\('(?:editPerson|putEntry)'|collection="/.test(source))
    .join('\n')
  const isChanged = (field: string) =>
    new RegExp(`collection="${field}"|(?:\\bset[A-Z]\\w*\\(.*|[{,]\\s*)${field}\\b\\s*[:,}]`).test(editing)
  expect(isChanged('noSuchField')).toBe(false)
  expect([...EDITED_PERSON_FIELDS, ...PERSON_COLLECTIONS].filter((field) => !isChanged(field))).toEqual([])
})
