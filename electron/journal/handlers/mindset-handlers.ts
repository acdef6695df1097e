import { writeOfferNote } from '../runtime/offer-notes.ts'
import { addCard, moveCard, answerBelief, openCard, showCard } from '../commands/reframe-commands.ts'
import { askWhatHoldsBack } from '../commands/preference-commands.ts'
import { evidence } from '../queries/evidence.ts'
import { hesitation } from '../queries/hesitation.ts'
import { cards } from '../queries/cards.ts'
import { warmUp } from '../queries/warm-up.ts'
import type { mindsetCommands, mindsetQueries } from '#shared/contract/mindset-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const mindsetHandlers: DomainHandlers<keyof typeof mindsetCommands, keyof typeof mindsetQueries> = (
  journal,
) => ({
  commands: {
    openCard: (input) => openCard(journal.commands(), input),
    addCard: (input) => addCard(journal.commands(), input),
    answerBelief: (input) => answerBelief(journal.commands(), input),
    noteOffer: ({ subject, closed }) => {
      const note = { subject, closed, on: journal.commands().today() }
      journal.writeHere(closed ? ['hesitation'] : [], () => writeOfferNote(journal.commands().sql, note))
      return {}
    },
    askWhatHoldsBack: (input) => askWhatHoldsBack(journal.commands(), input),
    moveCard: (input) => moveCard(journal.commands(), input),
    showCard: (input) => showCard(journal.commands(), input),
  },
  queries: {
    hesitation: () => hesitation(journal.queries()),
    warmUp: (input) => warmUp(journal.queries(), input),
    evidence: (input) => evidence(journal.queries(), input),
    cards: () => cards(journal.queries()),
  },
})
