import { expect, onTestFinished, test } from 'vitest'
import { automerge, type AutomergeDoc } from '#journal/documents/automerge.ts'
import type { Database } from '#journal/documents/database.ts'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { headsText, snapshotSha256 } from '#journal/documents/strict-load.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { personId } from '#shared/model/id.ts'
import { whileClosed } from '#support/row-dump.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

type Handle = ReturnType<ReturnType<typeof automerge>['getBackend']>

/** A document of a kind as its root change leaves it, and whatever `write` does to it. */
function hostile(kind: string, write: (handle: Handle) => void): AutomergeDoc {
  const skeletons = openSkeletons()
  const rules = kindsOf(KINDS).get(kind)
  if (rules === undefined) throw new Error(`no kind ${kind}`)
  const handle = skeletons.of(rules).handle.fork('ab'.repeat(16))
  write(handle)
  handle.commit('{}', 1)
  const doc = automerge().load<unknown>(handle.save())
  handle.free()
  skeletons.close()
  return doc
}

const idOf = (index: number) => `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
const named = (handle: Handle, text: string) => {
  const [, names] = handle.getWithType('_root', 'names') as [string, string]
  handle.put(names, 'given', text, 'str')
}
const put = (field: string, value: string | number | boolean | null) => (handle: Handle) => {
  named(handle, 'Odd')
  handle.put('_root', field, value)
}
const textOf = (handle: Handle, field: string) => (handle.getWithType('_root', field) as [string, string])[1]

const HOSTILE: readonly (readonly [what: string, kind: string, write: (handle: Handle) => void, id?: string])[] = [
  [
    'a text of eleven million letters',
    'person',
    (handle) => handle.splice(textOf(handle, 'notes'), 0, 0, 'a'.repeat(11_000_000)),
  ],
  ['a million operations', 'person', (handle) => handle.splice(textOf(handle, 'notes'), 0, 0, 'ab '.repeat(350_000))],
  [
    'maps 5,000 deep',
    'circle',
    (handle) => {
      let at = '_root'
      for (let depth = 0; depth < 5000; depth++) at = handle.putObject(at, 'x', {})
    },
  ],
  ['a number for a name', 'circle', (handle) => handle.put('_root', 'name', 5)],
  ['a map for a text', 'circle', (handle) => void handle.putObject('_root', 'notes', {})],
  ['a list for a map', 'person', (handle) => void handle.putObject('_root', 'channels', [])],
  ['a key that is none', 'person', (handle) => handle.put(textOf(handle, 'circles'), '__proto__', true)],
  ['a day that is none', 'conversation', (handle) => handle.put('_root', 'date', '2026-02-30', 'str')],
  ['a year beyond the calendar', 'conversation', (handle) => handle.put('_root', 'date', '12026-02-03', 'str')],
  ['an instant beyond the calendar', 'person', put('createdAt', 9e15)],
  ['a time before 1970', 'person', put('createdAt', -1)],
  ['trash for ever', 'person', put('deletedAt', 1e300)],
  ['a schema of no number', 'person', put('schema', 'three')],
  ['another kind inside', 'person', put('kind', 'circle')],
  ['an odd id', 'person', (handle) => named(handle, 'Odd'), '__proto__'],
  ['an empty id', 'person', (handle) => named(handle, 'Odd'), ''],
  ['merged into itself', 'person', put('mergedInto', idOf(16))],
  ['merged in a circle, one', 'person', put('mergedInto', idOf(18))],
  ['merged in a circle, two', 'person', put('mergedInto', idOf(17))],
  ['met through nobody', 'person', put('metThrough', idOf(99))],
]

function insert(database: Database, id: string, kind: string, doc: AutomergeDoc): void {
  const snapshot = automerge().save(doc)
  const sql = 'INSERT INTO documents (id, kind, heads, snapshot, snapshot_sha256) VALUES (?, ?, ?, ?, ?)'
  const heads = headsText(automerge().getHeads(doc))
  database.prepare(sql).run(id, kind, heads, snapshot, snapshotSha256({ id, kind, snapshot }))
}

test(
  'documents that nobody of ours wrote never keep a journal from opening, nor a list from being shown',
  { timeout: 900_000 },
  async () => {
    const journal = openTestJournal()
    onTestFinished(() => journal.close())
    await journal.client.commands.addPerson({ names: { given: 'Ana' } })
    await whileClosed(journal, (database) => {
      HOSTILE.forEach(([, kind, write, id], index) => insert(database, id ?? idOf(index), kind, hostile(kind, write)))
      insert(
        database,
        idOf(90),
        'constellation',
        hostile('circle', (handle) => handle.put('_root', 'name', 'Orion', 'str')),
      )
      // Rows of an older format: all of them are made again.
      database.exec('DROP TABLE rows_state')
    })
    const { queries, commands } = journal.client
    const { rows } = await queries.people({ limit: 500 })
    expect(rows.map(({ name }) => name)).toContain('Ana')
    for (const { id } of rows) expect(await queries.person({ id })).toMatchObject({ id })
    for (const at of [16, 17, 18]) await queries.person({ id: personId.parse(idOf(at)) })
    await queries.journal({})
    await queries.today({})
    await queries.trash({})
    await queries.search({ text: 'o' })
    await queries.circles()
    await queries.journalInfo()
    expect(await reportOf(journal.client, commands.rebuild(), 'rebuild')).toMatchObject({ kind: 'rebuild' })
    const { problems } = await reportOf(journal.client, commands.check(), 'check')
    const codes = new Set(problems.map(({ code }) => code))
    for (const code of codes) expect(['DOCUMENT_SET_ASIDE', 'DOCUMENT_UNREADABLE']).toContain(code)
    // Another one is written as before, and everything is there after a restart.
    await commands.addPerson({ names: { given: 'Bea' } })
    await journal.reopen()
    expect((await journal.client.queries.people({ text: 'bea' })).total).toBe(1)
  },
)
