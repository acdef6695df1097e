import type { I18n } from '@lingui/core'
import type { NotSavedReason } from '#shared/contract/journal-errors.ts'

/**
 * Why nothing can be saved, where what was written stays, and what to do.
 * @param what is not saved: a `note` with its own button, the `line` of the quick log, or anything else
 */
export function notSavedWords(i18n: I18n, reason: NotSavedReason, what: 'note' | 'line' | 'all' = 'all'): string {
  switch (reason) {
    case 'disk-full':
      return i18n.t(
        '{what, select, note {The note is not saved: the disk is full. It stays here; free some space and press Save.} line {Not saved: the disk is full. The line stays here; free some space and press Enter.} other {Nothing can be saved: the disk is full. What you wrote stays on screen; free some space and save again.}}',
        { what },
      )
    case 'read-only':
      return i18n.t(
        '{what, select, note {The note is not saved: its folder cannot be written to. It stays here; allow writing and press Save.} line {Not saved: the journal’s folder cannot be written to. The line stays here; allow writing there and press Enter.} other {Nothing can be saved: the journal’s folder cannot be written to. Allow writing there and save again.}}',
        { what },
      )
    case 'io':
      return i18n.t(
        '{what, select, note {The note is not saved: the disk reported an error. It stays here; check the disk and press Save.} line {Not saved: the disk reported an error. The line stays here; check the disk and press Enter.} other {Nothing can be saved: the disk reported an error. What you wrote stays on screen; check the disk and save again.}}',
        { what },
      )
    case 'closed':
      return i18n.t(
        '{what, select, note {The note is not saved: the journal cannot be reached. It stays here, and is saved when it is back.} line {Not saved: the journal is closing. The line stays here.} other {Nothing was saved: the journal is closing. What you wrote stays on screen.}}',
        { what },
      )
  }
}
