import { createHash } from 'node:crypto'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import { uuidV8 } from '#shared/model/uuid-v8.ts'

/** The id of a document that must not be made twice: the same names, in the same order, always give the same one. */
export function derivedId(...names: readonly string[]): DocumentId {
  const hash = createHash('sha256').update(JSON.stringify(names)).digest()
  return documentId.parse(uuidV8(hash))
}
