import { addBlock, editBlock, setBlockDay, setCalendarTitle } from '../commands/block-commands.ts'
import { beginSession, continueSession } from '../commands/session-commands.ts'
import { blocks, blocksCalendar, previewBlock } from '../queries/blocks.ts'
import { capacity } from '../queries/capacity.ts'
import { blockUse, planNow, sessions } from '../queries/sessions.ts'
import type { planCommands, planQueries } from '#shared/contract/plan-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const planHandlers: DomainHandlers<keyof typeof planCommands, keyof typeof planQueries> = (journal) => ({
  commands: {
    addBlock: (input) => addBlock(journal.commands(), input),
    editBlock: (input) => editBlock(journal.commands(), input),
    setBlockDay: (input) => setBlockDay(journal.commands(), input),
    setCalendarTitle: (input) => setCalendarTitle(journal.commands(), input),
    beginSession: (input) => beginSession(journal.commands(), input),
    continueSession: (input) => continueSession(journal.commands(), input),
  },
  queries: {
    blocks: () => blocks(journal.queries()),
    previewBlock: (input) => previewBlock(journal.queries(), input),
    planNow: () => planNow(journal.queries()),
    capacity: () => capacity(journal.queries()),
    sessions: (input) => sessions(journal.queries(), input),
    blockUse: (input) => blockUse(journal.queries(), input),
    blocksCalendar: () => blocksCalendar(journal.queries()),
  },
})
