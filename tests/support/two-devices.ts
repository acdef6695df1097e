import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { automerge } from '#journal/documents/automerge.ts'
import { openDatabase } from '#journal/documents/database.ts'
import { openDocumentStore, type DocumentStore } from '#journal/documents/document-store.ts'
import type { DocumentWriter } from '#journal/documents/document-writer.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openProjections } from '#journal/projections/projections.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { openTestJournal, testOptions } from './test-journal.ts'

type Writing = (client: JournalClient) => Promise<void>

/**
 * Leaves a closed journal as it is after two devices wrote in it without knowing of each other, and met: `before` on
 * both, then `here` on one and `there` on the other. What they wrote differently is in conflict.
 */
export async function writeOnTwoDevices(
  folder: string,
  { before, here, there }: { before: Writing; here: Writing; there: Writing },
): Promise<void> {
  const other = mkdtempSync(join(tmpdir(), 'rapport-other-'))
  try {
    await write(folder, before)
    cpSync(join(folder, 'journal.db'), join(other, 'journal.db'))
    await write(folder, here)
    await write(other, there)
    mergeInto(folder, other)
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
}

async function write(folder: string, writing: Writing): Promise<void> {
  const test = openTestJournal({ folder })
  try {
    await writing(test.client)
  } finally {
    await test.journal.close()
  }
}

/** Merges every document of another closed journal into the one of the same id here. @throws JournalError `not-found` where there is none */
export function mergeInto(folder: string, from: string): void {
  const [ours, theirs] = [openStore(folder), openStore(from)]
  try {
    for (const { id } of theirs.store.each()) {
      const fork = theirs.store.fork(id)
      ours.store.commit({ command: 'merge', device: 'other device' }, (session) => session.mergeFork(id, fork))
      automerge().free(fork)
    }
  } finally {
    ours.close()
    theirs.close()
  }
}

/** Writes into the documents of a closed journal, in one commit, as no command could. */
export function writeDocuments<Result>(folder: string, writing: (write: DocumentWriter) => Result): Result {
  const { store, close } = openStore(folder)
  try {
    return store.commit({ command: 'write', device: basename(folder) }, writing).result
  } finally {
    close()
  }
}

function openStore(folder: string): { store: DocumentStore; close: () => void } {
  const { key, now, random } = testOptions()
  const database = openDatabase({ file: join(folder, 'journal.db'), key })
  const projections = openProjections(database, KINDS)
  const store = openDocumentStore({
    database,
    definitions: KINDS,
    now,
    random,
    onCommitting: (changes) => projections.project(changes),
  })
  return {
    store,
    close() {
      store.close()
      database.close()
    },
  }
}
