import type { I18n } from '@lingui/core'
import type { FileOutcome, JournalFileRow, LeftOutBecause } from '#shared/contract/journal-file-contract.ts'

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
