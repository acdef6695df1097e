import type { DocumentWriter, FieldWrite, Plain, StoredDocument } from '#journal/documents/document-store.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { UndoEntry } from './undo-log.ts'

export interface LeftAlone {
  readonly id: string
  readonly path: string[]
}

/**
 * Restores, field by field, the value before, where the field still holds what the command wrote. What has been
 * changed since is left alone and reported. What the command created goes to the trash, whole.
 */
export function takeBack(
  write: DocumentWriter,
  entry: Extract<UndoEntry, { kind: 'documents' }>,
  now: number,
): LeftAlone[] {
  const created = new Set<DocumentId>(entry.created)
  const leftAlone: LeftAlone[] = []
  // Backwards: of two writes to one field, the first one's value before is the one to end with.
  for (const field of entry.writes.toReversed()) {
    if (created.has(field.id)) continue
    const document = write.read(field.id)
    if (document !== null && samePlain(valueAt(document, field), field.after)) write.set(field.id, field.path, field.before)
    else leftAlone.push({ id: field.id, path: [...field.path] })
  }
  for (const id of created) {
    const document = write.read(id)
    if (document === null) continue
    if (document.content.deletedAt === undefined) write.set(id, ['deletedAt'], now)
  }
  return leftAlone
}

function valueAt(document: StoredDocument, { path }: FieldWrite): Plain | undefined {
  let value: unknown = document.content
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value as Plain | undefined
}

function samePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && samePlain(a[key], b[key]))
}
