import type { I18n } from '@lingui/core'
import type { AnyFailure } from '#client/journal-failure.ts'
import type { ServerProblem } from '#shared/contract/journal-errors.ts'
import { failureWords } from './failure-words.ts'
import type { CardConflict, CardProblem, ServerReport } from '#shared/contract/server-contract.ts'

/** What a failure is to the user, also where it is one of a server. */
export function failureOfServerWords(i18n: I18n, failure: AnyFailure): string {
  if (failure.code !== 'SERVER_UNUSABLE') return failureWords(i18n, failure)
  const { host, problem, detail } = failure.data
  const why = serverProblemWords(i18n, problem)
  const server = host === '' ? i18n.t('The server') : host
  return i18n.t('{host}: {why}. What was done before stands.', {
    host: server,
    why: detail === '' ? why : `${why} (${detail})`,
  })
}

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

/** Behind a colon: why nothing can be done with a server. */
function serverProblemWords(i18n: I18n, problem: ServerProblem): string {
  switch (problem) {
    case 'not-an-address':
      return i18n.t('this is no address that begins with https:, without a name or a password in it')
    case 'not-encrypted':
      return i18n.t('everybody on the way could read it. Only https: is used, but on this machine')
    case 'unreachable':
      return i18n.t('nobody answers there')
    case 'too-slow':
      return i18n.t('the answer took too long')
    case 'too-large':
      return i18n.t('the answer is larger than what is read, in MB')
    case 'bad-redirect':
      return i18n.t('it leads to another host, where nothing is sent. If that is right, type the address of that host')
    case 'not-allowed':
      return i18n.t('the name or the password is not right there')
    case 'status':
      return i18n.t('the server does not do it')
    case 'not-understood':
      return i18n.t('there is no address book or calendar that Rapport understands (CardDAV, CalDAV)')
    case 'too-many':
      return i18n.t('the address book has more cards than are read')
    case 'no-password':
      return i18n.t('the password is not on this machine. Say it again')
    case 'no-place':
      return i18n.t('this program has no place for passwords')
    case 'full':
      return i18n.t('that is one address book more than Rapport keeps the same. Remove one first')
    case 'known':
      return i18n.t('that address book is kept the same already')
  }
}
