import type { StoredDocument } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { Link, RowContext, RowDefinition } from './row-definition.ts'
import { spacedLetters, wordsBeside } from './search-words.ts'
import type { TextRow } from './text-writes.ts'

// Newest first is rowid order: the day of the entry above, the number of the document below.
const ROWIDS_A_DAY = 2 ** 30

/** Takes every row of document `n` away, the shared ones and those of its kind. */
export function eraseRows({ sql, texts }: RowContext, definition: Pick<RowDefinition, 'tables'>, n: number): void {
  texts.erase(n)
  for (const table of ['entries', 'links', ...Object.keys(definition.tables)]) {
    sql(`DELETE FROM ${table} WHERE n = ?`).run(n)
  }
}

/**
 * Writes all rows of a document that has none: what every kind has, and what its own kind has. What is in the trash
 * keeps its rows, so that its page can be opened, but is neither found by words nor linked.
 * @param survivor whom a name means now
 */
export function writeAllRows(
  context: RowContext,
  definition: RowDefinition,
  document: StoredDocument,
  survivor: (id: string) => string,
): void {
  const { sql } = context
  const { n, id, kind, content, readOnly } = document
  const day = definition.day(content)
  sql('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    n,
    id,
    kind,
    definition.title(content),
    day,
    content.createdAt,
    content.deletedAt ?? null,
    definition.mergedInto?.(content) ?? null,
    Number(content.sample ?? false),
    Number(readOnly),
  )
  definition.writeRows(context, document)
  const isInTrash = content.deletedAt !== undefined
  for (const link of definition.links(content)) {
    if (!isInTrash || link.keptInTrash === true) writeLink(sql, n, link, survivor(link.named))
  }
  if (isInTrash) return
  const text = definition.searchText(content)
  if (text === null) return
  writeText(context, {
    text_rowid: textRowid(day, n),
    n,
    kind: kindWord(kind),
    ...text,
    names: namesOf(sql, definition, n),
  })
}

/** Writes the names of linked documents into the text of document `n` again, after one of them has changed. */
export function rewriteNamesInText(context: RowContext, definition: RowDefinition, n: number): void {
  const { sql, texts } = context
  const text = sql('SELECT * FROM texts WHERE n = ?').get(n) as TextRow | undefined
  if (text === undefined) return
  const names = namesOf(sql, definition, n)
  if (spacedLetters(names) === text.names) return
  texts.erase(n)
  writeText(context, { ...text, names })
}

/**
 * The kind of a document as a word of the index, to narrow a search by. It begins with a character for private use,
 * which the tokenizer takes for a letter and which no search contains: so no column has to be left out of a search,
 * and that is what makes newest-first answers quick.
 */
export function kindWord(kind: string): string {
  return `\u{e000}${kind}`
}

/** Where the text of a document is in the full-text index. */
export function textRowid(day: number, n: number): number {
  return day * ROWIDS_A_DAY + n
}

/** The day of a text of which the index has the rowid. */
export function dayOfRowid(rowid: number): number {
  return Math.floor(rowid / ROWIDS_A_DAY)
}

function writeLink(sql: Sql, n: number, { role, named, day }: Link, target: string): void {
  sql('INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)').run(n, role, named, target, day ?? null)
}

function namesOf(sql: Sql, { namesInText }: RowDefinition, n: number): string {
  if (namesInText.length === 0) return ''
  const rows = sql(`SELECT DISTINCT e.title FROM links l JOIN entries e ON e.id = l.target_id
    WHERE l.n = ? AND l.role IN (SELECT value FROM json_each(?)) AND e.deleted_at IS NULL ORDER BY l.named_id`)
  return (rows.all(n, JSON.stringify(namesInText)) as { title: string }[]).map(({ title }) => title).join('\n')
}

function writeText({ texts }: RowContext, row: Omit<TextRow, 'also'>): void {
  const [title = '', body = '', more = '', names = ''] = [row.title, row.body, row.more, row.names].map(spacedLetters)
  texts.write({ ...row, title, body, more, names, also: wordsBeside([title, body, more, names]) })
}
