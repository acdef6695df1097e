import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { forget } from '#journal/commands/trash-commands.ts'
import { editPerson } from '#journal/commands/person-commands.ts'
import { defineKind } from '#journal/kinds/define-kind.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { personKindOf } from '#journal/kinds/person.ts'
import { conflicts } from '#journal/queries/history.ts'
import { people } from '#journal/queries/people.ts'
import { personPage } from '#journal/queries/person-page.ts'
import { photoOf } from '#journal/queries/photo.ts'
import { personId, type PersonId } from '#shared/model/id.ts'
import { valueField } from '#shared/model/person-field.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { photoMark } from '#shared/model/photo.ts'
import { dumpTables } from '#support/row-dump.ts'
import { jpegOf, pngOf, webpOf } from '#support/small-pictures.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { openTestJournal } from '#support/test-journal.ts'

const FIRST = jpegOf(192, 192)
const SECOND = webpOf(160, 160)

function addAna({ engine }: TestEngine, photo: string | null = null, given = 'Ana'): PersonId {
  const { result } = engine.commands.run('add', (write) => write.create('person', { names: { given }, photo } as never))
  return personId.parse(result)
}

const setPhoto = ({ engine }: TestEngine, id: PersonId, photo: string | null) =>
  editPerson(engine.commands, { id, photo })
const shown = ({ engine }: TestEngine, id: PersonId) => photoOf(engine.queries, { id }).photo

test('a photo is kept, shown, changed, taken back and removed; lists carry its mark alone', async () => {
  const test = openTestEngine()
  const id = addAna(test)
  expect([shown(test, id), personPage(test.engine.queries, { id }).photo]).toEqual([null, null])
  setPhoto(test, id, FIRST)
  const { undo } = setPhoto(test, id, SECOND)
  test.reopen()
  expect([shown(test, id), personPage(test.engine.queries, { id }).photo]).toEqual([SECOND, SECOND])
  const everybody = { text: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const
  const { rows } = people(test.engine.queries, everybody as never)
  expect(rows).toMatchObject([{ id, photo: photoMark(SECOND) }])
  expect(JSON.stringify(rows)).not.toContain(SECOND)
  const contents = test.engine.commands.sql('SELECT content FROM person_contents').pluck().all() as string[]
  expect(contents.join()).not.toContain(SECOND.slice(0, 20))
  await test.undo(undo)
  expect(shown(test, id)).toBe(FIRST)
  setPhoto(test, id, null)
  expect([shown(test, id), personPage(test.engine.queries, { id }).photo]).toEqual([null, null])
})

test('rows of photos are the same when they are made anew', () => {
  const test = openTestEngine()
  setPhoto(test, addAna(test), FIRST)
  const { store, projections } = test.engine
  const before = dumpTables(store.database, projections.tables)
  expect(JSON.stringify(before)).toContain(FIRST)
  for (const _ of projections.rebuild((kind) => store.each(kind)));
  expect(dumpTables(store.database, projections.tables)).toEqual(before)
})

test('two devices: each photo arrives whole, of two the same one stands on both, and nobody is asked', () => {
  const [one, other] = [openTestEngine(), openTestEngine()]
  const id = addAna(one)
  exchange(one, other)
  setPhoto(one, id, FIRST)
  exchange(one, other)
  expect(shown(other, id)).toBe(FIRST)
  setPhoto(one, id, SECOND)
  setPhoto(other, id, pngOf(64, 64))
  editPerson(other.engine.commands, { id, pronouns: 'she' })
  exchange(one, other)
  exchange(one, other)
  expect([SECOND, pngOf(64, 64)]).toContain(shown(one, id))
  expect(shown(other, id)).toBe(shown(one, id))
  expect(personPage(one.engine.queries, { id }).pronouns).toBe('she')
  for (const { engine } of [one, other]) expect(conflicts(engine.queries, { id })).toEqual([])
})

/** A device of which the store takes whatever it is told is a photo. */
function openCareless(): TestEngine {
  const fields = {
    ...PERSON_FIELDS,
    photo: valueField(z.string().nullable(), null, { isWatched: false, writtenBy: 'editPerson', imported: 'own' }),
  } as const
  const kinds = KINDS.map((kind) => (kind.kind === 'person' ? defineKind(personKindOf(fields) as never) : kind))
  return openTestEngine(kinds)
}

test.for([
  ['a picture of gigabytes', pngOf(60_000, 60_000)],
  ['more bytes than one has', jpegOf(100, 100, 1_000_000)],
  ['SVG', Buffer.from('<svg onload="alert(1)"/>').toString('base64')],
  ['an address', 'https://example.org/ana.jpg'],
])('%s from another device comes alone to nothing: what came with it is here', ([, hostile]) => {
  const [careless, here] = [openCareless(), openTestEngine()]
  const bad = addAna(careless, hostile, 'Bad')
  const good = addAna(careless, FIRST, 'Good')
  exchange(careless, here)
  expect(shown(here, good)).toBe(FIRST)
  expect(here.engine.store.read(bad)).toBeNull()
  expect(here.engine.commands.sql('SELECT count(*) FROM person_photos').pluck().get()).toBe(1)
})

test('the contract takes no such photo', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Ana' } })
  for (const photo of [pngOf(60_000, 60_000), 'no photo', jpegOf(100, 100, 60_000)]) {
    await expect(commands.editPerson({ id, photo })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  }
  await commands.editPerson({ id, photo: FIRST })
  expect(await queries.photo({ id })).toEqual({ photo: FIRST })
})

test('whom a duplicate is merged into has the photo where there was none, and loses none', () => {
  const test = openTestEngine()
  const [bare, pictured, other] = [addAna(test), addAna(test, FIRST, 'Anna'), addAna(test, SECOND, 'Anne')]
  const survivor = (from: PersonId, into: PersonId) => {
    mergePeople(test.engine.commands, { from, into })
    return personPage(test.engine.queries, { id: into }).photo
  }
  expect(survivor(pictured, bare)).toBe(FIRST)
  expect(survivor(other, bare)).toBe(FIRST)
  expect(shown(test, other)).toBe(FIRST)
})

test('of whoever is forgotten no photo is left, also none of before', () => {
  const test = openTestEngine()
  // Without zeros, which stand in a file anyway; and short, so that changes have it as it is.
  const bytes = Buffer.from(jpegOf(192, 192, 150), 'base64')
  for (let at = 40; at < bytes.length; at++) bytes[at] = (at * 7919 + 13) % 251
  const photo = bytes.toString('base64')
  const id = addAna(test)
  setPhoto(test, id, photo)
  const holds = () => test.engine.store.database.serialize().includes(photo.slice(60, 120))
  expect([holds(), shown(test, id)]).toEqual([true, photo])
  setPhoto(test, id, SECOND)
  expect(holds()).toBe(true)
  forget(test.engine.commands, { id })
  expect(holds()).toBe(false)
  expect(test.engine.commands.sql('SELECT count(*) FROM person_photos').pluck().get()).toBe(0)
})
