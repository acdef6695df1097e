import type { Sql } from '#journal/documents/statements.ts'

/**
 * Whom a merged person is now. Merges are followed along their chain; people merged crosswise on two devices
 * form a cycle, of which the smallest id survives, so that every device comes to the same answer.
 * @param mergedInto where a person was merged into, null for one who was not
 */
export function survivorOf<Id extends string>(id: Id, mergedInto: (id: Id) => Id | null): Id {
  const chain: Id[] = []
  let current = id
  while (true) {
    const seenAt = chain.indexOf(current)
    if (seenAt !== -1) return chain.slice(seenAt).reduce((least, other) => (other < least ? other : least))
    chain.push(current)
    const next = mergedInto(current)
    if (next === null) return current
    current = next
  }
}

/**
 * Whom the person of that id is now, by the rows. Merged into somebody who is not in the journal (not here yet,
 * damaged, taken away with the sample) means not merged: nobody disappears with somebody else.
 */
export function survivorInRows(sql: Sql, id: string): string {
  return survivorOf(id, (from) => {
    const row = sql(`SELECT t.id FROM entries AS e JOIN entries AS t ON t.id = e.merged_into WHERE e.id = ?`).get(from)
    return (row as { id: string } | undefined)?.id ?? null
  })
}
