import type { Sql } from '#journal/documents/statements.ts'

/**
 * Whom a merged person is now. Merges are followed along their chain; people merged crosswise on two devices
 * form a cycle, of which the smallest id survives, so that every device comes to the same answer.
 * @param mergedInto where a person was merged into, null for one who was not
 */
export function survivorOf<Id extends string>(id: Id, mergedInto: (id: Id) => Id | null): Id {
  return survivors(mergedInto)(id)
}

/**
 * As `survivorOf`, for many who were merged along the same chains: each step of a chain is taken once, however many
 * lead through it. It answers by what it has learned: for as long as nobody is merged.
 */
export function survivors<Id extends string>(mergedInto: (id: Id) => Id | null): (id: Id) => Id {
  const known = new Map<Id, Id>()
  return (id) => {
    const chain = new Set<Id>()
    let current = id
    let next: Id | null = id
    while (next !== null && !chain.has(next) && !known.has(next)) {
      current = next
      chain.add(current)
      next = mergedInto(current)
    }
    const end = next === null ? current : (known.get(next) ?? leastOfCycle(chain, next))
    for (const member of chain) known.set(member, end)
    return known.get(id) ?? end
  }
}

/** The smallest of those from `first` on, which the last one leads back to. */
function leastOfCycle<Id extends string>(chain: ReadonlySet<Id>, first: Id): Id {
  const all = [...chain]
  return all.slice(all.indexOf(first)).reduce((least, other) => (other < least ? other : least))
}

/**
 * Whom the person of that id is now, by the rows. Merged into somebody who is not in the journal (not here yet,
 * damaged, taken away with the sample) means not merged: nobody disappears with somebody else.
 */
export function survivorInRows(sql: Sql, id: string): string {
  return survivorsInRows(sql)(id)
}

/** As `survivorInRows`, for many: see `survivors`. */
export function survivorsInRows(sql: Sql): (id: string) => string {
  return survivors((from) => {
    const row = sql(`SELECT t.id FROM entries AS e JOIN entries AS t ON t.id = e.merged_into WHERE e.id = ?`).get(from)
    return (row as { id: string } | undefined)?.id ?? null
  })
}
