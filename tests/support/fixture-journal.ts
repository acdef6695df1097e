import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openDatabase } from '#journal/documents/database.ts'
import { openDocumentStore } from '#journal/documents/document-store.ts'
import type { JournalOptions } from '#journal/journal.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { seededRandom } from './seeded-random.ts'

/** A small journal of every released format, and what it says: a folder `format-<number>` each. */
export const FIXTURES = join('tests', 'fixtures', 'journals')
export const FIXTURE_DATABASE = 'journal.db'
export const FIXTURE_EXPECTED = 'expected.json'

/** Monday 2026-11-23, 09:00 UTC. */
const START = Date.UTC(2026, 10, 23, 9)
const KEY = new Uint8Array(32).fill(0x5a)

/** The same key, clock and randomness for ever: fixtures are opened with them long after they were made. */
export function fixtureOptions(folder: string, clock: { now: number } = { now: START }): JournalOptions {
  const random = seededRandom(2026)
  return {
    folder,
    key: KEY,
    host: 'command line',
    version: '0.0.0',
    device: 'fixture',
    deviceId: 'f1'.repeat(16),
    now: () => clock.now,
    timeZone: () => 'UTC',
    random: (bytes) => {
      for (let index = 0; index < bytes.length; index++) bytes[index] = random(256)
    },
    sample: () => {
      throw new Error('a fixture has no sample')
    },
  }
}

export function fixtureClock(): { now: number } {
  return { now: START }
}

/** What a journal says: its documents, and what only queries tell. Opens it, which brings it to the present format. */
export async function whatJournalSays(folder: string): Promise<unknown> {
  // Another device: the one that wrote is known by the name that the journal keeps.
  const journal = openJournal({ ...fixtureOptions(folder), device: 'reader', deviceId: 'f2'.repeat(16) })
  const client: JournalClient = createRouterClient(journal.router)
  const people = (await client.queries.people({ sort: 'name' })).rows
  const trash = (await client.queries.trash({})).rows
  const { hits } = await client.queries.search({ text: 'garden' })
  const queried = {
    people: people.map(({ name, ring, side }) => ({ name, ring, side })),
    trash: trash.map(({ kind, title }) => ({ kind, title })),
    dueCount: await client.queries.dueCount(),
    found: hits.map(({ kind, title }) => ({ kind, title })),
    histories: await Promise.all(people.map(({ id }) => historyOf(client, id))),
    draft: await client.queries.draft({ name: 'quick-log' }),
    settings: await client.queries.settings(),
  }
  await journal.close()
  return { ...queried, ...truthOf(folder) }
}

async function historyOf(client: JournalClient, id: DocumentId): Promise<unknown> {
  const rows = await client.queries.history({ id })
  return rows.map(({ at, command, device, changed }) => ({
    at,
    command,
    device,
    changed: changed.map(({ path }) => path.join('.')),
  }))
}

function truthOf(folder: string): object {
  const { key, now, random } = fixtureOptions(folder)
  const database = openDatabase({ file: join(folder, FIXTURE_DATABASE), key })
  const store = openDocumentStore({ database, definitions: KINDS, now, random, onCommitting: () => {} })
  const documents = Object.fromEntries([...store.each()].map(({ id, kind, content }) => [id, { kind, content }]))
  const tombstones = database.prepare('SELECT id, kind, at, forgotten FROM tombstones ORDER BY id').all()
  const quarantined = store.quarantined()
  store.close()
  database.close()
  return { documents, tombstones, quarantined }
}
