import { writeVisit } from '../runtime/visits.ts'
import { beginReview, choosePeople, editReview, finishReview, remarkOnReview } from '../commands/review-commands.ts'
import { putAwayReview, setReviewDay } from '../commands/preference-commands.ts'
import { frozenNow, reviewPage, reviews } from '../queries/reviews.ts'
import { periodFacts } from '../queries/period-facts.ts'
import { reviewOffer } from '../queries/review-offer.ts'
import { yearInWords } from '../queries/year-in-words.ts'
import { welcomeBack } from '../queries/welcome-back.ts'
import { wentQuiet } from '../queries/went-quiet.ts'
import type { reviewCommands, reviewQueries } from '#shared/contract/review-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const reviewHandlers: DomainHandlers<keyof typeof reviewCommands, keyof typeof reviewQueries> = (journal) => ({
  commands: {
    beginReview: (input) => beginReview(journal.commands(), input),
    editReview: (input) => editReview(journal.commands(), input),
    choosePeople: (input) => choosePeople(journal.commands(), input),
    finishReview: (input) => finishReview(journal.commands(), input, (id) => frozenNow(journal.queries(), id)),
    remarkOnReview: (input) => remarkOnReview(journal.commands(), input),
    setReviewDay: (input) => setReviewDay(journal.commands(), input),
    putAwayReview: (input) => putAwayReview(journal.commands(), input),
    noteVisit: ({ isWelcomed }) => {
      journal.writeHere(['visits'], () => writeVisit(journal.commands().sql, journal.commands().today(), isWelcomed))
      return {}
    },
  },
  queries: {
    reviews: (input) => reviews(journal.queries(), input),
    review: (input) => reviewPage(journal.queries(), input),
    reviewOffer: (input) => reviewOffer(journal.queries(), input),
    welcomeBack: () => welcomeBack(journal.queries()),
    yearInWords: (input) => yearInWords(journal.queries(), input),
    periodFacts: (input) => periodFacts(journal.queries(), input),
    wentQuiet: (input) => wentQuiet(journal.queries(), input),
  },
})
