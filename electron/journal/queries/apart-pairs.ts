import type { Sql } from '#journal/documents/statements.ts'
import { survivorsInRows } from '#journal/projections/survivor.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'

/** The keys of the pairs of people of whom the user said that they are two, by whom they are now. */
export function apartPairs(sql: Sql): ReadonlySet<string> {
  const survivor = survivorsInRows(sql)
  const rows = sql('SELECT p.id, a.other FROM person_apart AS a JOIN people AS p ON p.n = a.n').all() as {
    id: string
    other: string
  }[]
  return new Set(rows.map(({ id, other }) => pairKey(survivor(id), survivor(other))))
}

/** Of two people, whichever is named first. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** The same, by name: without those who have become one since, and without whom the trash has. */
export function apartPeople(sql: Sql, { offset, limit }: QueryRequest<'apartPairs'>): QueryOutput<'apartPairs'> {
  const named = sql('SELECT id, name, sort_name FROM people WHERE id = ? AND hidden = 0')
  const sides = new Map<string, Side | undefined>()
  const sideOf = (id: string) => {
    if (!sides.has(id)) sides.set(id, named.get(id) as Side | undefined)
    return sides.get(id)
  }
  const pairs = [...apartPairs(sql)].flatMap((key): [Side, Side][] => {
    const [one, other] = key.split(' ').map(sideOf)
    if (one === undefined || other === undefined || one === other) return []
    return [bySide(one, other) > 0 ? [other, one] : [one, other]]
  })
  const sorted = pairs.toSorted(([a, b], [c, d]) => bySide(a, c) || bySide(b, d))
  const link = ({ id, name }: Side): PersonLink => ({ id, name })
  return {
    total: sorted.length,
    rows: sorted.slice(offset, offset + limit).map(([one, other]) => ({ people: [link(one), link(other)] })),
  }
}

interface Side extends PersonLink {
  readonly sort_name: string
}

function bySide(one: Side, other: Side): number {
  const [a, b] = [`${one.sort_name} ${one.id}`, `${other.sort_name} ${other.id}`]
  return a < b ? -1 : a > b ? 1 : 0
}
