import type { Sql } from '#journal/documents/statements.ts'
import { survivorsInRows } from '#journal/projections/survivor.ts'

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
