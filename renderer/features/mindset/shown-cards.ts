import type { Card, ReframeCard } from '#shared/contract/mindset-contract.ts'
import { cardsInOrder } from '#shared/model/card-order.ts'
import type { FollowUpId, PersonId, ReframeId } from '#shared/model/id.ts'
import type { Barrier } from '#shared/model/reframe.ts'
import { STORIES, type Story } from '#shared/model/stories.ts'
import type { StoryWords } from '#parts/story-words.ts'

/** A card as the screen shows it: one of the journal, or a story that nobody has written on. */
export interface ShownCard {
  /** The story, or the id of a card of one's own: the same before and after it became a document. */
  readonly key: string
  readonly id: ReframeId | null
  readonly barrier: Barrier
  readonly from: string
  readonly to: string
  readonly inMyWords: string
  readonly beliefs: ReframeCard['beliefs']
  readonly shown: boolean
  readonly readOnly: boolean
  /** What commands are told that it is. */
  readonly card: Card
}

/** All cards in their order: the stories, those that were written on as they are in the journal, and one's own. */
export function shownCards(
  inJournal: readonly ReframeCard[],
  words: Readonly<Record<Story, StoryWords>>,
): readonly ShownCard[] {
  const isStory = (key: string): key is Story => STORIES.some((story) => story === key)
  return cardsInOrder(inJournal).flatMap(({ key, card }): ShownCard[] => {
    if (!isStory(key)) return card === null ? [] : [asShown(card, key)]
    const { from, to } = words[key]
    if (card !== null) return [{ ...asShown(card, key), from: card.from.trim() || from, to: card.to.trim() || to }]
    const blank = { inMyWords: '', beliefs: [], shown: true, readOnly: false }
    return [{ ...blank, key, id: null, barrier: key, from, to, card: { story: key, from, to } }]
  })
}

function asShown(card: ReframeCard, key: string): ShownCard {
  const { id, barrier, from, to, inMyWords, beliefs, shown, readOnly } = card
  return { key, id, barrier, from, to, inMyWords, beliefs, shown, readOnly, card: { id } }
}

/** Which card is open, and the promise or the person that one hesitates over, as in the address. */
export interface MindsetSearch {
  readonly card?: string
  readonly for?: FollowUpId
  readonly with?: PersonId
}
