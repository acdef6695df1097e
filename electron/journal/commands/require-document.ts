import { notFound } from '#journal/documents/journal-error.ts'
import type { DocumentWriter, StoredDocument } from '#journal/documents/document-store.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'

/** The document of that id and kind, as it is inside the command; otherwise a JournalError `not-found`. */
export function requireDocument<Kind extends DocumentKind>(
  write: Pick<DocumentWriter, 'read'>,
  id: DocumentId,
  kind: Kind,
): Extract<StoredDocument, { kind: Kind }> {
  const document = write.read(id)
  if (document === null || document.kind !== kind) throw notFound(id)
  return document as Extract<StoredDocument, { kind: Kind }>
}
