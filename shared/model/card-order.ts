import type { Barrier } from './reframe.ts'
import { STORIES, type Story } from './stories.ts'

/** Places of the stories while nobody has moved them, as `fractional-indexing` counts. Never changed: others lie between them. */
export const STORY_ORDERS: Readonly<Record<Story, string>> = {
  'too-busy': 'a0',
  'self-serving': 'a1',
  'waste-time': 'a2',
  'not-yet': 'a3',
  imposing: 'a4',
  'why-me': 'a5',
  'not-good': 'a6',
  forgotten: 'a7',
}

/** What its place follows from. */
export interface PlacedCard {
  readonly id: string
  readonly barrier: Barrier
  readonly order: string
}

/** A place in the list: a story that nobody has written on has one, too. */
export interface CardPlace<Card extends PlacedCard> {
  /** The story, or the id of a card of one's own or of a second one about the same story. */
  readonly key: string
  readonly card: Card | null
  /** '' for what was never given a place and is no story: it comes last. */
  readonly order: string
}

/** The stories and one's own cards, each where it was put, and where none was moved, the stories first. The same on every device. */
export function cardsInOrder<Card extends PlacedCard>(cards: readonly Card[]): CardPlace<Card>[] {
  const byId = cards.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ofStory = STORIES.map((story) => byId.find(({ barrier }) => barrier === story) ?? null)
  const places = STORIES.map((key, at): CardPlace<Card> => {
    const card = ofStory[at] ?? null
    return { key, card, order: card?.order || STORY_ORDERS[key] }
  })
  const others = byId
    .filter((card) => !ofStory.includes(card))
    .map((card): CardPlace<Card> => ({ key: card.id, card, order: card.order }))
  const all = [...places, ...others]
  // Equal ones stay as they are here: the stories first, then by id.
  return all.toSorted((a, b) =>
    a.order === b.order ? 0 : a.order === '' ? 1 : b.order === '' ? -1 : a.order < b.order ? -1 : 1,
  )
}
