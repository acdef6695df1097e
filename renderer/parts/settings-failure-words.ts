import type { I18n } from '@lingui/core'
import type { AnyFailure } from '#client/journal-failure.ts'
import type { BackgroundWork, CalendarProblemOfPlace, ServerProblem } from '#shared/contract/journal-errors.ts'
import { failureWords } from './failure-words.ts'

/** What a failure is to the user, with all that is known of calendars, servers and what the journal does by itself. */
export function settingsFailureWords(i18n: I18n, failure: AnyFailure): string {
  switch (failure.code) {
    case 'SERVER_UNUSABLE': {
      const { host, problem, detail } = failure.data
      return i18n.t('{host}: {why}. What was done before stands.', {
        host: host === '' ? i18n.t('The server') : host,
        why: withDetail(serverProblemWords(i18n, problem), detail),
      })
    }
    case 'CALENDAR_UNREADABLE': {
      const { place, problem, detail } = failure.data
      return i18n.t('{place}: {why}. Nothing of it was kept, and what was read before still is.', {
        place,
        why: withDetail(calendarPlaceWords(i18n, problem), detail),
      })
    }
    case 'BACKGROUND_BUG': {
      const { work, detail } = failure.data
      return i18n.t('{what}, by a mistake in Rapport ({detail}). What was saved stays. Please report it.', {
        what: backgroundWords(i18n, work),
        detail,
      })
    }
    default:
      return failureWords(i18n, failure)
  }
}

function withDetail(why: string, detail: string): string {
  return detail === '' ? why : `${why} (${detail})`
}

/** What was not done, as the beginning of a sentence. */
function backgroundWords(i18n: I18n, work: BackgroundWork): string {
  switch (work) {
    case 'trash':
      return i18n.t('The trash was not emptied')
    case 'backup':
      return i18n.t('The backup of the day was not made')
    case 'folding':
      return i18n.t('Entries that rest were not packed')
    case 'forgotten words':
      return i18n.t('The words of what was forgotten were not all taken out')
    case 'log':
      return i18n.t('The log of the journal was not read to its end')
    case 'devices':
      return i18n.t('Something of another device was not taken in')
    case 'key':
      return i18n.t('The key was not brought to where it should be')
    case 'calendars':
      return i18n.t('A calendar was not read')
    case 'feed':
      return i18n.t('Calendar programs were not answered')
    case 'servers':
      return i18n.t('An address book was not brought together with the journal')
  }
}

/** Behind a colon: why a calendar cannot be read where it is said to be. */
function calendarPlaceWords(i18n: I18n, problem: CalendarProblemOfPlace): string {
  switch (problem) {
    case 'not-a-place':
      return i18n.t('this is neither a whole path nor an address that begins with https:, http: or webcal:')
    case 'missing':
      return i18n.t('there is nothing')
    case 'no-access':
      return i18n.t('it cannot be read')
    case 'not-a-calendar':
      return i18n.t('this is no calendar (.ics)')
    case 'too-large':
      return i18n.t('it is larger than what is read, in MB')
    case 'unreachable':
      return i18n.t('nobody answers there')
    case 'status':
      return i18n.t('the answer was no calendar; a secret address may have been made anew')
    case 'too-slow':
      return i18n.t('the answer took too long')
    case 'too-many-redirects':
      return i18n.t('it leads on and on to other addresses')
    case 'bad-redirect':
      return i18n.t('it leads to another address that is not safe to follow')
    case 'mistake':
      return i18n.t('a mistake in Rapport kept it from being read')
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
    case 'mistake':
      return i18n.t('a mistake in Rapport ended it')
  }
}
