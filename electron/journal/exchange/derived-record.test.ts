import { expect, test } from 'vitest'
import { documentId, entryId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { derivedEntryKey, derivedPersonId, recordRef } from './derived-record.ts'
import type { ImportedRecord } from './imported-record.ts'

function record(more: Partial<ImportedRecord> = {}): ImportedRecord {
  return {
    line: 1,
    ref: null,
    names: personNames.parse({ given: 'Ana', family: 'Ruiz' }),
    channels: [{ kind: 'email', label: '', value: 'ana@example.org', preferred: false }],
    organisation: 'Acme',
    title: '',
    metOn: null,
    lines: {},
    places: [],
    dates: [],
    notes: '',
    circles: [],
    ...more,
  }
}
const REF = 'linkedin.com/in/ana-ruiz'

// What is derived is kept for ever: another value here would make everybody twice who was imported before.
test('the id of a record is the one that every version of Rapport gives it', () => {
  expect(derivedPersonId('linkedin', record({ ref: REF }))).toBe('e4df2f15-f814-825f-870a-fe640d36fcd2')
  expect(recordRef(record())).toBe('content:3ff18a04a3e71ac12cec83a8246840c97a71700a113c908172885ee00cfd4114')
  const key = { source: 'linkedin', ref: REF, collection: 'channels' }
  expect(derivedEntryKey(key, ['email', 'ana@example.org'])).toBe('--0ED7DunGUMo0ouTtKmvbxgw')
})

test('the id is that of the source’s own name, whatever else the record says and wherever it stands', () => {
  const id = derivedPersonId('linkedin', record({ ref: REF }))
  expect(documentId.safeParse(id).success).toBe(true)
  expect(derivedPersonId('linkedin', record({ ref: REF, line: 99, title: 'CTO' }))).toBe(id)
  expect(derivedPersonId('vcard', record({ ref: REF }))).not.toBe(id)
  expect(derivedPersonId('linkedin', record({ ref: `${REF}-2` }))).not.toBe(id)
})

test('a record without a name of its own is called by what it says, and by nothing that is empty', () => {
  const ref = recordRef(record())
  expect(recordRef(record({ line: 99 }))).toBe(ref)
  expect(recordRef({ ...record(), lines: {}, places: [], pronouns: '' } as ImportedRecord)).toBe(ref)
  const { names, organisation, ...rest } = record()
  expect(recordRef({ organisation, names, ...rest })).toBe(ref)
  expect(recordRef(record({ title: 'CTO' }))).not.toBe(ref)
})

test('the key of an entry is one, differs for all that makes it another, and sorts before those of the time', () => {
  const key = { source: 'linkedin', ref: REF, collection: 'channels' }
  const says = ['email', 'ana@example.org']
  const keys = [
    derivedEntryKey(key, says),
    derivedEntryKey(key, ['email', 'ana@example.com']),
    derivedEntryKey({ ...key, collection: 'places' }, says),
    derivedEntryKey({ ...key, ref: 'other' }, says),
    derivedEntryKey({ ...key, source: 'vcard' }, says),
  ]
  expect(new Set(keys).size).toBe(5)
  for (const one of keys) {
    expect(entryId.safeParse(one).success).toBe(true)
    expect(one < '-0').toBe(true)
  }
  const inOrder = [0, 1, 2].map((rank) => derivedEntryKey(key, [String(rank)], rank))
  expect(inOrder.toSorted()).toEqual(inOrder)
})
