import type { I18n } from '@lingui/core'
import { toJournalFailure } from '#client/journal-failure.ts'
import { failureWords } from '#parts/failure-words.ts'
import { notSavedWords } from '#parts/not-saved-words.ts'

/** Why the line is not saved, that it is still here, and what to do. */
export function saveFailureWords(i18n: I18n, error: unknown): string {
  const { failure } = toJournalFailure(error)
  switch (failure.code) {
    case 'NOT_SAVED':
      return notSavedWords(i18n, failure.data.reason, 'line')
    case 'CONNECTION_LOST':
      return i18n.t(
        'The journal did not answer, so this may not be saved. The line stays here; press Enter again in a moment.',
      )
    case 'BUG':
    case 'BAD_REQUEST':
      return i18n.t('Not saved: a mistake in Rapport. The line stays here; press Enter to try again.')
    default:
      return i18n.t('Not saved: {why} The line stays here.', { why: failureWords(i18n, failure) })
  }
}
