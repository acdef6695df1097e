import type { DocumentProblem } from '#shared/model/document-problem.ts'
import type { CancelledLeaving, JobState, JournalProblem } from '#shared/contract/job-contract.ts'
import type {
  ArchiveProblem,
  BlockProblem,
  CanvasFileProblem,
  ContractErrorCode,
  Failure,
  FailureData,
  NotSavedReason,
  CalendarProblemOfPlace,
  ServerProblem,
} from '#shared/contract/journal-errors.ts'
import { BINARY_FILES, binaryFileHint, TEXT_FILES, WHERE_TO_GET_FILES } from './file-kind-words.ts'
import { counted } from './words.ts'

/** What to do with what should never be met. */
export const REPORT_IT = 'If it comes again, please report it with what is in brackets.'

/** What a failure is to whoever typed the command: what happened, what was kept, what to do. */
export function failureWords({ code, data }: Failure): string {
  // The code and the data are of one failure, which TypeScript cannot follow into the table.
  return (FAILURES[code] as (data: object) => string)(data)
}

/** What a job that did not get to its end has to say. */
export function endedWords({ failure, leaving }: Pick<JobState, 'failure' | 'leaving'>): string {
  if (failure !== null) return failureWords(failure)
  return leaving === null ? 'The journal did not finish this.' : LEAVING[leaving]
}

const DOCUMENT_PROBLEMS: Readonly<Record<DocumentProblem, (field: string) => string>> = {
  'wrong-hash': () => 'its bytes are not those that were written',
  'wrong-heads': () => 'a change is missing, or was put in',
  'wrong-root': () => 'it does not begin as documents of its kind do',
  'not-loadable': () => 'Automerge cannot load it',
  'too-large': () => 'it is too large to be loaded',
  'wrong-id': () => 'its id is none of a document',
  'wrong-kind': () => 'it says that it is of another kind',
  'no-schema': () => 'it does not say by which schema it was written',
  'too-many-entries': (field) => `it has too many entries in ${field}`,
  'wrong-field': (field) => (field === '' ? 'a field does not fit' : `${field} does not fit`),
  newer: () => 'a newer Rapport wrote it',
  other: () => 'an earlier Rapport did not keep the reason',
}

const ARCHIVE_PROBLEMS: Readonly<Record<ArchiveProblem, (max: number) => string>> = {
  damaged: () => 'is damaged or cut off. Get it once more.',
  encrypted: () => 'is locked with a password. Unpack it, and import the folder.',
  'too-many': (max) => `has more than ${max} files.`,
  alone: () => 'is a folder of notes or a whole archive. Import it alone.',
  'nothing-known': () => 'has nothing that Rapport knows: no notes, no address book, no archive of another program.',
}

export function problemWords(problem: JournalProblem): string {
  switch (problem.code) {
    case 'FILE_DAMAGED':
      return `file ${problem.table}: ${problem.detail}`
    case 'SYNC_INDEX_WRONG':
      return `${problem.count} marks by which devices compare their journals are wrong. Run rebuild.`
    case 'ROWS_ORPHANED':
      return `file ${problem.table}: ${counted(problem.count, 'row refers', 'rows refer')} to documents that are not there`
    case 'DOCUMENT_UNREADABLE':
      return `document ${problem.id}: ${problem.kind}: ${DOCUMENT_PROBLEMS[problem.problem](problem.field ?? '')}`
    case 'DOCUMENT_SET_ASIDE':
      return `document ${problem.id}: ${problem.kind}, set aside earlier: ${DOCUMENT_PROBLEMS[problem.problem](problem.field ?? '')}`
    case 'ROWS_DIFFER':
      return `rows: ${counted(problem.count, 'row', 'rows')} of "${problem.table}" differ from the documents. Run rebuild.`
    case 'INDEX_DIFFERS':
      return 'rows: The full-text index does not say what the texts say. Run rebuild.'
    case 'REVIEW_CHANGED':
      return `review of ${problem.from} to ${problem.to} (${problem.id}): It is not what was finished, by its checksum. A backup may have it as it was.`
    case 'ROWS_NOT_READY':
      return 'rows: They are being made again, and could not be compared.'
  }
}

/** Why nothing is known of when a time block comes. */
export const BLOCK_PROBLEMS: { readonly [Problem in BlockProblem]: (zone: string) => string } = {
  unreadable: () => 'That is no recurrence rule that can be read.',
  'too-often': () => 'A time block comes once a day at most: a rule by the hour or the minute is not taken.',
  part: () => 'Rapport knows rules by day, week and month; this one has a part that it does not know.',
  never: () => 'This rule has no day at all: there is none like it in the calendar.',
  zone: (zone) => `This machine knows no time zone "${zone.slice(0, 60)}".`,
}

const CANVAS_PROBLEMS: Record<CanvasFileProblem, string> = {
  'no-json': 'this is no JSON',
  'no-canvas': 'this is no file of JSON Canvas',
  'too-many': 'it has more cards or links',
  'too-large': 'it is too large for a canvas',
}

const CALENDAR_PROBLEMS: Record<CalendarProblemOfPlace, string> = {
  'not-a-place': 'this is neither a whole path nor an address that begins with https:, http: or webcal:',
  missing: 'there is nothing',
  'no-access': 'it cannot be read',
  'not-a-calendar': 'this is no calendar (.ics)',
  'too-large': 'it is larger than what is read, in MB',
  unreachable: 'nobody answers there',
  status: 'the answer was no calendar; a secret address may have been made anew',
  'too-slow': 'the answer took too long',
  'too-many-redirects': 'it leads on and on to other addresses',
  'bad-redirect': 'it leads to another address that is not safe to follow',
  mistake: 'a mistake in Rapport kept it from being read. If it comes again, please report it',
}

const SERVER_PROBLEMS: Record<ServerProblem, string> = {
  'not-an-address':
    'this is no address that begins with https: (http: only on this machine), without a name or a password in it',
  'not-encrypted':
    'http: would send the password and people for everybody to read. Only https: is used, but on this machine',
  unreachable: 'nobody answers there',
  'too-slow': 'the answer took too long',
  'too-large': 'the answer is larger than what is read, in MB',
  'bad-redirect': 'it leads to another host, where nothing is sent. If that is right, type the address of that host',
  'not-allowed': 'the name or the password is not right there',
  status: 'the server does not do it',
  'not-understood': 'there is no address book or calendar that Rapport understands (CardDAV, CalDAV)',
  'too-many': 'the address book has more cards than are read',
  'no-password': 'the password is not on this machine. Say it again: rapport servers password ID',
  'no-place': 'this program has no place for passwords',
  full: 'that is one address book more than Rapport keeps the same. Remove one first',
  known: 'that address book is kept the same already',
  mistake: 'a mistake in Rapport ended it. If it comes again, please report it',
}

/** A code that has no words here is an error of types. */
const FAILURES: { readonly [Code in ContractErrorCode]: (data: FailureData<Code>) => string } = {
  NOT_FOUND: ({ id }) => `That entry is not in the journal (any more)${id === '' ? '' : `: ${id}`}.`,
  READ_ONLY_DOCUMENT: () => 'A newer version of Rapport wrote this entry. It can be read here, not changed.',
  DOCUMENT_DAMAGED: ({ id }) => `The entry ${id} is damaged, and was set aside. A backup may have a readable copy.`,
  DOCUMENT_EXISTS: ({ id }) => `The entry ${id} is in the journal already. Nothing was changed.`,
  DOCUMENT_TOO_LARGE: () =>
    'That is more text than one entry holds, and was not saved. Split it into several, or shorten it.',
  DOCUMENT_INVALID: ({ field }) =>
    `That does not fit into the journal, and nothing was changed${field === '' ? '.' : `: ${field} does not fit.`}`,
  PREFERENCES_STAY: () => 'The preferences and the canvas cannot be deleted.',
  CANVAS_FULL: ({ max }) => `The canvas holds ${max} things of a kind. Nothing was added.`,
  CANVAS_FILE: ({ file, problem, max }) =>
    `${file}: ${CANVAS_PROBLEMS[problem]}${problem === 'too-many' ? ` than ${max}` : ''}. Nothing was taken in.`,
  NOT_SAVED: ({ reason }) => NOT_SAVED[reason],
  PARTLY_DONE: ({ done, total, reason }) =>
    `Not all was done: ${done} of ${total} were changed. ${reason === null ? 'They could not be taken back.' : NOT_SAVED[reason]}`,
  ROWS_NOT_WHOLE: ({ reason }) =>
    `Rapport could not make its lists of what is in the journal. Nothing that you wrote is lost. ${reason === null ? 'rapport doctor says more.' : NOT_SAVED[reason]}`,
  PERSON_NAMELESS: () => 'A person needs a name: a given, family, display or nick name.',
  CADENCE_CROSSED: ({ idealDays, maxDays }) => `${idealDays} days is longer than the longest wanted, ${maxDays} days.`,
  SAME_PERSON: () => 'That is the same person.',
  ALREADY_MERGED: () => 'That person was merged already.',
  PERSON_IN_TRASH: () => 'That person is in the trash. Restore them first.',
  SAME_GROUP: () => 'That is the same one.',
  GROUP_GONE: () => 'It is part of another one by now, or in the trash.',
  SURVIVOR_GONE: () => 'The person to keep is merged or in the trash.',
  INTRODUCTION_NOT_AGREED: () => 'Both have to say yes before they are introduced. Nothing was changed.',
  BLOCK_RULE: ({ problem, zone }) => BLOCK_PROBLEMS[problem](zone),
  NO_OCCURRENCE: ({ day }) => `The block does not come on ${day}. Nothing was changed.`,
  REVIEW_FINISHED: () => 'This review is finished and stays as it is. Nothing was changed.',
  NOTHING_TO_PUT_BACK: () => 'There is nothing to put back: it says that already.',
  CONFLICT_SETTLED: () => 'That is settled already, or was written anew on another device. Look again.',
  NOT_A_TEXT: ({ kind, field }) => `A ${kind} has no long text named "${field}".`,
  TEXT_SESSION_ENDED: () => 'That edit session has ended. Open the text again to save it.',
  UNDO_EXPIRED: () => 'That can no longer be undone: Rapport was restarted, or too much has happened since.',
  UNDONE_ALREADY: () => 'That was undone already.',
  NOTHING_TO_UNDO: () => 'Nothing is left of that in the journal to be taken back.',
  JOB_UNKNOWN: () => 'That job is not known (any more).',
  JOURNAL_BUSY: () => 'Something else is being done with the journal. Restore it when that has ended.',
  BACKUP_RUNNING: () => 'The journal is being copied already. Try again in a while.',
  JOB_BUG: ({ detail }) =>
    `A mistake in Rapport ended this (${detail}). What was done so far is kept: look what is there, and try again. ${REPORT_IT}`,
  UPLOAD_UNKNOWN: () => 'That file is not here (any more). Name it again.',
  UPLOAD_TOO_LARGE: ({ name, maxBytes }) =>
    `${name} is larger than the ${Math.floor(maxBytes / 1024 / 1024)} MB that are read at once. Split it and import the parts.`,
  UPLOAD_GREW: ({ name }) => `${name} has grown while it was read. Import it again.`,
  UPLOAD_INCOMPLETE: ({ name }) => `${name} came only in part. Import it again.`,
  PREVIEW_UNKNOWN: () => 'That preview is gone. Import the file again.',
  FILE_EMPTY: ({ file }) => `${file} is empty. Nothing was imported.`,
  FILE_BINARY: ({ file, looksLike }) =>
    `${file} looks like ${BINARY_FILES[looksLike]}, not like text. ${binaryFileHint(looksLike)}`,
  FILE_UNKNOWN: ({ file, looksLike }) =>
    looksLike === null
      ? `Nothing that Rapport knows was found in ${file}. ${WHERE_TO_GET_FILES}`
      : `${file} looks like ${TEXT_FILES[looksLike]}. ${WHERE_TO_GET_FILES}`,
  FILE_NEWER: ({ file }) => `A newer Rapport wrote ${file}. Update Rapport to import it; nothing was changed.`,
  FILE_ARCHIVE: ({ file, problem, max }) => `${file} ${ARCHIVE_PROBLEMS[problem](max)} Nothing was imported.`,
  FILE_TOO_LONG: ({ file, max }) => `${file} has more than ${max} records. Split it and import the parts.`,
  CALENDAR_UNREADABLE: ({ place, problem, detail }) =>
    `${place}: ${CALENDAR_PROBLEMS[problem]}${detail === '' ? '' : ` (${detail})`}. Nothing of it was kept, and what was read before still is.`,
  CALENDARS_FULL: ({ max }) => `Rapport reads ${max} calendars at most. Remove one first.`,
  CALENDAR_KNOWN: ({ name }) => `That is read already, as "${name}". To read it again: rapport calendars refresh.`,
  SERVER_UNUSABLE: ({ host, problem, detail }) =>
    `${host === '' ? 'The server' : host}: ${SERVER_PROBLEMS[problem]}${detail === '' ? '' : ` (${detail})`}. What was done before stands.`,
  NO_JOURNAL: ({ file }) => `There is no journal at ${file}.`,
  LOG_CUT: ({ file, changes }) =>
    `The end of the journal’s log is damaged: ${counted(changes, 'change is', 'changes are')} missing, or fewer where the machine lost power just then. Everything before is here; the log is kept in ${file}.`,
  JOURNAL_GONE: ({ file, backup }) =>
    `${file} is missing or empty, though there was a journal. Nothing was made in its place. ${restoreWords(backup)} To begin an empty journal instead, name another folder.`,
  NOT_A_JOURNAL: ({ file }) => `${file} is not a journal.`,
  NEWER_FORMAT: ({ format, known }) =>
    `This journal was written by a newer Rapport (format ${format}, known here: ${known}). It was left as it is.`,
  OLDER_FORMAT: ({ format, known }) =>
    `This journal was written by an older Rapport (format ${format}; here it is ${known}), and nothing leads from there. It was left as it is; the Rapport that wrote it opens it, and can export it.`,
  WRONG_KEY: ({ file }) =>
    `The key does not open ${file}: it belongs to another journal, or the start of the file is damaged.`,
  JOURNAL_DAMAGED: ({ detail, backup }) =>
    `The file of the journal is damaged, and was left as it is${detail === '' ? '' : ` (${detail})`}. ${restoreWords(backup)}`,
  JOURNAL_HELD: heldWords,
  KEY_MISSING: ({ file, journal }) =>
    journal === ''
      ? `There is no key in ${file}.`
      : `The key of this journal is missing. It was expected in ${file}; put it back there to open ${journal}.`,
  KEY_UNREADABLE: ({ file }) => `${file} does not hold a key: 64 hexadecimal digits. It was left as it is.`,
  KEY_LOCKED: ({ folder, lock }) => `${LOCKS[lock](folder)} Nothing was opened or changed.`,
  PASSPHRASE_WRONG: () => 'That is not the passphrase. Nothing was opened or changed.',
  PASSPHRASE_MISTYPED: () =>
    'A letter of the passphrase is wrong: its last two check the others. Look at what you wrote down; nothing was opened or changed.',
  PASSPHRASE_TOO_SHORT: ({ min }) =>
    `A passphrase of your own has at least ${min} letters: several words are good. It was not set, and what was set before still holds.`,
  PASSPHRASE_NOT_SET: () =>
    'No recovery passphrase is set for this journal. Set one with "rapport passphrase set"; the key is where it was.',
  KEY_STORE_MISSING: () =>
    'No key store of the system that protects anything is within reach here: the Rapport app has one where the system does. The key is where it was.',
  KEY_STORE_FAILED: () =>
    'The key store of the system did not take the key, or did not give it back. The key is where it was.',
  BACKUP_NEEDS_PASSPHRASE: ({ file }) =>
    `${file} is of another key: its recovery passphrase opens it, the one that was set when it was made. ${SAYING} Nothing was changed.`,
  JOURNAL_ID_MISSING: ({ file }) =>
    `${file} is missing, which says which key opens this journal. Put it back to its place.`,
  JOURNAL_ID_UNREADABLE: ({ file }) => `${file} does not hold the id of a journal. It was left as it is.`,
  FOLDER_UNUSABLE: ({ folder }) => `${folder} cannot be the folder of a journal.`,
  OPENING_BUG: ({ detail }) =>
    `A mistake in Rapport kept the journal from opening (${detail}). What was saved is in it. Try again, or with a newer Rapport. ${REPORT_IT}`,
  BACKGROUND_BUG: ({ work, detail }) =>
    `A mistake in Rapport kept it from what it does by itself (${work}: ${detail}). What was saved stays. ${REPORT_IT}`,
  FEED_NOT_SERVED: ({ detail }) =>
    `The system does not let Rapport answer calendar programs${detail === '' ? '' : ` (${detail})`}. Nothing was changed; look whether something guards the network here, and try again.`,
  ENGINE_DIED: ({ deaths }) => `The journal stopped ${deaths} times in a row. What was saved is safe.`,
}

const SAYING =
  'Type it at a terminal, or give it in RAPPORT_PASSPHRASE, in a file that RAPPORT_PASSPHRASE_FILE names, or on the file descriptor of RAPPORT_PASSPHRASE_FD.'

const LOCKS: Readonly<Record<FailureData<'KEY_LOCKED'>['lock'], (folder: string) => string>> = {
  passphrase: (folder) =>
    `The key of the journal in ${folder} is not kept on this machine: its recovery passphrase opens it. ${SAYING}`,
  store: (folder) =>
    `The key of the journal in ${folder} is in the key store of the system, which only the Rapport app reaches: open the app and try again, or say the recovery passphrase. ${SAYING}`,
  'store-failed': (folder) =>
    `The key store of the system did not give the key of the journal in ${folder}: it is locked, or was emptied. Unlock it and try again, or say the recovery passphrase. ${SAYING}`,
  'file-damaged': (folder) =>
    `The file with the key of the journal in ${folder} holds something else: it is damaged, or of another journal. The recovery passphrase opens the journal, and the key is then put back. ${SAYING}`,
  lost: (folder) =>
    `The key store of the system did not give the key of the journal in ${folder}, and no recovery passphrase is there that would open it. Bring the key store back, or journal.recovery into that folder.`,
}

const NOT_SAVED: Readonly<Record<NotSavedReason, string>> = {
  'disk-full': 'The disk is full. Nothing was saved; free some space and try again.',
  'read-only': 'The folder of the journal cannot be written. Nothing was saved.',
  io: 'The files of the journal could not be read or written. Nothing was saved, and what was saved before is kept. Look at the disk, and try again.',
  closed: 'The journal was closed. What was not saved before was not saved.',
}

const LEAVING: Readonly<Record<CancelledLeaving, string>> = {
  'nothing-changed': 'Stopped. Nothing was changed.',
  'nothing-imported': 'Stopped. Nothing was imported.',
  'no-backup': 'Stopped. No backup was made.',
  'goes-on-when-opened': 'Stopped. It goes on when the journal is opened again.',
  'part-of-sample-added': 'Stopped. What was added so far is here, and goes with "rapport sample --remove".',
  'part-of-sample-left': 'Stopped. Part of the sample is still here.',
  'part-written': 'Stopped. Each file, person and card that was written is whole; do the same again to go on.',
}

function restoreWords(backup: { file: string; at: number } | null): string {
  if (backup === null) return 'There is no backup beside it: put back a copy of your own, if you have one.'
  const at = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(backup.at)
  return `Restore the backup of ${at}: rapport restore ${backup.file}. What is there now is kept beside it.`
}

const PROGRAMS = {
  desktop: 'the Rapport app',
  browser: 'Rapport in a browser',
  'command line': 'the rapport command',
} as const

function heldWords({ holder }: FailureData<'JOURNAL_HELD'>): string {
  if (holder === null) return 'This journal is open in another program. Close it there first.'
  const since = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(holder.since)
  return `This journal is open in ${PROGRAMS[holder.program]} (process ${holder.pid} on ${holder.hostName}) since ${since}. Close it there first.`
}
