/**
 * A value of a document as history and conflicts tell it: text as it is, anything else as JSON, and null for nothing
 * (what was removed, and what is set to nothing).
 */
export function valueText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
