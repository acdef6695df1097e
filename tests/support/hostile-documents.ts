import { automerge, type AutomergeDoc } from '#journal/documents/automerge.ts'
import type { Database } from '#journal/documents/database.ts'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { headsText, snapshotSha256 } from '#journal/documents/strict-load.ts'
import { KINDS } from '#journal/kinds/kinds.ts'

export type DocumentHandle = ReturnType<ReturnType<typeof automerge>['getBackend']>

/** A document of a kind as its root change leaves it, and whatever `write` does to it. */
export function hostileDocument(kind: string, write: (handle: DocumentHandle) => void): AutomergeDoc {
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

/** An id of a document, the same for the same number. */
export const hostileId = (index: number) => `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
const named = (handle: DocumentHandle, text: string) => {
  const [, names] = handle.getWithType('_root', 'names') as [string, string]
  handle.put(names, 'given', text, 'str')
}
const put = (field: string, value: string | number | boolean | null) => (handle: DocumentHandle) => {
  named(handle, 'Odd')
  handle.put('_root', field, value)
}
const objectOf = (handle: DocumentHandle, field: string) => (handle.getWithType('_root', field) as [string, string])[1]

const talk = (handle: DocumentHandle) => {
  handle.put('_root', 'date', '2026-11-20', 'str')
  handle.put('_root', 'channel', 'call', 'str')
}
/** What a document of any kind must say, and `count` entries in one of its maps. */
const entries =
  (map: string, count: number, write: (handle: DocumentHandle, map: string, key: string) => void) =>
  (handle: DocumentHandle) => {
    if (map === 'participants') talk(handle)
    if (map === 'circles') named(handle, 'Odd')
    if (map === 'events') {
      handle.put('_root', 'text', 'Odd', 'str')
      handle.put('_root', 'actor', 'me', 'str')
    }
    for (let index = 0; index < count; index++) write(handle, objectOf(handle, map), hostileId(index))
  }

/** Documents that no command makes: what is odd, the kind, what is written, and the id where that is odd. */
export const HOSTILE_DOCUMENTS: readonly (readonly [
  what: string,
  kind: string,
  write: (handle: DocumentHandle) => void,
  id?: string,
])[] = [
  [
    'a text of eleven million letters',
    'person',
    (handle) => handle.splice(objectOf(handle, 'notes'), 0, 0, 'a'.repeat(11_000_000)),
  ],
  ['a million operations', 'person', (handle) => handle.splice(objectOf(handle, 'notes'), 0, 0, 'ab '.repeat(350_000))],
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
  ['a key that is none', 'person', (handle) => handle.put(objectOf(handle, 'circles'), '__proto__', true)],
  ['a day that is none', 'conversation', (handle) => handle.put('_root', 'date', '2026-02-30', 'str')],
  ['a year beyond the calendar', 'conversation', (handle) => handle.put('_root', 'date', '12026-02-03', 'str')],
  ['an instant beyond the calendar', 'person', put('createdAt', 9e15)],
  ['a time before 1970', 'person', put('createdAt', -1)],
  ['trash for ever', 'person', put('deletedAt', 1e300)],
  ['a schema of no number', 'person', put('schema', 'three')],
  ['another kind inside', 'person', put('kind', 'circle')],
  ['an odd id', 'person', (handle) => named(handle, 'Odd'), '__proto__'],
  ['an empty id', 'person', (handle) => named(handle, 'Odd'), ''],
  ['merged into itself', 'person', put('mergedInto', hostileId(16))],
  ['merged in a circle, one', 'person', put('mergedInto', hostileId(18))],
  ['merged in a circle, two', 'person', put('mergedInto', hostileId(17))],
  ['met through nobody', 'person', put('metThrough', hostileId(99))],
  [
    'more who took part than anybody could meet',
    'conversation',
    entries('participants', 6000, (handle, map, key) => handle.put(map, key, true)),
  ],
  ['more circles than there are', 'person', entries('circles', 6000, (handle, map, key) => handle.put(map, key, true))],
  [
    'more events than a follow-up can have',
    'follow-up',
    entries('events', 6000, (handle, map, key) => {
      const event = handle.putObject(map, key, {})
      handle.put(event, 'type', 'reopened', 'str')
      handle.put(event, 'at', 5, 'int')
    }),
  ],
  [
    'tags named as what every object has',
    'conversation',
    (handle) => {
      talk(handle)
      for (const tag of ['constructor', 'toString', 'valueOf', 'hasOwnProperty'])
        handle.put(objectOf(handle, 'tags'), tag, true)
    },
  ],
  [
    'done in the year 287,000',
    'follow-up',
    (handle) => {
      entries('events', 1, (_handle, map, key) => {
        const event = handle.putObject(map, key, {})
        handle.put(event, 'type', 'done', 'str')
        handle.put(event, 'at', 9e15, 'int')
      })(handle)
    },
  ],
]

/** Puts a document into the file of a journal that is closed. */
export function insertDocument(database: Database, id: string, kind: string, doc: AutomergeDoc): void {
  const snapshot = automerge().save(doc)
  const sql = 'INSERT INTO documents (id, kind, heads, snapshot, snapshot_sha256) VALUES (?, ?, ?, ?, ?)'
  const heads = headsText(automerge().getHeads(doc))
  database.prepare(sql).run(id, kind, heads, snapshot, snapshotSha256({ id, kind, snapshot }))
}
