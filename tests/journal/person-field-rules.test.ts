import { expect, test } from 'vitest'
import { mergedFields } from '#journal/commands/merge-fields.ts'
import { personText } from '#journal/kinds/person-rows.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { person as personSchema, type Person } from '#shared/model/person.ts'
import { everyField } from '#support/every-field.ts'

// What a rule of a field does not say falls back on what holds for those that are kept alike: nothing of that may come by mistake.

let ids = 0
const full = personSchema.parse(everyField(personSchema, () => derivedId('test', String(ids++)), 'person'))
const bare = personSchema.parse({ kind: 'person', schema: 4, createdAt: 0, names: { given: 'Bo' } })
const FIELDS = Object.keys(PERSON_FIELDS)

test('of somebody who is merged all comes along that whoever they are merged into has not', () => {
  const written = mergedFields(PERSON_FIELDS, { id: derivedId('test', 'bare'), source: full, target: bare })
  const coming = new Set(written.map(({ path }) => path[0]))
  // When a question was last offered about a duplicate says nothing of whom one has now.
  expect(FIELDS.filter((field) => !coming.has(field))).toEqual(['mergedInto', 'promptsOffered'])
})

test('somebody is found by each word that one writes of them', () => {
  const said = Object.fromEntries(FIELDS.map((field) => [field, worded(Reflect.get(full, field), field)]))
  const { title, body, more } = personText({ ...full, ...said } as Person, PERSON_FIELDS)
  const found = `${title} ${body} ${more}`
  const searched = FIELDS.filter((field) => found.includes(`word-of-${field} `))
  const written = Object.entries(PERSON_FIELDS).flatMap(([field, { kept }]) => (kept === 'text' ? [field] : []))
  const entries = ['channels', 'roles', 'places', 'dates', 'needs', 'offers', 'answers']
  expect(searched.toSorted()).toEqual(['names', ...entries, ...written].toSorted())
})

test('of what two devices wrote no value is lost without a word but photos, and what nobody writes by hand', () => {
  const loses = Object.entries(PERSON_FIELDS).flatMap(([field, { kept, isWatched }]) =>
    isWatched || ['text', 'set', 'days'].includes(kept) ? [] : [field],
  )
  expect(loses).toEqual(['photo', 'externalRefs', 'mergedInto', 'helpersPutAside'])
})

function worded(value: unknown, field: string): unknown {
  if (typeof value === 'string') return `word-of-${field} `
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, worded(part, field)]))
}

test('the cadence of a duplicate comes along whole, and writes over none', () => {
  const cadenceOf = (source: Person['cadence'], target: Person['cadence']) =>
    mergedFields(PERSON_FIELDS, {
      id: derivedId('test', 'bare'),
      source: { ...bare, cadence: source },
      target: { ...bare, cadence: target },
    }).map(({ path, value }) => [path.join('.'), value])
  expect(cadenceOf({ idealDays: 60, paused: true }, {})).toEqual([
    ['cadence.idealDays', 60],
    ['cadence.paused', true],
  ])
  expect(cadenceOf({ idealDays: 60 }, { maxDays: 20 })).toEqual([])
})
