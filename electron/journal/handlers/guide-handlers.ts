import { answerPrompt, keepCares, learnAnswer, movePrompt, offerPrompt, putPrompt } from '../commands/guide-commands.ts'
import { afterLogging } from '../queries/guide.ts'
import type { guideCommands, guideQueries } from '#shared/contract/guide-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const guideHandlers: DomainHandlers<keyof typeof guideCommands, keyof typeof guideQueries> = (journal) => ({
  commands: {
    putPrompt: (input) => putPrompt(journal.commands(), input),
    movePrompt: (input) => movePrompt(journal.commands(), input),
    answerPrompt: (input) => answerPrompt(journal.commands(), input),
    offerPrompt: (input) => offerPrompt(journal.commands(), input),
    keepCares: (input) => keepCares(journal.commands(), input),
    learnAnswer: (input) => learnAnswer(journal.commands(), input),
  },
  queries: {
    afterLogging: (input) => afterLogging(journal.queries(), input),
  },
})
