import type { I18n } from '@lingui/core'
import { fieldTotals } from '#shared/contract/field-totals.ts'
import type {
  FileOutcome,
  ImportAccounts,
  JournalFileRow,
  LeftOutBecause,
  LeftOutField,
  WholeFile,
} from '#shared/contract/journal-file-contract.ts'

/** What becomes of the documents of a file, in the order in which a preview shows them. */
export function outcomeWords(i18n: I18n): Readonly<Record<FileOutcome, string>> {
  return {
    differ: i18n.t('Differ'),
    merge: i18n.t('Joined'),
    create: i18n.t('New'),
    add: i18n.t('Added to'),
    'left-out': i18n.t('Left out'),
    forgotten: i18n.t('Forgotten'),
    same: i18n.t('The same'),
  }
}

export function outcomeAbout(i18n: I18n): Readonly<Record<FileOutcome, string>> {
  return {
    differ: i18n.t(
      'Here and in the file stands something else. You say below which holds; what only stands here stays.',
    ),
    merge: i18n.t(
      'The file has their history, which is joined with the one here, as between two of your devices. Where both were changed, nothing is lost: what did not hold is among the conflicts.',
    ),
    create: i18n.t('They are not in this journal yet, and come with the same identity as they had.'),
    add: i18n.t('What is missing here is added. Nothing is overwritten.'),
    'left-out': i18n.t('They cannot be taken in, each for the reason beside it.'),
    forgotten: i18n.t('You had Rapport forget them, and they stay forgotten.'),
    same: i18n.t('This journal says all of it already.'),
  }
}

/** Why a document was left out; '' where it was not. */
export function leftOutWords(i18n: I18n, { because, problem }: Pick<JournalFileRow, 'because' | 'problem'>): string {
  if (because === null) return ''
  const words: Readonly<Record<LeftOutBecause, string>> = {
    unreadable: i18n.t('Cannot be read'),
    'too-large': i18n.t('Too large'),
    twice: i18n.t('Twice in the file'),
    newer: i18n.t('Of a newer Rapport, and without its history'),
    invalid: i18n.t('Does not fit: {field}', { field: problem }),
    'other-kind': i18n.t('Here that is something else'),
    'read-only': i18n.t('Here it is of a newer Rapport'),
    refused: i18n.t('Its history is not sound'),
  }
  return words[because]
}

/** What became of the fields of another program's file; '' for a journal of Rapport. */
export function accountsWords(i18n: I18n, accounts: ImportAccounts | null): string {
  if (accounts === null) return ''
  const words: Readonly<Record<LeftOutField, (count: number) => string>> = {
    file: (count) => i18n.t('{count, plural, one {# picture or file} other {# pictures and files}}', { count }),
    messages: (count) =>
      i18n.t('the words of {count, plural, one {# message or thread} other {# messages or threads}}', { count }),
    partial: (count) => i18n.t('{count, plural, one {# thing} other {# things}} of people without a page', { count }),
    settings: (count) => i18n.t('{count, plural, one {# setting} other {# settings}} of the program', { count }),
    unreadable: (count) => i18n.t('{count, plural, one {# entry} other {# entries}} that cannot be read', { count }),
    cut: (count) =>
      i18n.t('the end of {count, plural, one {# text} other {# texts}} of more than 100,000 letters', { count }),
    neither: (count) =>
      i18n.t('{count, plural, one {# note} other {# notes}} of nobody and of no day with somebody', { count }),
    nobody: (count) => i18n.t('{count, plural, one {# line} other {# lines}} of days that name nobody', { count }),
    rapport: (count) =>
      i18n.t('{count, plural, one {# thing} other {# things}} that only the whole journal as JSON brings back', {
        count,
      }),
    'other-file': (count) => i18n.t('{count, plural, one {# file} other {# files}} of other kinds', { count }),
    link: (count) => i18n.t('{count, plural, one {# link} other {# links}} to other files', { count }),
    encrypted: (count) => i18n.t('{count, plural, one {# file} other {# files}} locked with a password', { count }),
    path: (count) =>
      i18n.t('{count, plural, one {# file} other {# files}} with names that lead out of the archive', { count }),
    stranger: (count) =>
      i18n.t('{count, plural, one {# entry} other {# entries}} with people who are no connections', { count }),
    spam: (count) =>
      i18n.t('{count, plural, one {# draft or advertisement} other {# drafts and advertisements}}', { count }),
    hidden: (count) =>
      i18n.t('{count, plural, one {# member who shows} other {# members who show}} nothing of themselves', { count }),
    ambiguous: (count) =>
      i18n.t('{count, plural, one {# link} other {# links}} that several notes could mean', { count }),
    diary: (count) => i18n.t('{count, plural, one {# entry} other {# entries}} of the diary, of nobody', { count }),
    twice: (count) =>
      i18n.t('{count, plural, one {# note} other {# notes}} of somebody who has another one', { count }),
    'no-name': (count) => i18n.t('{count, plural, one {# field} other {# fields}} of who has no name', { count }),
    organisation: (count) => i18n.t('{count, plural, one {# field} other {# fields}} of organisations', { count }),
    'too-many': (count) =>
      i18n.t('{count, plural, one {# field} other {# fields}} more than one person can have', { count }),
    repeated: (count) =>
      i18n.t('{count, plural, one {# field} other {# fields}} of people who are there once more', { count }),
    skipped: (count) => i18n.t('{count, plural, one {# field} other {# fields}} of whom you left out', { count }),
    forgotten: (count) =>
      i18n.t('{count, plural, one {# field} other {# fields}} of whom you had forgotten', { count }),
    'not-reached': (count) =>
      i18n.t('{count, plural, one {# field that was} other {# fields that were}} not reached', { count }),
    'notes-stay': (count) =>
      i18n.t('{count, plural, one {# field} other {# fields}} for notes of people who have some already', { count }),
    huge: (count) => i18n.t('{count, plural, one {# file} other {# files}} larger than any note', { count }),
  }
  const { total, leftOut, besides } = fieldTotals(accounts)
  const listOf = (left: ImportAccounts['leftOut']) =>
    new Intl.ListFormat(i18n.locale).format(
      left.map(({ field, count, names = [] }) => {
        const named = names.map((one) => (one.count === 1 ? one.name : `${i18n.number(one.count)} ${one.name}`))
        return named.length === 0 ? words[field](count) : `${words[field](count)} (${named.join(', ')})`
      }),
    )
  return [
    i18n.t(
      '{total, plural, one {# field} other {# fields}} in all: {imported, plural, one {# brought} other {# brought}} over, {asText, plural, one {# kept} other {# kept}} as text under the name it had, {left, plural, =0 {none} other {#}} left out.',
      {
        total,
        imported: accounts.imported,
        asText: accounts.asText,
        left: leftOut.reduce((sum, { count }) => sum + count, 0),
      },
    ),
    leftOut.length === 0 ? '' : i18n.t('Left out: {list}.', { list: listOf(leftOut) }),
    besides.length === 0 ? '' : i18n.t('Besides: {list}.', { list: listOf(besides) }),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Whose file it is. */
export function wholeFileWords(i18n: I18n, format: WholeFile): string {
  const words: Readonly<Record<WholeFile, string>> = {
    rapport: i18n.t('Whole journal'),
    monica: 'Monica',
    vault: i18n.t('Folder of notes'),
    'linkedin-archive': i18n.t('LinkedIn archive'),
    joplin: 'Joplin',
    'day-one': 'Day One',
  }
  return words[format]
}
