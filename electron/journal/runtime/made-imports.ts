import type { QueryOutput } from '#shared/contract/contract.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { KeptUndo } from './kept-undo.ts'
import { titlesOf } from './titles-of.ts'

const MAX_NAMES = 3

/** The imports and merges that this device has made and keeps how to take back, the latest first. */
export function madeImports(kept: KeptUndo, sql: Sql): QueryOutput<'imports'> {
  return kept.list().map(({ isLeft, ...entry }) => {
    const people = kept.people(entry.id, MAX_NAMES)
    const titles = titlesOf(sql, people)
    return {
      ...entry,
      names: people.flatMap((id) => titles.get(id) ?? []),
      canUndo: entry.undoneAt === null && isLeft,
    }
  })
}
