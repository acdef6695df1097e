import type { textCommands } from '#shared/contract/text-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const textHandlers: DomainHandlers<keyof typeof textCommands, never> = (journal) => ({
  commands: {
    openText: (input) => journal.engine().texts.open(input),
    editText: (input) => journal.engine().texts.edit(input),
    closeText: (input) => journal.engine().texts.close(input),
  },
  queries: {},
})
