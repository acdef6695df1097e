import type { DocumentWriter, FieldWrite, Plain } from '#journal/documents/document-store.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import type { UndoEntry, UndoLog } from './undo-log.ts'

export interface LeftAlone {
  readonly id: string
  readonly path: string[]
}

/** Documents that are loaded, changed and written without letting other messages through. */
export const DOCUMENTS_A_COMMIT = 100

/**
 * Takes a command back. It may have written thousands of documents: they go in several commits, so that the
 * journal answers meanwhile. When one of them fails, what is left can be undone with the same token.
 */
export async function undoDocuments(
  context: Pick<CommandContext, 'run' | 'now'>,
  undoLog: UndoLog,
  token: string,
  entry: DocumentsEntry,
): Promise<{ undo: string | null; leftAlone: LeftAlone[] }> {
  const parts = [...inParts(entry)]
  const undone: DocumentsEntry[] = []
  const leftAlone: LeftAlone[] = []
  for (const [index, part] of parts.entries()) {
    try {
      const created = new Set(entry.created)
      const { result, undo } = context.run('undo', (write) => takeBack(write, part, created, context.now()))
      leftAlone.push(...result)
      const inverse = undo === null ? null : undoLog.take(undo)
      if (inverse?.kind === 'documents') undone.push(inverse)
    } catch (error) {
      const rest = parts.slice(index)
      undoLog.putBack(token, {
        kind: 'documents',
        writes: rest.flatMap(({ writes }) => writes),
        created: rest.flatMap(({ created }) => created),
      })
      throw error
    }
    if (index < parts.length - 1) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  const writes = undone.flatMap((inverse) => inverse.writes)
  return { undo: writes.length === 0 ? null : undoLog.remember({ kind: 'documents', writes, created: [] }), leftAlone }
}

export type DocumentsEntry = Extract<UndoEntry, { kind: 'documents' }>

/** Some documents at a time, each with all that was written into it: halfway it may be what the model refuses. */
function* inParts({ writes, created }: DocumentsEntry): Generator<DocumentsEntry> {
  const writesById = new Map<DocumentId, FieldWrite[]>(created.map((id) => [id, []]))
  for (const write of writes) {
    const known = writesById.get(write.id)
    if (known === undefined) writesById.set(write.id, [write])
    else known.push(write)
  }
  const isCreated = new Set(created)
  const ids = [...writesById.keys()]
  for (let from = 0; from < ids.length; from += DOCUMENTS_A_COMMIT) {
    const some = ids.slice(from, from + DOCUMENTS_A_COMMIT)
    yield {
      kind: 'documents',
      writes: some.flatMap((id) => writesById.get(id) ?? []),
      created: some.filter((id) => isCreated.has(id)),
    }
  }
}

/**
 * Restores, field by field, the value before, where the field still holds what the command wrote. What has been
 * changed since is left alone and reported. What the command created goes to the trash, whole.
 * @param created all that the command created, which needs no restoring field by field
 */
function takeBack(
  write: DocumentWriter,
  entry: DocumentsEntry,
  created: ReadonlySet<DocumentId>,
  now: number,
): LeftAlone[] {
  const leftAlone: LeftAlone[] = []
  const contents = new Map<DocumentId, PlainContent | null>()
  const contentNow = (id: DocumentId) => {
    // Read once, before anything is restored: halfway, a cadence may be one that the model refuses.
    const known = contents.get(id)
    if (known !== undefined) return known
    const content = structuredClone(write.read(id)?.content ?? null) as PlainContent | null
    contents.set(id, content)
    return content
  }
  // Backwards: of two writes to one field, the first one's value before is the one to end with.
  const restored = entry.writes.toReversed().filter((field) => {
    if (created.has(field.id)) return false
    const content = contentNow(field.id)
    const isAsWritten = content !== null && samePlain(valueAt(content, field.path), field.after)
    if (isAsWritten) setValueAt(content, field.path, field.before)
    else leftAlone.push({ id: field.id, path: [...field.path] })
    return isAsWritten
  })
  for (const field of restored) write.set(field.id, field.path, field.before)
  for (const id of entry.created) {
    const document = write.read(id)
    if (document === null) continue
    if (document.content.deletedAt === undefined) write.set(id, ['deletedAt'], now)
  }
  return leftAlone
}

type PlainContent = Record<string, unknown>

function valueAt(content: PlainContent, path: readonly string[]): Plain | undefined {
  let value: unknown = content
  for (const key of path) {
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value as Plain | undefined
}

function setValueAt(content: PlainContent, path: readonly string[], value: Plain | undefined): void {
  const parent = valueAt(content, path.slice(0, -1))
  const key = path.at(-1)
  if (!isMap(parent) || key === undefined) return
  if (value === undefined) delete parent[key]
  else parent[key] = structuredClone(value)
}

function isMap(value: unknown): value is PlainContent {
  return typeof value === 'object' && value !== null
}

function samePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && samePlain(a[key], b[key]))
  )
}
