import type { Sql } from '#journal/documents/statements.ts'
import { compoundsIn } from './search-words.ts'

/** A row of the texts that the full-text index is made of. */
export interface TextRow {
  readonly text_rowid: number
  readonly n: number
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly more: string
  readonly names: string
  /** Words that it is found by besides those of the tokenizer. */
  readonly also: string
}

/** The texts of one transaction. Whoever opens it calls `flush` before the transaction ends. */
export interface TextWrites {
  write(row: TextRow): void
  erase(n: number): void
  /** Brings the index up to the texts. */
  flush(): void
}

interface Pending {
  /** What the index has of it; null where it has nothing. */
  readonly before: TextRow | null
  after: TextRow | null
}

/**
 * Texts are written at once, the index of them at the end, in the order of its rowids. FTS5 gathers what is written in memory, and
 * makes a segment of its file of that at each statement that may be taken back by itself (one with a trigger, one of many rows) and
 * at each rowid that is no larger than the last one: among other rows that is one for each text, and most of its time. What is written
 * again as it was is left alone.
 */
export function textWrites(sql: Sql): TextWrites {
  const pending = new Map<number, Pending>()

  function note(rowid: number, before: TextRow | null, after: TextRow | null): void {
    const noted = pending.get(rowid)
    if (noted === undefined) pending.set(rowid, { before, after })
    else noted.after = after
  }

  return {
    write(row) {
      const { text_rowid: rowid, n, kind, title, body, more, names, also } = row
      sql('INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(rowid, n, kind, title, body, more, names, also)
      note(rowid, null, row)
    },
    erase(n) {
      const text = sql('SELECT * FROM texts WHERE n = ?').get(n) as TextRow | undefined
      if (text === undefined) return
      sql('DELETE FROM texts WHERE n = ?').run(n)
      note(text.text_rowid, text, null)
    },
    flush() {
      const inOrder = [...pending].toSorted(([one], [other]) => one - other)
      pending.clear()
      for (const [rowid, { before, after }] of inOrder) {
        if (before !== null && after !== null && isSameText(before, after)) continue
        if (before !== null) {
          sql(
            `INSERT INTO search (search, rowid, kind, title, body, more, names, also) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)`,
          ).run(rowid, ...wordsOf(before))
        }
        if (after !== null) {
          sql('INSERT INTO search (rowid, kind, title, body, more, names, also) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
            rowid,
            ...wordsOf(after),
          )
        }
        countCompounds(sql, before, after)
      }
    },
  }
}

/** Counts the texts in which a compound stands, and lists it as long as there is one. */
function countCompounds(sql: Sql, before: TextRow | null, after: TextRow | null): void {
  const now = after === null ? new Set<string>() : compoundsOf(after)
  const then = before === null ? new Set<string>() : compoundsOf(before)
  const add = 'INSERT INTO compounds VALUES (?, 1) ON CONFLICT DO UPDATE SET texts = texts + 1'
  for (const word of now) if (!then.has(word)) sql(add).run(word)
  for (const word of then) {
    if (now.has(word)) continue
    sql('UPDATE compounds SET texts = texts - 1 WHERE word = ?').run(word)
    sql('DELETE FROM compounds WHERE word = ? AND texts = 0').run(word)
  }
}

function compoundsOf({ title, body, more, names }: TextRow): Set<string> {
  return compoundsIn([title, body, more, names])
}

function wordsOf({ kind, title, body, more, names, also }: TextRow): string[] {
  return [kind, title, body, more, names, also]
}

function isSameText(one: TextRow, other: TextRow): boolean {
  const words = wordsOf(other)
  return wordsOf(one).every((word, at) => word === words[at])
}
