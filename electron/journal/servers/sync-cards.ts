import { Refusal } from '#journal/runtime/refusal.ts'
import { MAX_SERVER_CARDS } from '#shared/contract/server-contract.ts'
import { placeOf } from './server-store.ts'
import type { Listed, SyncOptions } from './sync-options.ts'
import { openSyncTally, type Synced } from './sync-tally.ts'
import { sendOut } from './send-cards.ts'
import { takeIn } from './take-cards.ts'

/**
 * Brings an address book and the journal together: first what changed there comes in, then what changed here goes out, each card only if it is still
 * the one that is known (ETag). Stopped at any point, each person and each card is whole, and the next time goes on.
 * @throws Refusal `SERVER_UNUSABLE`; JobCancelled; JournalError of a commit
 */
export async function syncCards(options: SyncOptions): Promise<Synced> {
  const tally = openSyncTally()
  const listed = await listedCards(options)
  await takeIn(options, listed, tally)
  await sendOut(options, listed, tally)
  return tally.finish(options.keeping.id, listed.size)
}

async function listedCards({ client }: SyncOptions): Promise<Listed> {
  const found = await client.list()
  if (found.size > MAX_SERVER_CARDS)
    throw new Refusal('SERVER_UNUSABLE', { host: '', problem: 'too-many', detail: String(MAX_SERVER_CARDS) })
  return new Map([...found].map(([path, etag]) => [placeOf(path), { path, etag }]))
}
