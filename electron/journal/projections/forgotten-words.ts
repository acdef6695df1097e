import type { Database } from 'better-sqlite3'
import { areCheckpointsHeld, emptyLog } from '#journal/documents/checkpoints.ts'
import type { DocumentChange } from '#journal/documents/document-store.ts'
import { mergeSegments, readLevels, remakeIndex, splitLevels } from './merge-segments.ts'

/**
 * What was forgotten is gone from every row at once, and its words stay in two places. The full-text index only marks what
 * is deleted, and keeps its words, those of older wordings too, until its segments are merged
 * (https://sqlite.org/fts5.html#the_merge_command). And SQLite, when it lays out a page of a table or an index anew, leaves
 * copies of rows in the part of the page that it does not use, which `secure_delete` does not overwrite. So once anything
 * was forgotten all segments are merged into one, a small index in the commit that forgets, a large one in steps after it,
 * and then the file is written anew (VACUUM), which takes over what is there and nothing else. That it is not done stands
 * in the database, so that the next start goes on. Why so: docs/decisions/forgotten-words.md
 */
export interface ForgottenWords {
  /** True while words of what was forgotten may be anywhere in the file or its log. */
  readonly areLeft: boolean
  /** What `step` does next; null where nothing is left. To rewrite the file takes as long as to copy it. */
  readonly nextStep: 'merge' | 'rewrite' | null
  /** Begins to take them out. Call it inside the commit of `changes`, when their rows are written. */
  begin(changes: readonly DocumentChange[]): void
  /** Begins to take out what was in no index: the file is written anew. Call it when the rows are gone. */
  beginRewrite(): void
  /**
   * Takes some more of them out. @throws SqliteError
   * @returns false where that cannot be now: the file is being copied
   */
  step(): boolean
  /** The index was made anew. */
  reset(): void
}

// Pages of some 4 kB; those of the commit keep it waiting for less than a frame or two.
const PAGES_IN_COMMIT = 250
const PAGES_A_STEP = 100
/** Some 100 kB of words. */
const MAX_PAGES_REMADE = 25

export function openForgottenWords(database: Database): ForgottenWords {
  const isMarked = database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'forgotten_words'`).pluck().get()
  let nextStep: ForgottenWords['nextStep'] = isMarked === 1 ? 'merge' : null
  let isMerging = false
  let isSplit = false

  /** Merges up to so many pages. @returns whether there was anything to merge */
  const merge = (pages: number): boolean => {
    const isMerged = mergeSegments(database, isMerging ? pages : -pages)
    isMerging = true
    return isMerged
  }
  /** @returns whether there was anything to merge; then there may be more */
  const goOn = (pages: number): boolean => {
    if (merge(pages)) return true
    // Once is enough: small segments that are written later may take the place of the last again.
    const { pages: size, areEmptyLast } = readLevels(database)
    if (isSplit || !areEmptyLast) return false
    isSplit = true
    isMerging = false
    if (size <= MAX_PAGES_REMADE) remakeIndex(database)
    else splitLevels(database, () => merge(PAGES_IN_COMMIT))
    return true
  }
  const mergeInTransaction = database.transaction(() => goOn(PAGES_A_STEP))

  function isRewritten(): boolean {
    if (areCheckpointsHeld(database)) return false
    database.exec('VACUUM')
    // The log has the pages of before until it is cut off.
    if (!emptyLog(database)) return false
    database.exec('DROP TABLE IF EXISTS forgotten_words')
    emptyLog(database)
    return true
  }

  return {
    get areLeft() {
      return nextStep !== null
    },
    get nextStep() {
      return nextStep
    },
    begin(changes) {
      if (changes.every(({ after }) => after !== null)) return
      isMerging = false
      isSplit = false
      nextStep = goOn(PAGES_IN_COMMIT) && goOn(1) && goOn(1) ? 'merge' : 'rewrite'
      database.exec('CREATE TABLE IF NOT EXISTS forgotten_words (one INTEGER PRIMARY KEY)')
    },
    beginRewrite() {
      nextStep ??= 'rewrite'
      database.exec('CREATE TABLE IF NOT EXISTS forgotten_words (one INTEGER PRIMARY KEY)')
    },
    step() {
      if (nextStep === 'rewrite') {
        if (!isRewritten()) return false
        nextStep = null
      } else if (nextStep === 'merge' && !mergeInTransaction()) nextStep = 'rewrite'
      return true
    },
    reset() {
      if (nextStep === 'merge') nextStep = 'rewrite'
    },
  }
}
