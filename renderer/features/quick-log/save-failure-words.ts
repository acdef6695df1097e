import type { I18n } from '@lingui/core'
import { toJournalFailure } from '#client/journal-failure.ts'
import { failureWords } from '#parts/failure-words.ts'
import type { NotSavedReason } from '#shared/contract/journal-errors.ts'

/** Why the line is not saved, that it is still here, and what to do. */
export function saveFailureWords(i18n: I18n, error: unknown): string {
  const { failure } = toJournalFailure(error)
  switch (failure.code) {
    case 'NOT_SAVED':
      return notSavedWords(i18n, failure.data.reason)
    case 'CONNECTION_LOST':
      return i18n.t(
        'The journal did not answer, so this may not be saved. The line stays here; press Enter again in a moment.',
      )
    case 'BUG':
    case 'BAD_REQUEST':
      return i18n.t('Not saved: something went wrong inside the journal. The line stays here.')
    default:
      return i18n.t('Not saved: {why} The line stays here.', { why: failureWords(i18n, failure) })
  }
}

function notSavedWords(i18n: I18n, reason: NotSavedReason): string {
  switch (reason) {
    case 'disk-full':
      return i18n.t('Not saved: the disk is full. The line stays here; free some space and press Enter.')
    case 'read-only':
      return i18n.t(
        'Not saved: the journal’s folder cannot be written to. The line stays here; allow writing there and press Enter.',
      )
    case 'closed':
      return i18n.t('Not saved: the journal is closing. The line stays here.')
    case 'io':
      return i18n.t('Not saved: the disk reported an error. The line stays here; check the disk and press Enter.')
  }
}
