import {
  addAsk,
  editAsk,
  editGive,
  recordGive,
  setAskStanding,
  setNeedState,
  tellWhetherItHelped,
} from '../commands/giving-commands.ts'
import { favours } from '../queries/favours.ts'
import { asks, didItHelp, gives, givingTime, needsHeard } from '../queries/giving.ts'
import type { givingCommands, givingQueries } from '#shared/contract/giving-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const givingHandlers: DomainHandlers<keyof typeof givingCommands, keyof typeof givingQueries> = (journal) => ({
  commands: {
    recordGive: (input) => recordGive(journal.commands(), input),
    editGive: (input) => editGive(journal.commands(), input),
    tellWhetherItHelped: (input) => tellWhetherItHelped(journal.commands(), input),
    addAsk: (input) => addAsk(journal.commands(), input),
    editAsk: (input) => editAsk(journal.commands(), input),
    setAskStanding: (input) => setAskStanding(journal.commands(), input),
    setNeedState: (input) => setNeedState(journal.commands(), input),
  },
  queries: {
    needsHeard: (input) => needsHeard(journal.queries(), input),
    asks: (input) => asks(journal.queries(), input),
    gives: (input) => gives(journal.queries(), input),
    didItHelp: () => didItHelp(journal.queries()),
    favours: () => favours(journal.queries()),
    givingTime: (input) => givingTime(journal.queries(), input),
  },
})
