import { z } from 'zod'
import { consentType } from '#shared/model/introduction.ts'
import { binaryFile, textFile } from './file-kinds.ts'

/** Why nothing could be written. The journal on disk is as it was before the command. */
export const notSavedReason = z.enum(['disk-full', 'read-only', 'io', 'closed'])
export type NotSavedReason = z.infer<typeof notSavedReason>

/** Who has a journal open. `since` in milliseconds since 1970. */
const holder = z.object({
  pid: z.number().int(),
  hostName: z.string(),
  program: z.enum(['desktop', 'browser', 'command line']),
  since: z.number(),
})

/** Why a recurrence rule is not taken for a time block, or nothing is known of when one comes. */
export const blockProblem = z.enum(['unreadable', 'too-often', 'part', 'never', 'zone'])
export type BlockProblem = z.infer<typeof blockProblem>

/** How one side of an introduction stands. */
export const introductionConsent = z.enum(['none', ...consentType.options])

/** Why a file is not taken in as a canvas: no JSON, no canvas, or more nodes or edges than the canvas has room for. */
export const canvasFileProblem = z.enum(['no-json', 'no-canvas', 'too-many', 'too-large'])
export type CanvasFileProblem = z.infer<typeof canvasFileProblem>

/**
 * Why a key is not at hand: the `passphrase` alone opens it, by choice or because the journal came from elsewhere; it is in the
 * system's `store`, which this program does not reach; the store did not give it (`store-failed`); its file holds something else
 * (`file-damaged`); or it is not had, and no passphrase was set (`lost`).
 */
export const keyLock = z.enum(['passphrase', 'store', 'store-failed', 'file-damaged', 'lost'])

/** Why a calendar cannot be read where it is said to be. */
export const calendarProblemOfPlace = z.enum([
  /** No whole path, no address, or of a kind that is not read. */
  'not-a-place',
  'missing',
  'no-access',
  /** Neither a file nor a folder of calendars. */
  'not-a-calendar',
  'too-large',
  /** The host did not answer, or not with a calendar. */
  'unreachable',
  'status',
  'too-slow',
  'too-many-redirects',
  /** It leads from the network to this machine, or away from an encrypted address. */
  'bad-redirect',
  /** A mistake in Rapport, which `detail` names. */
  'mistake',
])
export type CalendarProblemOfPlace = z.infer<typeof calendarProblemOfPlace>

/** Why nothing can be done with a server of address books and calendars. */
export const serverProblem = z.enum([
  /** No address that begins with https:, or with http: on this machine. */
  'not-an-address',
  'not-encrypted',
  'unreachable',
  'too-slow',
  'too-large',
  /** It leads to another host, where neither password nor people are sent. */
  'bad-redirect',
  /** The name or the password is not the one. */
  'not-allowed',
  'status',
  /** It is no server of address books or calendars, or says what nobody understands. */
  'not-understood',
  'too-many',
  /** The password is not on this machine. */
  'no-password',
  /** This program has no place for passwords. */
  'no-place',
  /** As many address books as are kept the same. */
  'full',
  'known',
  /** A mistake in Rapport, which `detail` names. */
  'mistake',
])
export type ServerProblem = z.infer<typeof serverProblem>

/** What a journal does by itself, while nobody waits for it. */
export const backgroundWork = z.enum([
  'trash',
  'backup',
  'folding',
  'forgotten words',
  'log',
  'devices',
  'key',
  'calendars',
  'feed',
  'servers',
])
export type BackgroundWork = z.infer<typeof backgroundWork>

/** Why nothing is taken from an archive; `nothing-known`: there is no file in it of which anything is known; `alone`: it is a whole of its own, and came with other files. */
export const archiveProblem = z.enum(['damaged', 'encrypted', 'too-many', 'nothing-known', 'alone'])
export type ArchiveProblem = z.infer<typeof archiveProblem>

/** Nothing besides the code. */
const alone = z.object({})
const ofEntry = z.object({ id: z.string() })
const ofFile = z.object({ file: z.string() })
/** The newest backup in the journal's folder, by the name that `restore` takes; null where there is none. */
const backup = z.object({ file: z.string(), at: z.number() }).nullable()
/** A mistake in Rapport by its class and line, for whoever mends it: `TypeError, people.ts:40`. Nothing of the journal is in it. */
const ofBug = z.object({ detail: z.string() })
const ofUpload = z.object({ name: z.string() })

/**
 * Every failure that a caller can expect, by its code, with what it needs to say what happened, what was kept and what
 * to do. No sentence is among them: words are in the catalogs of the page and of the command line. `detail` is what a
 * library said, for whoever looks closer. Anything else that is thrown is a bug; malformed input is oRPC's BAD_REQUEST.
 */
export const failureParameters = {
  NOT_FOUND: ofEntry,
  /** A newer version wrote the entry: it can be read, not changed. */
  READ_ONLY_DOCUMENT: ofEntry,
  /** The entry cannot be read and was set aside, its bytes kept. */
  DOCUMENT_DAMAGED: ofEntry,
  DOCUMENT_EXISTS: ofEntry,
  /** More text and history than another device would take in. */
  DOCUMENT_TOO_LARGE: z.object({ id: z.string() }),
  /** What was to be written does not fit the model: `field`, with dots between its keys; empty where it is none. */
  DOCUMENT_INVALID: z.object({ field: z.string() }),
  PREFERENCES_STAY: alone,

  NOT_SAVED: z.object({ reason: notSavedReason }),
  /** Of a command about many entries, what was written before it failed could not be taken back. */
  PARTLY_DONE: z.object({ done: z.number().int(), total: z.number().int(), reason: notSavedReason.nullable() }),

  /** The lists that are made of the journal are not whole, and could not be made; what was written is. */
  ROWS_NOT_WHOLE: z.object({ reason: notSavedReason.nullable() }),

  PERSON_NAMELESS: alone,
  CADENCE_CROSSED: z.object({ idealDays: z.number(), maxDays: z.number() }),
  SAME_PERSON: alone,
  ALREADY_MERGED: ofEntry,
  PERSON_IN_TRASH: ofEntry,
  /** The person to keep is merged into another, or in the trash. */
  SURVIVOR_GONE: ofEntry,
  /** A circle or organisation cannot become part of itself. */
  SAME_GROUP: alone,
  /** The circle or organisation is part of another by now, or in the trash. */
  GROUP_GONE: ofEntry,

  /** Not both have said yes: how each side stands. */
  INTRODUCTION_NOT_AGREED: z.object({ a: introductionConsent, b: introductionConsent }),

  /** Nothing was written. `zone` is the one that was asked for. */
  BLOCK_RULE: z.object({ problem: blockProblem, zone: z.string() }),
  /** The rule of the block has none on that day. */
  NO_OCCURRENCE: z.object({ day: z.string() }),

  /** What is finished stays as it was. */
  REVIEW_FINISHED: ofEntry,

  /** There is room for `max` things of a kind on the canvas; nothing was written. */
  CANVAS_FULL: z.object({ max: z.number().int() }),
  /** Not a file of JSON Canvas, or more of it than there is room for; nothing was written. */
  CANVAS_FILE: z.object({ file: z.string(), problem: canvasFileProblem, max: z.number().int() }),

  /** Settled before, or written anew on another device. */
  CONFLICT_SETTLED: ofEntry,
  /** That change is not in its history, made it, or came upon what holds now. */
  NOTHING_TO_PUT_BACK: ofEntry,
  NOT_A_TEXT: z.object({ kind: z.string(), field: z.string() }),
  TEXT_SESSION_ENDED: alone,
  UNDO_EXPIRED: alone,
  /** By another window, or it is being undone. */
  UNDONE_ALREADY: alone,
  /** All that it has written is no longer in the journal. */
  NOTHING_TO_UNDO: alone,

  JOB_UNKNOWN: alone,
  /** A backup cannot be restored while another job runs. */
  JOURNAL_BUSY: alone,
  BACKUP_RUNNING: alone,
  /** A mistake in Rapport ended a job; what it had done was kept. */
  JOB_BUG: ofBug,

  UPLOAD_UNKNOWN: alone,
  UPLOAD_TOO_LARGE: z.object({ name: z.string(), maxBytes: z.number().int() }),
  UPLOAD_GREW: ofUpload,
  UPLOAD_INCOMPLETE: ofUpload,
  PREVIEW_UNKNOWN: alone,
  FILE_EMPTY: ofFile,
  FILE_BINARY: z.object({ file: z.string(), looksLike: binaryFile }),
  /** A text of no format that people are imported from; `looksLike` is null where nothing tells what it is. */
  FILE_UNKNOWN: z.object({ file: z.string(), looksLike: textFile.nullable() }),
  /** A newer Rapport wrote it, in a form that this one does not read. */
  FILE_NEWER: ofFile,
  /** `max`: so many files an archive may have. */
  FILE_ARCHIVE: z.object({ file: z.string(), problem: archiveProblem, max: z.number().int() }),
  /** More records than an import takes. */
  FILE_TOO_LONG: z.object({ file: z.string(), max: z.number().int() }),

  /** Nothing is kept of what was read. `place` as the user named it, of an address its host; `detail` is a status, a limit or a code. */
  CALENDAR_UNREADABLE: z.object({ place: z.string(), problem: calendarProblemOfPlace, detail: z.string() }),
  /** As many as are kept. */
  CALENDARS_FULL: z.object({ max: z.number().int() }),
  /** Rapport reads this one already. */
  CALENDAR_KNOWN: z.object({ name: z.string() }),

  /** Of a server of address books and calendars, by its host; `detail` is a status, a limit or a code of the system. */
  SERVER_UNUSABLE: z.object({ host: z.string(), problem: serverProblem, detail: z.string() }),

  NO_JOURNAL: ofFile,
  /** The journal is open without the last changes, whose log is damaged and kept in `file`. */
  LOG_CUT: z.object({ file: z.string(), changes: z.number().int() }),
  /** There was a journal in `file`, which is missing or empty. None is made in its place. */
  JOURNAL_GONE: z.object({ file: z.string(), backup }),
  NOT_A_JOURNAL: ofFile,
  NEWER_FORMAT: z.object({ format: z.number().int(), known: z.number().int() }),
  OLDER_FORMAT: z.object({ format: z.number().int(), known: z.number().int() }),
  WRONG_KEY: ofFile,
  JOURNAL_DAMAGED: z.object({ detail: z.string(), backup }),
  /** Another program has the journal open; null where nobody knows which. */
  JOURNAL_HELD: z.object({ holder: holder.nullable() }),
  /** There is no key in `file`, which `journal` needs; `journal` may be ''. */
  KEY_MISSING: z.object({ file: z.string(), journal: z.string() }),
  KEY_UNREADABLE: ofFile,
  /** The key exists and is not at hand: only the passphrase opens it, or the key store of the system does. */
  KEY_LOCKED: z.object({ folder: z.string(), lock: keyLock }),
  /** The passphrase of a journal or a backup is another. Nothing was opened, made or changed. */
  PASSPHRASE_WRONG: alone,
  /** The letters of a passphrase that Rapport made do not check each other: it was not tried. */
  PASSPHRASE_MISTYPED: alone,
  PASSPHRASE_TOO_SHORT: z.object({ min: z.number().int() }),
  PASSPHRASE_NOT_SET: alone,
  /** The system has no key store that protects anything, as far as this program reaches. */
  KEY_STORE_MISSING: alone,
  /** It did not take the key, or did not give it back; the key is where it was. */
  KEY_STORE_FAILED: alone,
  /** A backup of another key, which the passphrase of the journal it is from opens. */
  BACKUP_NEEDS_PASSPHRASE: ofFile,
  JOURNAL_ID_MISSING: ofFile,
  JOURNAL_ID_UNREADABLE: ofFile,
  FOLDER_UNUSABLE: z.object({ folder: z.string() }),
  /** A mistake in Rapport kept the journal from opening. */
  OPENING_BUG: ofBug,
  /** A mistake in Rapport kept it from what it does by itself. */
  BACKGROUND_BUG: ofBug.extend({ work: backgroundWork }),
  /** The system does not let this program listen; `detail` is its code. */
  FEED_NOT_SERVED: z.object({ detail: z.string() }),
  ENGINE_DIED: z.object({ deaths: z.number().int() }),
} as const

export type ContractErrorCode = keyof typeof failureParameters
export type FailureData<Code extends ContractErrorCode> = z.infer<(typeof failureParameters)[Code]>
/** A failure as a value: in the state of a job, or of a journal that did not open. */
export type Failure = { [Code in ContractErrorCode]: { code: Code; data: FailureData<Code> } }[ContractErrorCode]

const codes = Object.keys(failureParameters) as ContractErrorCode[]

const failures = codes.map((code) => z.object({ code: z.literal(code), data: failureParameters[code] }))

export const failure = z.discriminatedUnion('code', failures as [(typeof failures)[0]]) as unknown as z.ZodType<Failure>

/** The same, as what a command or query may answer with instead. */
export const journalErrors = Object.fromEntries(
  codes.map((code) => [code, { data: failureParameters[code] }]),
) as unknown as { readonly [Code in ContractErrorCode]: { readonly data: (typeof failureParameters)[Code] } }
