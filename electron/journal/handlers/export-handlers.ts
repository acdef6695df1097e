import { exportFile } from '../exchange/export-files.ts'
import { exportChunk } from '../exchange/export-json.ts'
import { sensitivePrompts } from '../queries/guide.ts'
import type { exportQueries } from '#shared/contract/export-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const exportHandlers: DomainHandlers<never, keyof typeof exportQueries | 'exportChunk'> = (journal) => ({
  commands: {},
  queries: {
    exportFile: (input) => exportFile(journal.queries(), input),
    exportChunk: (input) => {
      const left = input.withoutSensitive ? sensitivePrompts(journal.queries().sql) : new Set<string>()
      return exportChunk(journal.engine().store, input, left)
    },
  },
})
