import type { Commit, FieldWrite } from '#journal/documents/document-store.ts'
import type { DocumentId } from '#shared/model/id.ts'

/** What one command wrote, in one commit or in several: all that is needed to take it back. */
export interface Written {
  /** In the order written; undo goes through them backwards. None of a document that is in `created`. */
  readonly writes: readonly FieldWrite[]
  readonly created: readonly DocumentId[]
}

export interface GatheredWrites {
  add(commit: Commit<unknown>): void
  /** What was added so far. */
  readonly written: Written
}

/** Gathers what the commits of one command wrote. */
export function gatherWrites(): GatheredWrites {
  const writes: FieldWrite[] = []
  const created = new Set<DocumentId>()
  return {
    add(commit) {
      for (const id of commit.created) created.add(id)
      // What was created goes to the trash whole, and needs no restoring field by field.
      for (const write of commit.writes) if (!created.has(write.id)) writes.push(write)
    },
    get written() {
      return { writes, created: [...created] }
    },
  }
}

/** What one commit wrote. */
export function writtenBy(commit: Commit<unknown>): Written {
  const gathered = gatherWrites()
  gathered.add(commit)
  return gathered.written
}

export function isNothing({ writes, created }: Written): boolean {
  return writes.length === 0 && created.length === 0
}
