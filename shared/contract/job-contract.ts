import { z } from 'zod'
import { documentProblem } from '#shared/model/document-problem.ts'
import { instant } from '#shared/model/document.ts'
import { PASSPHRASE_MAX } from '#shared/model/passphrase.ts'
import { calendarRow } from './calendar-contract.ts'
import { folderReport } from './export-contract.ts'
import { importPreview, importReport } from './import-contract.ts'
import { journalFilePreview, journalFileReport } from './journal-file-contract.ts'
import { failure } from './journal-errors.ts'
import { procedure } from './procedure.ts'
import { serverReport } from './server-contract.ts'

/** A backup in the journal's folder. It has its name only since it was opened and checked after it was written. */
export const backupRow = z.object({
  /** Name of the file in `backups/`. */
  file: z.string(),
  at: instant,
  bytes: z.number().int(),
  reason: z.enum(['daily', 'before-format', 'before-restore', 'before-join']),
})
export type BackupRow = z.infer<typeof backupRow>

const unreadable = { id: z.string(), kind: z.string(), problem: documentProblem, field: z.string().nullable() }

/** What a check finds. `detail` is what SQLite says of a page, for whoever looks closer. */
export const journalProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('FILE_DAMAGED'), table: z.string(), detail: z.string() }),
  /** Marks by which devices compare what they have. */
  z.object({ code: z.literal('SYNC_INDEX_WRONG'), count: z.number().int() }),
  /** Rows of `table` that refer to documents which are not there. */
  z.object({ code: z.literal('ROWS_ORPHANED'), table: z.string(), count: z.number().int() }),
  z.object({ code: z.literal('DOCUMENT_UNREADABLE'), ...unreadable }),
  /** Found and set aside before this check. */
  z.object({ code: z.literal('DOCUMENT_SET_ASIDE'), ...unreadable }),
  z.object({ code: z.literal('ROWS_DIFFER'), table: z.string(), count: z.number().int() }),
  /** The full-text index does not say what the texts say. */
  z.object({ code: z.literal('INDEX_DIFFERS') }),
  /** A finished review is not what it was when it was finished, by its checksum. Both days are days of its period. */
  z.object({ code: z.literal('REVIEW_CHANGED'), id: z.string(), from: z.string(), to: z.string() }),
  /** They are being made, and could not be compared. */
  z.object({ code: z.literal('ROWS_NOT_READY') }),
])
export type JournalProblem = z.infer<typeof journalProblem>

/** What a job that was stopped leaves behind. */
export const cancelledLeaving = z.enum([
  'nothing-changed',
  'nothing-imported',
  'no-backup',
  'goes-on-when-opened',
  'part-of-sample-added',
  'part-of-sample-left',
  /** Files of an export, or cards and people of a server: each is whole, and the same again goes on. */
  'part-written',
])
export type CancelledLeaving = z.infer<typeof cancelledLeaving>

/** What a finished job has to say, by kind. */
export const jobReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import-preview'), preview: z.string(), result: importPreview }),
  z.object({ kind: z.literal('import'), result: importReport }),
  z.object({ kind: z.literal('journal-preview'), preview: z.string(), result: journalFilePreview }),
  z.object({ kind: z.literal('journal-import'), result: journalFileReport }),
  z.object({ kind: z.literal('export'), result: folderReport }),
  z.object({ kind: z.literal('backup'), backup: backupRow }),
  z.object({ kind: z.literal('calendar'), calendars: z.array(calendarRow) }),
  z.object({ kind: z.literal('server'), id: z.string(), result: serverReport }),
  z.object({ kind: z.literal('restore'), documents: z.number().int(), keptAt: z.string().nullable() }),
  z.object({ kind: z.literal('rebuild'), documents: z.number().int(), quarantined: z.number().int() }),
  z.object({ kind: z.literal('check'), documents: z.number().int(), problems: z.array(journalProblem) }),
  z.object({ kind: z.literal('sample'), documents: z.number().int() }),
])
export type JobReport = z.infer<typeof jobReport>

export const jobState = z.object({
  id: z.string(),
  kind: z.enum([
    'import-preview',
    'import',
    'journal-import',
    'export',
    'calendar',
    'server',
    'backup',
    'restore',
    'rebuild',
    'check',
    'sample',
  ]),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  /** 0 while it is not known. */
  total: z.number().int(),
  cancellable: z.boolean(),
  /** For `failed`. */
  failure: failure.nullable(),
  /** For `cancelled`. */
  leaving: cancelledLeaving.nullable(),
  /** Also of one that did not come to its end, where it can say how far it came. */
  report: jobReport.nullable(),
})
export type JobState = z.infer<typeof jobState>

const job = z.object({ job: z.string() })

export const jobCommands = {
  cancelJob: procedure.input(z.object({ job: z.string() })).output(z.object({})),
  backUp: procedure.output(job),
  /**
   * `file` as `backups` names it, or the path of one elsewhere. The journal as it is now is kept beside. One of another key is refused with
   * BACKUP_NEEDS_PASSPHRASE, and taken with the passphrase that it was made under.
   */
  restoreBackup: procedure
    .input(z.object({ file: z.string().max(500), passphrase: z.string().max(PASSPHRASE_MAX).nullable().default(null) }))
    .output(job),
  rebuild: procedure.output(job),
  /** File, documents and rows: what `doctor` prints. */
  check: procedure.output(job),
  addSample: procedure.output(job),
  /** Takes every document of the sample away, and whatever else was not made from it stays. */
  removeSample: procedure.output(job),
}

export const jobQueries = {
  job: procedure.input(z.object({ job: z.string() })).output(jobState),
  jobs: procedure.output(z.array(jobState)),
  backups: procedure.output(z.array(backupRow)),
  /**
   * The whole journal as one JSON text, in pieces to be put one behind the other: ask with `after: null`, then with each
   * answer's `next` until that is null. Nothing is kept in between: to stop asking is to cancel. The cards of Mindset are in it
   * only where `cards` asks for them.
   */
  exportChunk: procedure
    .input(
      z.object({
        after: z.number().int().nullable(),
        cards: z.boolean().default(false),
        withoutSensitive: z.boolean().default(false),
        /** The documents themselves with it; not where something of them is left out. */
        history: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        text: z.string(),
        next: z.number().int().nullable(),
        done: z.number().int(),
        total: z.number().int(),
      }),
    ),
}
