/**
 * A value as JSON that is the same wherever it is written: keys in the order of their code units, no spaces, nothing for what
 * is undefined. Two values that say the same have the same text, and so the same checksum.
 * @param value plain data: strings, finite numbers, booleans, null, lists and maps of them
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined)
  return Object.fromEntries(
    entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, inside]) => [key, inOrder(inside)]),
  )
}
