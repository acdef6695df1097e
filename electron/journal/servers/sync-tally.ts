import { fieldAccount } from '#journal/exchange/field-account.ts'
import { type CardConflict, type CardProblem, type ServerReport } from '#shared/contract/server-contract.ts'
import type { ImportReport } from '#shared/contract/import-contract.ts'

export interface Synced {
  readonly report: ServerReport
  /** What came in as an import does, for the report that is kept of it. */
  readonly cameIn: Pick<ImportReport, 'created' | 'updated' | 'unchanged' | 'forgotten' | 'accounts'>
}

const MAX_LISTED = 200

/** Counts what comes in and goes out. */
export function openSyncTally() {
  const conflicts: CardConflict[] = []
  const problems: CardProblem[] = []
  const counts = { conflictCount: 0, problemCount: 0 }
  const tally = {
    account: fieldAccount(),
    created: 0,
    updated: 0,
    unchanged: 0,
    forgotten: 0,
    sent: 0,
    changedThere: 0,
    deletedThere: 0,
    goneThere: 0,
    left: 0,
    done: () => tally.created + tally.updated + tally.unchanged + tally.sent + tally.changedThere + tally.deletedThere,
    conflict(one: CardConflict) {
      if (conflicts.length < MAX_LISTED) conflicts.push(one)
    },
    problem(one: CardProblem) {
      counts.problemCount++
      if (problems.length < MAX_LISTED) problems.push(one)
    },
    finish(undo: string, cards: number): Synced {
      const { created, updated, unchanged, forgotten, sent, changedThere, deletedThere, goneThere, left } = tally
      const cameIn = { created, updated, unchanged, forgotten, accounts: tally.account.result() }
      const { problemCount } = counts
      const done = {
        created,
        updated,
        sent,
        changedThere,
        deletedThere,
        goneThere,
        left,
        conflicts,
        problems,
        problemCount,
      }
      return { report: { cards, ...done, undo: created + updated > 0 ? undo : null }, cameIn }
    },
  }
  return tally
}

export type SyncTally = ReturnType<typeof openSyncTally>
