import { documentKind, trash } from '../queries/lists.ts'
import { rings } from '../queries/rings.ts'
import { search } from '../queries/search.ts'
import { brief, briefsOffered, meeting } from '../queries/brief.ts'
import { briefsReady } from '../queries/briefs-ready.ts'
import { dayCounts, dueCount, someday, todayPage, upcoming } from '../queries/today.ts'
import type { todayQueries } from '#shared/contract/today-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const todayHandlers: DomainHandlers<never, keyof typeof todayQueries> = (journal) => ({
  commands: {},
  queries: {
    today: (input) => todayPage(journal.queries(), input),
    dayCounts: () => dayCounts(journal.queries()),
    upcoming: (input) => upcoming(journal.queries(), input),
    someday: (input) => someday(journal.queries(), input),
    brief: (input) => brief(journal.queries(), input),
    meeting: (input) => meeting(journal.queries(), input),
    briefsOffered: () => briefsOffered(journal.queries()),
    briefsReady: () => briefsReady(journal.queries()),
    dueCount: () => dueCount(journal.queries()),
    search: (input) => search(journal.queries(), input),
    rings: () => rings(journal.queries()),
    trash: (input) => trash(journal.queries(), input),
    documentKind: (input) => documentKind(journal.queries(), input),
  },
})
