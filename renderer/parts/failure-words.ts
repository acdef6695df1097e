import type { I18n } from '@lingui/core'
import type { AnyFailure, FailureCode } from '#client/journal-failure.ts'
import { binaryFileHint, binaryFileWords, textFileWords, whereToGetFiles } from './file-kind-words.ts'
import { blockProblemWords } from './block-problem-words.ts'
import { notSavedWords } from './not-saved-words.ts'

/** What a failure is to the user: what happened, what was kept, what to do. */
export function failureWords(i18n: I18n, { code, data }: AnyFailure): string {
  // The code and the data are of one failure, which TypeScript cannot follow into the table.
  return (WORDS[code] as (i18n: I18n, data: object) => string)(i18n, data)
}

type DataOf<Code extends FailureCode> = Extract<AnyFailure, { code: Code }>['data']

/** A code that has no words here is an error of types. */
const WORDS: { readonly [Code in FailureCode]: (i18n: I18n, data: DataOf<Code>) => string } = {
  CONNECTION_LOST: (i18n) =>
    i18n.t('The journal did not answer. It may or may not have been done: look, and try again.'),
  BAD_REQUEST: (i18n) => i18n.t('The journal did not understand that. Nothing was changed.'),
  BUG: (i18n) => i18n.t('A mistake in Rapport kept that from being done, and nothing was changed. Try again.'),

  NOT_FOUND: (i18n) => i18n.t('That is no longer in the journal. Nothing was changed.'),
  READ_ONLY_DOCUMENT: (i18n) => i18n.t('A newer version of Rapport wrote this. It can be read here, not changed.'),
  DOCUMENT_DAMAGED: (i18n) =>
    i18n.t('That entry is damaged and was set aside; its bytes are kept. A backup may have a readable copy.'),
  DOCUMENT_EXISTS: (i18n) => i18n.t('That is in the journal already. Nothing was changed.'),
  DOCUMENT_TOO_LARGE: (i18n) =>
    i18n.t('That is more text than one entry holds, and was not saved. Split it into several, or shorten it.'),
  DOCUMENT_INVALID: (i18n, { field }) =>
    field === ''
      ? i18n.t('That does not fit into the journal, and nothing was changed.')
      : i18n.t('That does not fit into the journal, and nothing was changed. It is “{field}” that does not fit.', {
          field,
        }),
  CANVAS_FULL: (i18n, { max }) =>
    i18n.t('The canvas holds {max} things of a kind, and nothing was added. Take some off that are no longer needed.', {
      max,
    }),
  CANVAS_FILE: (i18n, { file, problem, max }) =>
    problem === 'too-many'
      ? i18n.t('{file} has more than {max} cards or links. Nothing was taken in.', { file, max })
      : problem === 'too-large'
        ? i18n.t('{file} is too large for a canvas. Nothing was taken in.', { file })
        : problem === 'no-json'
          ? i18n.t('{file} cannot be read: it is no JSON. Nothing was taken in.', { file })
          : i18n.t('{file} is no canvas. Nothing was taken in.', { file }),
  PREFERENCES_STAY: (i18n) =>
    i18n.t('The preferences and the canvas belong to the journal: they can be changed, not deleted.'),

  NOT_SAVED: (i18n, { reason }) => notSavedWords(i18n, reason),
  PARTLY_DONE: (i18n, { done, total, reason }) =>
    reason === null
      ? i18n.t('Not all was done: {done} of {total} were changed, and could not be taken back.', { done, total })
      : i18n.t('Not all was done: {done} of {total} were changed. {why}', {
          done,
          total,
          why: notSavedWords(i18n, reason),
        }),

  ROWS_NOT_WHOLE: (i18n, { reason }) =>
    reason === null
      ? i18n.t(
          'The lists of what is in the journal could not be made. Nothing that you wrote is lost. Check the journal in Settings.',
        )
      : i18n.t('The lists of what is in the journal could not be made. Nothing that you wrote is lost. {why}', {
          why: notSavedWords(i18n, reason),
        }),

  PERSON_NAMELESS: (i18n) => i18n.t('A person needs a name: a given, family, display or nick name.'),
  CADENCE_CROSSED: (i18n, { idealDays, maxDays }) =>
    i18n.t(
      '{idealDays, plural, one {# day is} other {# days are}} longer than the longest wanted, {maxDays, plural, one {# day} other {# days}}.',
      { idealDays, maxDays },
    ),
  SAME_PERSON: (i18n) => i18n.t('That is the same person.'),
  ALREADY_MERGED: (i18n) => i18n.t('That person was merged already.'),
  PERSON_IN_TRASH: (i18n) => i18n.t('That person is in the trash. Restore them first.'),
  SAME_GROUP: (i18n) => i18n.t('That is the same one.'),
  GROUP_GONE: (i18n) => i18n.t('It is part of another one by now, or in the trash.'),
  SURVIVOR_GONE: (i18n) => i18n.t('The person to keep is merged or in the trash.'),

  INTRODUCTION_NOT_AGREED: (i18n) => i18n.t('Both have to say yes before they are introduced. Nothing was changed.'),

  BLOCK_RULE: (i18n, { problem, zone }) => blockProblemWords(i18n, problem, zone),
  NO_OCCURRENCE: (i18n) => i18n.t('The block does not come on that day any more. Nothing was changed.'),

  REVIEW_FINISHED: (i18n) => i18n.t('This review is finished and stays as it is. Nothing was changed.'),

  NOTHING_TO_PUT_BACK: (i18n) => i18n.t('There is nothing to put back: it says that already.'),
  CONFLICT_SETTLED: (i18n) => i18n.t('That is settled already, or was written anew on another device. Look again.'),
  NOT_A_TEXT: (i18n) => i18n.t('That is no long text of this entry. Nothing was changed.'),
  TEXT_SESSION_ENDED: (i18n) =>
    i18n.t('That edit session has ended. The text stays on your screen; open it again to save it.'),
  UNDONE_ALREADY: (i18n) => i18n.t('That was undone already.'),
  NOTHING_TO_UNDO: (i18n) => i18n.t('Nothing is left of that in the journal to be taken back.'),
  UNDO_EXPIRED: (i18n) =>
    i18n.t('That can no longer be undone: Rapport was restarted, or too much has happened since.'),

  JOB_UNKNOWN: (i18n) => i18n.t('That work is not known any more: Rapport was restarted meanwhile.'),
  JOURNAL_BUSY: (i18n) => i18n.t('Something else is being done with the journal. Restore it when that has ended.'),
  BACKUP_RUNNING: (i18n) => i18n.t('The journal is being copied already. Try again in a while.'),
  JOB_BUG: (i18n, { detail }) =>
    i18n.t(
      'A mistake in Rapport ended this ({detail}). What was done so far is kept: look what is there, and try again. If it comes again, please report it.',
      { detail },
    ),

  UPLOAD_UNKNOWN: (i18n) => i18n.t('That file is not here (any more). Choose it again.'),
  UPLOAD_TOO_LARGE: (i18n, { name, maxBytes }) =>
    i18n.t('{name} is larger than the {most} MB that are read at once. Split it and import the parts.', {
      name,
      most: Math.floor(maxBytes / 1024 / 1024),
    }),
  UPLOAD_GREW: (i18n, { name }) => i18n.t('{name} has grown while it was read. Choose it again.', { name }),
  UPLOAD_INCOMPLETE: (i18n, { name }) => i18n.t('{name} came only in part. Choose it again.', { name }),
  PREVIEW_UNKNOWN: (i18n) => i18n.t('That preview is gone. Choose the file again.'),
  FILE_EMPTY: (i18n, { file }) => i18n.t('{file} is empty. Nothing was imported.', { file }),
  FILE_BINARY: (i18n, { file, looksLike }) =>
    i18n.t('{file} looks like {kind}, not like text. {hint}', {
      file,
      kind: binaryFileWords(i18n)[looksLike],
      hint: binaryFileHint(i18n, looksLike),
    }),
  FILE_UNKNOWN: (i18n, { file, looksLike }) =>
    looksLike === null
      ? i18n.t('Nothing that Rapport knows was found in {file}. {hint}', { file, hint: whereToGetFiles(i18n) })
      : i18n.t('{file} looks like {kind}. {hint}', {
          file,
          kind: textFileWords(i18n)[looksLike],
          hint: whereToGetFiles(i18n),
        }),
  FILE_NEWER: (i18n, { file }) =>
    i18n.t('A newer Rapport wrote {file}. Update Rapport to import it; nothing was changed.', { file }),
  FILE_ARCHIVE: (i18n, { file, problem, max }) =>
    problem === 'damaged'
      ? i18n.t('{file} is damaged or cut off, and nothing of it was imported. Get it once more.', { file })
      : problem === 'encrypted'
        ? i18n.t('{file} is locked with a password. Unpack it, and import the folder; nothing was imported.', { file })
        : problem === 'too-many'
          ? i18n.t('{file} has more than {max} files. Nothing was imported.', { file, max: i18n.number(max) })
          : problem === 'alone'
            ? i18n.t('{file} is a folder of notes or a whole archive: import it alone. Nothing was imported.', { file })
            : i18n.t(
                'In {file} is nothing that Rapport knows: no notes, no address book, no archive of another program. Nothing was imported.',
                { file },
              ),
  FILE_TOO_LONG: (i18n, { file, max }) =>
    i18n.t('{file} has more than {max} records. Split it and import the parts.', { file, max: i18n.number(max) }),

  CALENDARS_FULL: (i18n, { max }) => i18n.t('Rapport reads {max} calendars at most. Remove one first.', { max }),
  CALENDAR_KNOWN: (i18n, { name }) =>
    i18n.t('That calendar is read already, as “{name}”. Read it again from there.', { name }),

  // Why, is said in the settings (`settings-failure-words.ts`): nobody meets one before Today shows.
  CALENDAR_UNREADABLE: (i18n, { place }) => i18n.t('{place} could not be read: the settings say why.', { place }),
  SERVER_UNUSABLE: (i18n, { host }) => i18n.t('{host} did not: the settings say why.', { host }),
  BACKGROUND_BUG: (i18n, { detail }) =>
    i18n.t('A mistake in Rapport ({detail}) kept it from what it does by itself. What was saved stays.', { detail }),
  FEED_NOT_SERVED: (i18n, { detail }) =>
    i18n.t(
      'The system does not let Rapport answer calendar programs ({detail}). Nothing was changed; try again in a while.',
      { detail },
    ),

  NO_JOURNAL: (i18n, { file }) => i18n.t('There is no journal at {file}.', { file }),
  LOG_CUT: (i18n, { file, changes }) =>
    i18n.t('The end of the log is damaged: {changes} changes may be missing. The log is kept in {file}.', {
      file,
      changes,
    }),
  JOURNAL_GONE: (i18n, { file, backup }) =>
    i18n.t('{file} is missing or empty, though there was a journal. Nothing was made in its place. {restore}', {
      file,
      restore: restoreWords(i18n, backup),
    }),
  NOT_A_JOURNAL: (i18n, { file }) => i18n.t('{file} is not a journal.', { file }),
  NEWER_FORMAT: (i18n, { format, known }) =>
    i18n.t(
      'This journal was written by a newer Rapport (format {format}, known here: {known}). It was left as it is; update Rapport to open it.',
      { format, known },
    ),
  OLDER_FORMAT: (i18n, { format, known }) =>
    i18n.t(
      'This journal was written by an older Rapport (format {format}; here it is {known}), and nothing leads from there. It was left as it is; the Rapport that wrote it opens it, and can export it.',
      { format, known },
    ),
  WRONG_KEY: (i18n, { file }) =>
    i18n.t('The key does not open {file}: it belongs to another journal, or the start of the file is damaged.', {
      file,
    }),
  JOURNAL_DAMAGED: (i18n, { detail, backup }) =>
    i18n.t('The file of the journal is damaged, and was left as it is. {restore} {detail}', {
      restore: restoreWords(i18n, backup),
      detail,
    }),
  JOURNAL_HELD: heldWords,
  KEY_MISSING: (i18n, { file, journal }) =>
    journal === ''
      ? i18n.t('There is no key in {file}.', { file })
      : i18n.t('The key of this journal is missing. It was expected in {file}; put it back there to open {journal}.', {
          file,
          journal,
        }),
  KEY_UNREADABLE: (i18n, { file }) =>
    i18n.t('{file} does not hold a key: 64 hexadecimal digits. It was left as it is.', { file }),
  KEY_LOCKED: (i18n, { folder, lock }) => lockWords(i18n, folder, lock),
  PASSPHRASE_WRONG: (i18n) => i18n.t('That is not the passphrase. Nothing was opened or changed.'),
  PASSPHRASE_MISTYPED: (i18n) =>
    i18n.t(
      'A letter of the passphrase is wrong: its last two check the others. Look at what you wrote down; nothing was opened or changed.',
    ),
  PASSPHRASE_TOO_SHORT: (i18n, { min }) =>
    i18n.t(
      'A passphrase of your own has at least {min} letters: several words are good. What was set before still holds.',
      {
        min,
      },
    ),
  PASSPHRASE_NOT_SET: (i18n) => i18n.t('No recovery passphrase is set. Set one first; the key is where it was.'),
  KEY_STORE_MISSING: (i18n) =>
    i18n.t('No key store of the system that protects anything is within reach here. The key is where it was.'),
  KEY_STORE_FAILED: (i18n) =>
    i18n.t('The key store of the system did not take the key, or did not give it back. The key is where it was.'),
  BACKUP_NEEDS_PASSPHRASE: (i18n, { file }) =>
    i18n.t(
      '{file} is of another key: the recovery passphrase that was set when it was made opens it. Nothing was changed.',
      { file },
    ),
  JOURNAL_ID_MISSING: (i18n, { file }) =>
    i18n.t('{file} is missing, which says which key opens this journal. Put it back to its place.', { file }),
  JOURNAL_ID_UNREADABLE: (i18n, { file }) =>
    i18n.t('{file} does not hold the id of a journal. It was left as it is.', { file }),
  FOLDER_UNUSABLE: (i18n, { folder }) => i18n.t('{folder} cannot be the folder of a journal.', { folder }),
  OPENING_BUG: (i18n, { detail }) =>
    i18n.t(
      'A mistake in Rapport kept the journal from opening ({detail}). What was saved is in it. Try again, or with a newer Rapport.',
      { detail },
    ),
  ENGINE_DIED: (i18n, { deaths }) =>
    i18n.t(
      'The journal stopped {deaths} times in a row and is not started again by itself. What was saved is safe. Press “Try again”, or start Rapport anew.',
      { deaths },
    ),
}

function restoreWords(i18n: I18n, backup: DataOf<'JOURNAL_DAMAGED'>['backup']): string {
  return backup === null
    ? i18n.t('There is no backup beside it.')
    : i18n.t('A backup can be restored: rapport restore {file}.', { file: backup.file })
}

function lockWords(i18n: I18n, folder: string, lock: DataOf<'KEY_LOCKED'>['lock']): string {
  switch (lock) {
    case 'passphrase':
      return i18n.t(
        'The key of the journal in {folder} is not kept on this machine: its recovery passphrase opens it.',
        {
          folder,
        },
      )
    case 'store':
      return i18n.t(
        'The key of the journal in {folder} is in the key store of the system, which cannot be reached here. The recovery passphrase opens it.',
        { folder },
      )
    case 'store-failed':
      return i18n.t(
        'The key store of the system did not give the key of the journal in {folder}: it is locked, or was emptied. Unlock it and try again, or type the recovery passphrase.',
        { folder },
      )
    case 'file-damaged':
      return i18n.t(
        'The file with the key of the journal in {folder} holds something else: it is damaged, or of another journal. The recovery passphrase opens the journal, and the key is then put back.',
        { folder },
      )
    case 'lost':
      return i18n.t(
        'The key store of the system did not give the key of the journal in {folder}, and no recovery passphrase is there that would open it. Bring the key store back, or journal.recovery into that folder.',
        { folder },
      )
  }
}

function heldWords(i18n: I18n, { holder }: DataOf<'JOURNAL_HELD'>): string {
  if (holder === null) return i18n.t('This journal is open in another program. Close it there first.')
  const { program, pid, hostName } = holder
  const since = new Intl.DateTimeFormat(i18n.locales ?? i18n.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(holder.since)
  return i18n.t(
    'This journal is open in {program, select, desktop {the Rapport app} browser {Rapport in a browser} other {the rapport command}} (process {pid} on {hostName}) since {since}. Close it there first.',
    { program: program === 'command line' ? 'command' : program, pid: String(pid), hostName, since },
  )
}
