import type { FieldPlace } from '#parts/person-field-words.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { WordsByField } from './history-words.ts'

/**
 * Where the page shows what two devices wrote at `path`. Of an entry that is not in its list (any more), and of a field
 * that only a newer Rapport has words for: nowhere of its own, which is at the top.
 */
export function conflictPlace(fields: WordsByField, person: PersonPage, path: readonly string[]): FieldPlace {
  const [field = '', key] = path
  const place = Object.hasOwn(fields, field) ? (fields[field]?.place ?? 'none') : 'none'
  if (place !== 'entries') return place
  const entries: unknown = Reflect.get(person, field)
  const isListed = Array.isArray(entries) && entries.some((entry: { id?: unknown }) => entry.id === key)
  return isListed ? 'entries' : 'none'
}
