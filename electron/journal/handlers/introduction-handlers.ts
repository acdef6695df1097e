import { draftIntroduction } from '../commands/draft-introduction.ts'
import {
  addIntroduction,
  editIntroduction,
  noteConsent,
  noteIntroduced,
  settleOutcome,
} from '../commands/introduction-commands.ts'
import { introductionPage, introductions, introductionsWaiting } from '../queries/introductions.ts'
import type { introductionCommands, introductionQueries } from '#shared/contract/introduction-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const introductionHandlers: DomainHandlers<
  keyof typeof introductionCommands,
  keyof typeof introductionQueries
> = (journal) => ({
  commands: {
    addIntroduction: (input) => addIntroduction(journal.commands(), input),
    editIntroduction: (input) => editIntroduction(journal.commands(), input),
    noteConsent: (input) => noteConsent(journal.commands(), input),
    noteIntroduced: (input) => noteIntroduced(journal.commands(), input),
    settleOutcome: (input) => settleOutcome(journal.commands(), input),
    draftIntroduction: (input) => draftIntroduction(journal.commands(), input),
  },
  queries: {
    introductions: (input) => introductions(journal.queries(), input),
    introduction: (input) => introductionPage(journal.queries(), input),
    introductionsWaiting: (input) => introductionsWaiting(journal.queries(), input),
  },
})
