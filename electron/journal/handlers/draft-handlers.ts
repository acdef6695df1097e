import { writeDraft, readDraft } from '../runtime/drafts.ts'
import type { draftCommands, draftQueries } from '#shared/contract/draft-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const draftHandlers: DomainHandlers<keyof typeof draftCommands, keyof typeof draftQueries> = (journal) => ({
  commands: {
    saveDraft: (input) =>
      journal.writeHere([`draft:${input.name}`], () =>
        writeDraft(journal.commands().sql, input, journal.commands().now()),
      ),
  },
  queries: {
    draft: (input) => readDraft(journal.queries().sql, input),
  },
})
