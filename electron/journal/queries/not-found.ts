import { JournalError } from '#journal/documents/journal-error.ts'

/** The error for an id that the journal does not have (any more). */
export function notFound(id: string): JournalError {
  return new JournalError('not-found', `That entry is not in the journal (any more): ${id}.`)
}
