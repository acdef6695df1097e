import type { reportQueries } from '#shared/contract/report-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const reportHandlers: DomainHandlers<never, keyof typeof reportQueries> = (journal) => ({
  commands: {},
  queries: {
    importReport: ({ id }) => journal.engine().reports.find(id),
  },
})
