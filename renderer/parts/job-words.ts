import type { DocumentProblem } from '#shared/model/document-problem.ts'
import type { I18n } from '@lingui/core'
import type { CancelledLeaving, JobState, JournalProblem } from '#shared/contract/job-contract.ts'
import { failureWords } from './failure-words.ts'

/** What a job that did not get to its end has to say: what happened, what was kept, what to do. '' for the others. */
export function endedWords(i18n: I18n, { failure, leaving }: Pick<JobState, 'failure' | 'leaving'>): string {
  if (failure !== null) return failureWords(i18n, failure)
  return leaving === null ? '' : cancelledWords(i18n, leaving)
}

function cancelledWords(i18n: I18n, leaving: CancelledLeaving): string {
  switch (leaving) {
    case 'nothing-changed':
      return i18n.t('Stopped. Nothing was changed.')
    case 'nothing-imported':
      return i18n.t('Stopped. Nothing was imported.')
    case 'no-backup':
      return i18n.t('Stopped. No backup was made.')
    case 'goes-on-when-opened':
      return i18n.t('Stopped. It goes on when the journal is opened again.')
    case 'part-of-sample-added':
      return i18n.t('Stopped. What was added so far is here, and goes with “Remove the sample”.')
    case 'part-written':
      return i18n.t('Stopped. What was written is whole; do the same again to go on.')
    case 'part-of-sample-left':
      return i18n.t('Stopped. Part of the sample is still here.')
  }
}

/** Behind a colon: why an entry cannot be read. */
function documentProblemWords(i18n: I18n, problem: DocumentProblem, field: string): string {
  switch (problem) {
    case 'wrong-hash':
      return i18n.t('its bytes are not those that were written.')
    case 'wrong-heads':
      return i18n.t('a change is missing, or was put in.')
    case 'wrong-root':
      return i18n.t('it does not begin as entries of its kind do.')
    case 'not-loadable':
      return i18n.t('it cannot be decoded.')
    case 'too-large':
      return i18n.t('it is too large to be loaded.')
    case 'wrong-id':
      return i18n.t('its number is none.')
    case 'wrong-kind':
      return i18n.t('it says that it is of another kind.')
    case 'no-schema':
      return i18n.t('it does not say by which version it was written.')
    case 'too-many-entries':
      return i18n.t('it has too many in “{field}”.', { field })
    case 'wrong-field':
      return field === '' ? i18n.t('a field does not fit.') : i18n.t('“{field}” does not fit.', { field })
    case 'newer':
      return i18n.t('a newer version of Rapport wrote it.')
    case 'other':
      return i18n.t('an earlier version did not keep the reason.')
  }
}

/** One thing that a check of the journal found, and what helps. */
export function problemWords(i18n: I18n, problem: JournalProblem): string {
  switch (problem.code) {
    case 'FILE_DAMAGED':
      return i18n.t('The file is damaged in “{table}”: {detail}', { table: problem.table, detail: problem.detail })
    case 'SYNC_INDEX_WRONG':
      return i18n.t(
        '{count, plural, one {# mark by which devices compare their journals is wrong.} other {# marks by which devices compare their journals are wrong.}} Make the rows again.',
        { count: problem.count },
      )
    case 'ROWS_ORPHANED':
      return i18n.t(
        '{count, plural, one {# row of “{table}” refers} other {# rows of “{table}” refer}} to entries that are not there.',
        { count: problem.count, table: problem.table },
      )
    case 'DOCUMENT_UNREADABLE':
      return i18n.t('The entry {id} ({kind}) cannot be read: {reason}', {
        id: problem.id,
        kind: problem.kind,
        reason: documentProblemWords(i18n, problem.problem, problem.field ?? ''),
      })
    case 'DOCUMENT_SET_ASIDE':
      return i18n.t('The entry {id} ({kind}) was set aside earlier: {reason}', {
        id: problem.id,
        kind: problem.kind,
        reason: documentProblemWords(i18n, problem.problem, problem.field ?? ''),
      })
    case 'ROWS_DIFFER':
      return i18n.t(
        '{count, plural, one {# row of “{table}” differs} other {# rows of “{table}” differ}} from the entries. Rebuild the lists.',
        { count: problem.count, table: problem.table },
      )
    case 'INDEX_DIFFERS':
      return i18n.t('The full-text index does not say what the texts say. Rebuild the lists.')
    case 'REVIEW_CHANGED':
      return i18n.t(
        'The review of {from} to {to} ({id}) is not what it was when it was finished, by its checksum. A backup may have it as it was.',
        { from: problem.from, to: problem.to, id: problem.id },
      )
    case 'ROWS_NOT_READY':
      return i18n.t('The lists are being made again, and could not be compared.')
  }
}
