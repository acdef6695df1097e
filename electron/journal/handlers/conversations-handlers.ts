import { confirmPlan, editConversation, setParticipantNote } from '../commands/conversation-commands.ts'
import {
  completeFollowUps,
  editFollowUp,
  reopenFollowUps,
  scheduleFollowUp,
  snoozeFollowUps,
} from '../commands/follow-up-commands.ts'
import { logConversation } from '../commands/log-line.ts'
import { removeTag, renameTag } from '../commands/group-commands.ts'
import { followUps } from '../queries/follow-ups.ts'
import { conversationPage, journalPage, tags } from '../queries/journal-page.ts'
import type { conversationCommands, conversationQueries } from '#shared/contract/conversations-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const conversationsHandlers: DomainHandlers<
  keyof typeof conversationCommands,
  keyof typeof conversationQueries
> = (journal) => ({
  commands: {
    logConversation: (input) => logConversation(journal.commands(), input),
    editConversation: (input) => editConversation(journal.commands(), input),
    confirmPlan: (input) => confirmPlan(journal.commands(), input),
    setParticipantNote: (input) => setParticipantNote(journal.commands(), input),
    renameTag: (input) => renameTag(journal.commands(), input),
    removeTag: (input) => removeTag(journal.commands(), input),
    scheduleFollowUp: (input) => scheduleFollowUp(journal.commands(), input),
    editFollowUp: (input) => editFollowUp(journal.commands(), input),
    completeFollowUps: (input) => completeFollowUps(journal.commands(), input),
    reopenFollowUps: (input) => reopenFollowUps(journal.commands(), input),
    snoozeFollowUps: (input) => snoozeFollowUps(journal.commands(), input),
  },
  queries: {
    journal: (input) => journalPage(journal.queries(), input),
    conversation: (input) => conversationPage(journal.queries(), input),
    followUps: (input) => followUps(journal.queries(), input),
    tags: () => tags(journal.queries()),
  },
})
