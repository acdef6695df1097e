import type { I18n } from '@lingui/core'
import type { JournalFailure } from '#client/journal-failure.ts'
import type { NotSavedReason } from '#shared/contract/journal-errors.ts'

/** What a failure is to the user: what happened, what was kept, what to do. */
export function failureWords(i18n: I18n, failure: JournalFailure): string {
  switch (failure.code) {
    case 'NOT_SAVED':
      return notSavedWords(i18n, (failure.data as { reason?: NotSavedReason } | undefined)?.reason ?? 'io')
    case 'CONNECTION_LOST':
      return i18n.t('The journal did not answer. It may or may not have been done: look, and try again.')
    case 'NOT_FOUND':
      return i18n.t('That is no longer in the journal. Nothing was changed.')
    case 'READ_ONLY_DOCUMENT':
      return i18n.t('A newer version of Rapport wrote this. It can be read here, not changed.')
    case 'CONFLICT':
    case 'REFUSED':
      return (
        (failure.data as { because?: string } | undefined)?.because ??
        i18n.t('That cannot be done as things stand. Nothing was changed.')
      )
    case 'BAD_REQUEST':
      return i18n.t('The journal did not understand that. Nothing was changed.')
    case 'BUG':
      return i18n.t('Something went wrong inside the journal. Nothing was changed by it.')
  }
}

export function notSavedWords(i18n: I18n, reason: NotSavedReason): string {
  switch (reason) {
    case 'disk-full':
      return i18n.t(
        'Nothing can be saved: the disk is full. What you wrote stays on screen; free some space and save again.',
      )
    case 'read-only':
      return i18n.t(
        'Nothing can be saved: the journal’s folder cannot be written to. Allow writing there and save again.',
      )
    case 'io':
      return i18n.t(
        'Nothing can be saved: the disk reported an error. What you wrote stays on screen; check the disk and save again.',
      )
    case 'closed':
      return i18n.t('Nothing was saved: the journal is closing. What you wrote stays on screen.')
  }
}
