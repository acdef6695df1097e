import { createHash } from 'node:crypto'
import { isPlainMap, type Plain } from '#journal/documents/plain.ts'

/**
 * A short mark of what a document says: the same as long as it says the same, whoever wrote it how often. Left out are
 * its place in the trash, the number of its schema, and what is empty, so that a field that a newer Rapport adds is no
 * change. 256 bits of it: two that differ never have the same.
 * @returns 43 letters
 */
export function contentMark(content: object): string {
  const { deletedAt: _trash, schema: _schema, ...said } = content as Record<string, unknown>
  return createHash('sha256')
    .update(JSON.stringify(inOrder(said)) ?? '')
    .digest('base64url')
}

function inOrder(value: unknown): Plain | undefined {
  if (!isPlainMap(value)) return value === '' || value === null || value === false ? undefined : (value as Plain)
  const entries = Object.keys(value)
    .toSorted()
    .flatMap((key) => {
      const inside = inOrder(value[key])
      return inside === undefined ? [] : [[key, inside] as const]
    })
  // A map without entries is as good as none.
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
