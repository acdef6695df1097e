import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Something in a list that has an order of its own. */
export interface Ordered {
  readonly id: string
  /** A key of `fractional-indexing`; '' where it was never given a place. */
  readonly order: string
}

/**
 * Writes the order of a document, so that it stands right behind `after`.
 * @param list those that have an order, in their order, with or without it
 * @param after null for the first place, undefined (or one that is not there) for the last
 */
export function placeInOrder(
  write: DocumentWriter,
  list: readonly Ordered[],
  id: DocumentId,
  after: string | null | undefined,
): void {
  const others = list.filter((one) => one.id !== id)
  for (const { id: one, order } of ordersToPlace(others, id, after)) write.set(one as DocumentId, ['order'], order)
}

/**
 * The orders to write so that `id` stands right behind `after`: one where there is room between its neighbours, those of
 * the whole list where there is none, because two devices have given the same place away, or none was given yet.
 * @param others the list without `id`, by order and then id
 * @param after null for the first place, undefined (or one that is not there) for the last
 */
export function ordersToPlace(others: readonly Ordered[], id: string, after: string | null | undefined): Ordered[] {
  const found = others.findIndex((other) => other.id === after)
  const at = after === null ? 0 : found < 0 ? others.length : found + 1
  const between = keyBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null)
  if (between !== null) return [{ id, order: between }]
  const ids = [...others.slice(0, at).map((other) => other.id), id, ...others.slice(at).map((other) => other.id)]
  const keys = ordersInRow(ids.length)
  const before = new Map(others.map((other) => [other.id, other.order]))
  return ids.flatMap((one, index) => {
    const order = keys[index] ?? ''
    return before.get(one) === order ? [] : [{ id: one, order }]
  })
}

/** Orders for a list that is made at once, so many of them. */
export function ordersInRow(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

function keyBetween(previous: string | null, next: string | null): string | null {
  if (previous !== null && next !== null && previous >= next) return null
  try {
    return generateKeyBetween(previous, next)
  } catch {
    // What another device or a mistake has written there is no key.
    return null
  }
}
