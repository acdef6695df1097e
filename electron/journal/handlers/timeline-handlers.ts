import { timeline } from '../queries/timeline.ts'
import { onThisDay, timelineItems } from '../queries/timeline-items.ts'
import type { timelineQueries } from '#shared/contract/timeline-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const timelineHandlers: DomainHandlers<never, keyof typeof timelineQueries> = (journal) => ({
  commands: {},
  queries: {
    timeline: (input) => timeline(journal.queries(), input),
    timelineItems: (input) => timelineItems(journal.queries(), input),
    onThisDay: (input) => onThisDay(journal.queries(), input),
  },
})
