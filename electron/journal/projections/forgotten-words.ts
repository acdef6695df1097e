import type { Database } from 'better-sqlite3'
import { emptyLog } from '#journal/documents/checkpoints.ts'
import type { DocumentChange } from '#journal/documents/document-store.ts'
import { mergeSegments } from './merge-segments.ts'

/**
 * The full-text index only marks what is deleted, and keeps its words, those of older wordings too, until its segments
 * are merged (https://sqlite.org/fts5.html#the_merge_command). So once anything was forgotten they are all merged into
 * one, which has the words of what is there and no others: a small index in the commit that forgets, a large one in
 * steps after it. That it is not done stands in the database, so that the next start goes on. Taking the words out with
 * each deletion (`secure-delete`) costs every edit of a large journal some fifty times as much.
 */
export interface ForgottenWords {
  /** True while words of what was forgotten may be in the index. */
  readonly areLeft: boolean
  /** Begins to take them out. Call it inside the commit of `changes`, when their rows are written. */
  begin(changes: readonly DocumentChange[]): void
  /** Takes some more of them out. */
  step(): void
  /** The index was made anew. */
  reset(): void
}

// Pages of some 4 kB; those of the commit keep it waiting for less than a frame or two.
const PAGES_IN_COMMIT = 250
const PAGES_A_STEP = 100

export function openForgottenWords(database: Database): ForgottenWords {
  let areLeft =
    database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'forgotten_words'`).pluck().get() === 1
  let isMerging = false

  /** Merges up to so many pages. @returns whether there was anything to merge */
  const merge = (pages: number): boolean => {
    const isMerged = mergeSegments(database, isMerging ? pages : -pages)
    isMerging = true
    return isMerged
  }
  const stepInTransaction = database.transaction(() => {
    const isDone = !merge(PAGES_A_STEP)
    if (isDone) database.exec('DROP TABLE IF EXISTS forgotten_words')
    return isDone
  })

  return {
    get areLeft() {
      return areLeft
    },
    begin(changes) {
      if (changes.every(({ after }) => after !== null)) return
      isMerging = false
      if (!merge(PAGES_IN_COMMIT) || !merge(1)) return
      database.exec('CREATE TABLE IF NOT EXISTS forgotten_words (one INTEGER PRIMARY KEY)')
      areLeft = true
    },
    step() {
      if (!stepInTransaction()) return
      areLeft = false
      emptyLog(database)
    },
    reset() {
      database.exec('DROP TABLE IF EXISTS forgotten_words')
      areLeft = false
    },
  }
}
