import { derivedId } from '#journal/documents/derived-id.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { Card } from '#shared/contract/mindset-contract.ts'
import { cardsInOrder, STORY_ORDERS, type PlacedCard } from '#shared/model/card-order.ts'
import { reframeId, type ReframeId } from '#shared/model/id.ts'
import { beliefLine } from '#shared/model/reframe.ts'
import type { Story } from '#shared/model/stories.ts'
import { generateKeyBetween } from 'fractional-indexing'
import { requireDocument } from './require-document.ts'

/** The id of the card of a story, wherever it is made first: two devices make the same document. */
export function cardOfStory(story: Story): ReframeId {
  return reframeId.parse(derivedId('reframe', story))
}

export function openCard(context: CommandContext, { card }: CommandRequest<'openCard'>): CommandOutput<'openCard'> {
  return { id: documentOf(context, card) }
}

/** Makes a card about a story of one's own, behind all that have a place. */
export function addCard(context: CommandContext, { from, to }: CommandRequest<'addCard'>): CommandOutput<'addCard'> {
  const placed = placesOfCards(context).filter(({ order }) => order !== '')
  const { result, undo } = context.run('addCard', (write) =>
    write.create('reframe', { barrier: 'own', from, to, order: orderBetween(placed, []) }),
  )
  return { id: reframeId.parse(result), undo }
}

/** Adds a belief with the present instant; it holds from now on, also where another device's clock is ahead. */
export function answerBelief(
  context: CommandContext,
  { card, value }: CommandRequest<'answerBelief'>,
): CommandOutput<'answerBelief'> {
  const id = documentOf(context, card)
  const { undo } = context.run('answerBelief', (write) => {
    const { content } = requireDocument(write, id, 'reframe')
    const last = beliefLine(content.beliefs).at(-1)?.at ?? 0
    write.set(id, ['beliefs', context.newEntryId()], { at: Math.max(context.now(), last + 1), value })
  })
  return { id, undo }
}

export function showCard(
  context: CommandContext,
  { card, shown }: CommandRequest<'showCard'>,
): CommandOutput<'showCard'> {
  const id = documentOf(context, card)
  const { undo } = context.run('showCard', (write) => {
    requireDocument(write, id, 'reframe')
    write.set(id, ['shown'], shown)
  })
  return { id, undo }
}

export function moveCard(
  context: CommandContext,
  { card, after }: CommandRequest<'moveCard'>,
): CommandOutput<'moveCard'> {
  const id = documentOf(context, card)
  const { undo } = context.run('moveCard', (write) => {
    requireDocument(write, id, 'reframe')
    const others = placesOfCards(context).filter((one) => one.card?.id !== id)
    const found = others.findIndex(({ key, card: other }) => after !== null && (key === after || other?.id === after))
    const at = after === null ? 0 : found < 0 ? others.length : found + 1
    const before = others.slice(0, at).map((one) => ({ ...one }))
    // What was never given a place is given one where something is to stand behind it, and else left alone: another device may
    // be moving it.
    for (const [index, one] of before.entries()) {
      if (one.order !== '') continue
      one.order = orderBetween(before.slice(0, index), [])
      if (one.card?.readOnly === 0) write.set(one.card.id, ['order'], one.order)
    }
    write.set(id, ['order'], orderBetween(before, others.slice(at)))
  })
  return { id, undo }
}

function placesOfCards(context: CommandContext) {
  const rows =
    context.sql(`SELECT id, content ->> 'barrier' AS barrier, content ->> 'order' AS "order", read_only AS readOnly
    FROM reframes WHERE deleted_at IS NULL ORDER BY id`)
  return cardsInOrder(rows.all() as (PlacedCard & { id: ReframeId; readOnly: number })[])
}

/** A place behind all of `before`, and in front of the first of `behind` that does not share theirs. */
function orderBetween(before: readonly { order: string }[], behind: readonly { order: string }[]): string {
  const last = before.at(-1)?.order ?? null
  const next = behind.find(({ order }) => last === null || order > last)?.order ?? null
  try {
    return generateKeyBetween(last, next)
  } catch {
    // What another device or a mistake has written there is no key: behind everything there is always room.
    return `${last ?? STORY_ORDERS['too-busy']}V`
  }
}

/**
 * The document of a card, made where it is not there yet, taken out of the trash where it lies there, and a new one where it
 * was forgotten. A commit of its own: undo takes back what the user did to the card, and leaves a story as it was offered.
 */
function documentOf(context: CommandContext, card: Card): ReframeId {
  if ('id' in card) return card.id
  const { story, from, to } = card
  const known = context
    .sql(`SELECT id FROM reframes WHERE content ->> 'barrier' = ? AND deleted_at IS NULL ORDER BY id LIMIT 1`)
    .get(story) as { id: ReframeId } | undefined
  if (known !== undefined) return known.id
  const id = cardOfStory(story)
  const { result } = context.commit('openCard', (write) => {
    const present = write.read(id)
    if (present !== null) {
      if (present.content.deletedAt !== undefined) write.set(id, ['deletedAt'], undefined)
      return id
    }
    try {
      return write.createDerived('reframe', { barrier: story, from, to }, id)
    } catch (error) {
      if (!isJournalError(error, 'forgotten')) throw error
      return write.create('reframe', { barrier: story, from, to })
    }
  })
  return reframeId.parse(result)
}
