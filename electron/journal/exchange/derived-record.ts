import { hash } from 'node:crypto'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { ImportedRecord } from './imported-record.ts'

/*
 * Two machines that import the same record must make the same person, out of the record alone: whatever stands beside
 * it in the file, whoever is in the journal, and whatever the clock says.
 */

/**
 * What a record is called for ever: by its source, or where that has no name for it by a hash of what it says. Fields that
 * are empty are not part of it, so that one which is read from now on changes no record that lacks it.
 */
export function recordRef(record: ImportedRecord): string {
  if (record.ref !== null) return record.ref
  // A photo says nothing of who it is, and another one is of the same.
  const { line: _line, photo: _photo, fields: _fields, ...content } = record
  return `content:${hash('sha256', JSON.stringify(canonical(content)))}`
}

/** Whether a ref is a hash, which says nothing to a reader. */
export function isContentRef(ref: string): boolean {
  return ref.startsWith('content:')
}

/** The id of the person whom a record makes. @param source id of the format */
export function derivedPersonId(source: string, record: ImportedRecord): PersonId {
  return derivedId('person', source, recordRef(record)) as string as PersonId
}

/**
 * The key of an entry that a record makes in a person, 24 to 64 characters of `[A-Za-z0-9_-]`. It begins as no key made
 * of the time does and sorts before all those: what the user adds later stands below, and where nothing else tells, as of
 * two roles, the later one is the present one.
 * @param says what makes it that entry, by which a newer file is known to have the same: not its label
 */
export function derivedEntryKey(
  { source, ref, collection }: { source: string; ref: string; collection: string },
  says: readonly string[],
  rank = 0,
): string {
  const digest = hash('sha256', JSON.stringify([source, ref, collection, ...says]), 'buffer')
  return `--${rank}${digest.subarray(0, 16).toString('base64url')}`
}

/** The value without what is empty, its fields in the order of their names. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => !isEmpty(field))
  return Object.fromEntries(
    fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, canonical(field)]),
  )
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === '' || value === null || value === false
}
