import type { I18n } from '@lingui/core'
import { toJournalFailure } from '#client/journal-failure.ts'
import { notSavedWords } from '#parts/not-saved-words.ts'

/** Why the line is not saved, that it is still here, and what to do. The rarer words are fetched when they are needed. */
export async function saveFailureWords(i18n: I18n, error: unknown): Promise<string> {
  const { failure } = toJournalFailure(error)
  switch (failure.code) {
    case 'NOT_SAVED':
      return notSavedWords(i18n, failure.data.reason, 'line')
    case 'CONNECTION_LOST':
      return lostWords(i18n)
    case 'BUG':
    case 'BAD_REQUEST':
      return i18n.t('Not saved: a mistake in Rapport. The line stays here; press Enter to try again.')
    default: {
      // A page that cannot be fetched any more has lost its host.
      const words = await import('#parts/failure-words.ts').catch(() => null)
      if (words === null) return lostWords(i18n)
      return i18n.t('Not saved: {why} The line stays here.', { why: words.failureWords(i18n, failure) })
    }
  }
}

function lostWords(i18n: I18n): string {
  return i18n.t(
    'The journal did not answer, so this may not be saved. The line stays here; press Enter again in a moment.',
  )
}
