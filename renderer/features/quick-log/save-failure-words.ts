import type { I18n } from '@lingui/core'
import { toJournalFailure } from '#client/journal-failure.ts'

/** Why the line is not saved, that it is still here, and what to do. */
export function saveFailureWords(i18n: I18n, error: unknown): string {
  const failure = toJournalFailure(error)
  const data = (failure.data ?? {}) as { reason?: string; because?: string }
  switch (failure.code) {
    case 'NOT_SAVED':
      return notSavedWords(i18n, data.reason)
    case 'CONNECTION_LOST':
      return i18n.t(
        'The journal did not answer, so this may not be saved. The line stays here; press Enter again in a moment.',
      )
    case 'CONFLICT':
    case 'REFUSED':
      return i18n.t('Not saved: {because} The line stays here.', { because: data.because ?? '' })
    default:
      return i18n.t('Not saved: something went wrong inside the journal. The line stays here.')
  }
}

function notSavedWords(i18n: I18n, reason: string | undefined): string {
  switch (reason) {
    case 'disk-full':
      return i18n.t('Not saved: the disk is full. The line stays here; free some space and press Enter.')
    case 'read-only':
      return i18n.t(
        'Not saved: the journal’s folder cannot be written to. The line stays here; allow writing there and press Enter.',
      )
    case 'closed':
      return i18n.t('Not saved: the journal is closing. The line stays here.')
    default:
      return i18n.t('Not saved: the disk reported an error. The line stays here; check the disk and press Enter.')
  }
}
