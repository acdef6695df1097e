import { putHelperAside } from '../commands/giving-commands.ts'
import { askMatches, needMatches } from '../queries/matches.ts'
import type { matchingCommands, matchingQueries } from '#shared/contract/matching-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const matchingHandlers: DomainHandlers<keyof typeof matchingCommands, keyof typeof matchingQueries> = (
  journal,
) => ({
  commands: {
    putHelperAside: (input) => putHelperAside(journal.commands(), input),
  },
  queries: {
    needMatches: (input) => needMatches(journal.queries(), input),
    askMatches: (input) => askMatches(journal.queries(), input),
  },
})
