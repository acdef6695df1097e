import { lineLogger } from '../commands/log-line.ts'
import type { lineCommands } from '#shared/contract/line-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const lineHandlers: DomainHandlers<keyof typeof lineCommands, never> = (journal) => {
  const logLine = lineLogger()
  return {
    commands: {
      logLine: (input) => {
        const made = logLine(journal.commands(), input)
        if (input.draft !== undefined) journal.touch([`draft:${input.draft.name}`])
        return made
      },
    },
    queries: {},
  }
}
