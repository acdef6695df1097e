import type { I18n } from '@lingui/core'
import type { CardConflict, CardProblem, ServerReport } from '#shared/contract/server-contract.ts'

/** What was done with an address book the last time. */
export function serverReportWords(i18n: I18n, report: ServerReport): string {
  const { created, updated, sent, changedThere, deletedThere, goneThere, left } = report
  return [
    i18n.t('Came in: {created} new, {updated} changed. Went out: {sent} new, {changed} changed, {deleted} deleted.', {
      created,
      updated,
      sent,
      changed: changedThere,
      deleted: deletedThere,
    }),
    goneThere > 0 &&
      i18n.t(
        '{count, plural, one {# card is gone from the server; the person stays here.} other {# cards are gone from the server; the people stay here.}}',
        { count: goneThere },
      ),
    left > 0 &&
      i18n.t(
        '{count, plural, one {# card of somebody who is gone here was left on the server.} other {# cards of people who are gone here were left on the server.}}',
        { count: left },
      ),
  ]
    .filter(Boolean)
    .join(' ')
}

/** What of somebody was changed on both sides, within a sentence. */
export function conflictFieldWords(i18n: I18n, field: CardConflict['field']): string {
  switch (field) {
    case 'names':
      return i18n.t('the name')
    case 'channels':
      return i18n.t('how to reach them')
    case 'roles':
      return i18n.t('what they do')
    case 'places':
      return i18n.t('where they are')
    case 'dates':
      return i18n.t('a day')
    case 'circles':
      return i18n.t('their circles')
    case 'notes':
      return i18n.t('the notes')
    case 'lines':
      return i18n.t('the pronouns')
  }
}

/** Why a card was not sent or not taken in. */
export function cardProblemWords(i18n: I18n, { code, name, what }: CardProblem): string {
  const who = name === '' ? i18n.t('A card') : name
  switch (code) {
    case 'refused':
      return i18n.t('{who}: the server did not take it ({what}).', { who, what })
    case 'changed-meanwhile':
      return i18n.t('{who}: changed on the server meanwhile. The next time brings that first.', { who })
    case 'unreadable':
      return i18n.t('{who}: cannot be read, or has nobody in it, and was passed over.', { who })
    case 'too-large':
      return i18n.t('{who}: too large, and was passed over.', { who })
    case 'held-back':
      return i18n.t(
        '{count} people are gone here, more than anybody deletes: none was taken away on the server. If that is meant, delete them there.',
        { count: what },
      )
  }
}
