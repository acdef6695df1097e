import type { Commit, DocumentChange, FieldWrite } from '#journal/documents/document-store.ts'
import { isPlainMap, withPlainAt, type PlainMap } from '#journal/documents/plain.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { contentMark } from './content-mark.ts'

/** What one command wrote into one document, in one commit or in several: all that is needed to take it back. */
export interface WrittenDocument {
  readonly id: DocumentId
  readonly kind: string
  /** How the command left what it made. null: the document was there before. */
  readonly made: Made | null
  /** In the order written; undo goes through them backwards. None where the command made the document. */
  readonly writes: readonly FieldWrite[]
}

export interface Made {
  /** Of what it said: see `contentMark`. */
  readonly mark: string
  /** As `documents` has them: while they are the same, nobody has written it since, and it need not be loaded. */
  readonly heads: string
}

/** What one command wrote, each document once. */
export type Written = readonly WrittenDocument[]

export interface GatheredWrites {
  add(commit: Commit<unknown>): void
  /** What was added so far. */
  readonly written: Written
}

/** Gathers what the commits of one command wrote. */
export function gatherWrites(sql: Sql): GatheredWrites {
  const documents = new Map<DocumentId, WrittenDocument>()
  return {
    add(commit) {
      for (const document of documentsWritten(sql, commit, (id) => documents.get(id)))
        documents.set(document.id, document)
    },
    get written() {
      return [...documents.values()]
    },
  }
}

/** What one commit wrote. */
export function writtenBy(sql: Sql, commit: Commit<unknown>): Written {
  return [...documentsWritten(sql, commit, () => undefined)]
}

/**
 * What a command wrote into the documents of a commit, together with its commits before.
 * @param sql the `documents`, as the commit has left them
 * @param before what those wrote into a document
 */
export function* documentsWritten(
  sql: Sql,
  commit: Commit<unknown>,
  before: (id: DocumentId) => WrittenDocument | undefined,
): Generator<WrittenDocument> {
  const created = new Set(commit.created)
  const writesById = Map.groupBy(commit.writes, ({ id }) => id)
  for (const change of commit.changes) {
    const { id, kind, after } = change
    if (after === null) continue
    const writes = writesById.get(id) ?? []
    if (created.has(id))
      yield { id, kind, made: { mark: contentMark(after.content), heads: headsOf(sql, id) }, writes: [] }
    else if (writes.length > 0) {
      const known = before(id)
      if (known === undefined) yield { id, kind, made: null, writes }
      else if (known.made === null) yield { ...known, writes: [...known.writes, ...writes] }
      else if (isAsMade(known.made, change, writes)) {
        yield { ...known, made: { mark: contentMark(after.content), heads: headsOf(sql, id) } }
      }
    }
  }
}

/** Whether a document that the command has made, and goes on writing, was changed by nobody else in between. */
function isAsMade({ mark }: Made, { after }: DocumentChange, writes: readonly FieldWrite[]): boolean {
  const content: unknown = after?.content
  if (!isPlainMap(content)) return false
  const before = writes.reduceRight<PlainMap>(
    (said, write) => withPlainAt(said, write.path, write.before) ?? said,
    content,
  )
  return contentMark(before) === mark
}

function headsOf(sql: Sql, id: DocumentId): string {
  const row = sql('SELECT heads FROM documents WHERE id = ?').get(id) as { heads: string } | undefined
  return row?.heads ?? ''
}
