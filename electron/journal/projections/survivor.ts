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
