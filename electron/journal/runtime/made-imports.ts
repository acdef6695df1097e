import type { QueryOutput } from '#shared/contract/contract.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { KeptReports } from './kept-reports.ts'
import type { KeptUndo } from './kept-undo.ts'
import { titlesOf } from './titles-of.ts'

const MAX_NAMES = 3

/** The imports, merges and exports that this device has made and keeps how to take back, or what they said, the latest first. */
export function madeImports(kept: KeptUndo, reports: KeptReports, sql: Sql): QueryOutput<'imports'> {
  const said = reports.list()
  const withReport = new Set(said.map(({ id }) => id))
  const entries = kept.list().map(({ isLeft, ...entry }) => {
    const people = kept.people(entry.id, MAX_NAMES)
    const titles = titlesOf(sql, people)
    return {
      ...entry,
      names: people.flatMap((id) => titles.get(id) ?? []),
      canUndo: entry.undoneAt === null && isLeft,
      hasWritten: true,
      hasReport: withReport.has(entry.id),
    }
  })
  const written = new Set(entries.map(({ id }) => id))
  const others = said
    .filter(({ id }) => !written.has(id))
    .map((entry) => ({ ...entry, ...NOTHING_WRITTEN, names: [], hasReport: true }))
  return [...entries, ...others].toSorted((one, other) => other.at - one.at)
}

const NOTHING_WRITTEN = { people: 0, undoneAt: null, leftAlone: 0, canUndo: false, hasWritten: false }
