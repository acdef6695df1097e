import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { StoredDocument } from '#journal/documents/document-store.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { conversation } from '#shared/model/conversation.ts'
import { personId, type DocumentId } from '#shared/model/id.ts'
import { person } from '#shared/model/person.ts'
import { openProjections } from './projections.ts'

const idOf = (index: number) => personId.parse(`01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`)

/** People of whom each was merged into the next, and a conversation with the first of them. */
function chainOf(length: number): StoredDocument[] {
  const people = Array.from({ length }, (_, index) => ({
    n: index + 1,
    id: idOf(index) as DocumentId,
    kind: 'person' as const,
    readOnly: false,
    content: person.parse({
      kind: 'person',
      schema: 1,
      createdAt: 1,
      names: { given: `Person ${index}` },
      mergedInto: index + 1 < length ? idOf(index + 1) : null,
    }),
  }))
  const talk = conversation.parse({
    kind: 'conversation',
    schema: 1,
    createdAt: 1,
    date: '2026-11-20',
    channel: 'call',
    participants: { [idOf(0)]: true },
  })
  const id = idOf(length) as DocumentId
  return [...people, { n: length + 1, id, kind: 'conversation', readOnly: false, content: talk }]
}

/** How many statements it takes to make the rows of a chain, and whom the conversation is with then. */
function workOf(length: number, how: 'rebuilt' | 'received'): { statements: number; with: unknown } {
  let statements = 0
  const database = new SQLite(':memory:', { verbose: () => void statements++ })
  database.exec('CREATE TABLE documents (n INTEGER PRIMARY KEY)')
  const projections = openProjections(database, KINDS)
  const documents = chainOf(length)
  if (how === 'rebuilt') {
    for (const _ of projections.rebuild((kind) => documents.filter((document) => document.kind === kind)));
  } else projections.project(documents.map((after) => ({ n: after.n, id: after.id, kind: after.kind, after })))
  const found = database.prepare(`SELECT id FROM people WHERE conversations = 1`).pluck().all()
  database.close()
  return { statements, with: found }
}

test.each(['rebuilt', 'received'] as const)('a chain of merges that is %s costs as much as its people', (how) => {
  const [short, long] = [workOf(40, how), workOf(80, how)]
  expect([short.with, long.with]).toEqual([[idOf(39)], [idOf(79)]])
  expect(long.statements).toBeLessThan(short.statements * 2.5)
})
