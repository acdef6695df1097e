import type { Card, ReframeCard } from '#shared/contract/mindset-contract.ts'
import type { FollowUpId, ReframeId } from '#shared/model/id.ts'
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

/** The stories in their order, those that were written on as they are in the journal, and then one's own. */
export function shownCards(
  inJournal: readonly ReframeCard[],
  words: Readonly<Record<Story, StoryWords>>,
): readonly ShownCard[] {
  const taken = new Set<string>()
  const stories = STORIES.map((story): ShownCard => {
    const { from, to } = words[story]
    const known = inJournal.find(({ barrier }) => barrier === story)
    if (known === undefined) {
      const blank = { inMyWords: '', beliefs: [], shown: true, readOnly: false }
      return { ...blank, key: story, id: null, barrier: story, from, to, card: { story, from, to } }
    }
    taken.add(known.id)
    return { ...asShown(known, story), from: known.from.trim() || from, to: known.to.trim() || to }
  })
  const others = inJournal.filter(({ id }) => !taken.has(id))
  return [...stories, ...others.map((one) => asShown(one, one.id))]
}

function asShown(card: ReframeCard, key: string): ShownCard {
  const { id, barrier, from, to, inMyWords, beliefs, shown, readOnly } = card
  return { key, id, barrier, from, to, inMyWords, beliefs, shown, readOnly, card: { id } }
}

/** Which card is open, and the promise that one hesitates over, as in the address. */
export interface MindsetSearch {
  readonly card?: string
  readonly for?: FollowUpId
}
