import type { Topic } from '#shared/contract/query-topics.ts'
import type { Engine } from './engine.ts'
import { openFeed } from './feed/calendar-feed.ts'
import { FeedNotServed } from './feed/feed-server.ts'
import type { CommandHandlers, QueryHandlers } from './implement-contract.ts'
import type { BackgroundWork } from '#shared/contract/journal-errors.ts'
import type { JournalOptions } from './journal.ts'
import { blocksCalendar } from './queries/blocks.ts'
import { Refusal } from './runtime/refusal.ts'

export interface JournalFeed {
  readonly commands: Pick<CommandHandlers, 'setCalendarFeed' | 'renewCalendarFeed'>
  readonly queries: Pick<QueryHandlers, 'calendarFeed'>
  close(): Promise<void>
}

/** @param engine the journal as it is open; null while it is being replaced */
export function openJournalFeed(
  engine: () => Engine | null,
  { feed: given, key }: Pick<JournalOptions, 'feed' | 'key'>,
  {
    touch,
    failed,
  }: { touch: (topics: readonly Topic[]) => void; failed: (what: BackgroundWork, error: unknown) => void },
): JournalFeed {
  const feed =
    given === undefined
      ? null
      : openFeed({
          ...given,
          journalKey: key,
          text() {
            const current = engine()
            return current?.projections.areCurrent === true ? blocksCalendar(current.queries).text : null
          },
          touch: () => touch(['calendar-feed']),
          failed: (error) => failed('feed', refusalOf(error)),
        })
  return {
    commands: {
      async setCalendarFeed({ on }) {
        await feed?.set(on).catch(refused)
        return {}
      },
      async renewCalendarFeed() {
        await feed?.renew().catch(refused)
        return {}
      },
    },
    queries: {
      calendarFeed: () => feed?.state() ?? { available: false, address: null, isServed: false, problem: null },
    },
    close: async () => await feed?.close(),
  }
}

function refusalOf(error: unknown): unknown {
  return error instanceof FeedNotServed ? new Refusal('FEED_NOT_SERVED', { detail: error.code }) : error
}

function refused(error: unknown): never {
  throw refusalOf(error)
}
