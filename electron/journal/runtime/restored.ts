import type { FieldWrite } from '#journal/documents/document-store.ts'
import { isSamePlain, plainAt, withPlainAt, type PlainMap } from '#journal/documents/plain.ts'

export interface Restored {
  /** The document as it then is. */
  readonly content: PlainMap
  /** What is to be set, in this order. */
  readonly fields: readonly Pick<FieldWrite, 'path' | 'before'>[]
  /** Where it has changed since, which is left alone. */
  readonly changed: readonly (readonly string[])[]
}

/**
 * How the fields of a document are restored to the value before, where they still hold what a command wrote. One that
 * holds the value before again has nothing to be restored.
 * @param now the document as it is, before anything is restored: halfway it may be what the model refuses
 */
export function restored(now: PlainMap, writes: readonly FieldWrite[]): Restored {
  let content = now
  const fields: FieldWrite[] = []
  const changed: (readonly string[])[] = []
  // Backwards: of two writes to one field, the first one's value before is the one to end with.
  for (const write of writes.toReversed()) {
    const { path, before, after } = write
    const value = plainAt(content, path)
    if (isSamePlain(value, before)) continue
    if (!isSamePlain(value, after)) changed.push(path)
    else {
      content = withPlainAt(content, path, before) ?? content
      fields.push(write)
    }
  }
  return { content, fields, changed }
}
