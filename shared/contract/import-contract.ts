import { z } from 'zod'
import { columnField, MAX_MAPPED_COLUMNS } from '#shared/model/column-field.ts'
import { personId } from '#shared/model/id.ts'
import { coded } from './coded.ts'
import { IMPORT_ADDITIONS, IMPORT_PROBLEMS, IMPORT_REASONS, IMPORT_REMARKS } from './import-codes.ts'
import { importAccounts } from './journal-file-contract.ts'
import { page, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

/** Id of the format of a file: one of `IMPORT_FORMATS`, or of those that the engine was opened with besides. */
export const importFormat = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
/** The file's name, where there are several: of them a line alone says nothing. */
const file = z.string().optional()
/** `line` is 1-based; 0 where it is about no line. */
export const importProblem = coded(IMPORT_PROBLEMS, { line: z.number().int(), file })
export type ImportProblem = z.infer<typeof importProblem>
export const importRemark = coded(IMPORT_REMARKS, { file })
export type ImportRemark = z.infer<typeof importRemark>

const counts = {
  format: importFormat.nullable(),
  records: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  /** Left out because whom they are about was forgotten. */
  forgotten: z.number().int(),
}

const findings = {
  /** The first 1000. */
  problems: z.array(importProblem),
  problemCount: z.number().int(),
  /** What was left out on purpose: pictures, cards of organisations. */
  remarks: z.array(importRemark),
  /** What became of each field of the files; null in what older versions have kept. */
  accounts: importAccounts.nullable().default(null),
}

/** What says, beside the name, that a record is about somebody known. */
export const importAgreement = z.enum(['organisation', 'title', 'place'])
export type ImportAgreement = z.infer<typeof importAgreement>

/** One record of a preview: what would happen to it, and why. */
export const importRow = z.object({
  /** Index of the record in the preview. */
  record: z.number().int(),
  line: z.number().int(),
  name: z.string(),
  detail: z.string(),
  /** `forgotten`: the journal has forgotten whom it made, and leaves it out. */
  outcome: z.enum(['create', 'update', 'unchanged', 'maybe', 'forgotten']),
  /** The person that it matches, or for `maybe` may be. */
  person: personLink.nullable(),
  /** `near-name`: of a name that is nearly theirs, and with more that agrees. */
  because: z.enum(['email', 'phone', 'profile', 'earlier-import', 'name', 'near-name']).nullable(),
  /** For `maybe`: what agrees. Where something does, whoever decides nothing has the record added to `person`. */
  agrees: z.array(importAgreement),
  /** For `update`: what would be added. Nothing in the journal is ever overwritten by an import. */
  adds: z.array(coded(IMPORT_ADDITIONS)),
})
export type ImportRow = z.infer<typeof importRow>

/** Somebody whom an import has made, and why they may matter, the strongest reason first. */
const importedOne = z.object({
  id: personId,
  name: z.string(),
  detail: z.string(),
  reasons: z.array(coded(IMPORT_REASONS)),
})
export type ImportedOne = z.infer<typeof importedOne>

/** A table whose columns the user may map: each with what it is taken for, and some of its values. */
const importTable = z.object({
  file: z.string(),
  fingerprint: z.string().max(40),
  columns: z.array(z.object({ name: z.string(), field: columnField, samples: z.array(z.string()) })),
  /** Whether the columns are as the user has said before. */
  isRemembered: z.boolean(),
})
export type ImportTable = z.infer<typeof importTable>

export const importPreview = z.object({
  ...counts,
  tables: z.array(importTable),
  maybe: z.number().int(),
  /** Of `maybe`: those with whom nothing but the name, or a shared phone or address, agrees. The user is asked. */
  undecided: z.number().int(),
  ...findings,
})
export const importReport = z.object({
  ...counts,
  skipped: z.number().int(),
  ...findings,
  undo: z.string().nullable(),
  /** After an import of many: those of the new ones who matter most by what the file says, at most 20; otherwise nobody. */
  matters: z.array(importedOne),
})
export type ImportReport = z.infer<typeof importReport>

const preview = z.string().min(1).max(64)
const upload = z.string().min(1).max(64)
const job = z.object({ job: z.string() })

/** 256 KiB of a file in base64. */
export const UPLOAD_CHUNK_BYTES = 256 * 1024

export const importCommands = {
  /** A file travels in chunks, so that no message is large. `bytes` is its whole size. */
  beginUpload: procedure
    .input(z.object({ name: z.string().max(500), bytes: z.number().int().min(0) }))
    .output(z.object({ upload })),
  appendUpload: procedure
    .input(z.object({ upload, base64: z.base64().max(400_000) }))
    .output(z.object({ received: z.number().int() })),
  discardUpload: procedure.input(z.object({ upload })).output(z.object({})),
  /**
   * Reads and matches without writing. A job: its report names the preview, of people, or of a journal where it is one file and
   * that is a whole journal, an account of another program, or an archive of notes.
   */
  previewImport: procedure
    .input(
      z.object({
        uploads: z.array(upload).min(1).max(50),
        /** With what other people wrote, where an archive has their messages. */
        words: z.boolean().default(false),
        /** By the name of a column what it is. Where there are some, every file is read as a table. */
        columns: z.record(z.string().max(200), columnField).default({}),
      }),
    )
    .output(job),
  /** Reads the tables of a preview anew, with what their columns are, and remembers that. A job: its report names another preview. */
  mapColumns: procedure
    .input(
      z.object({
        preview,
        tables: z
          .array(z.object({ fingerprint: z.string().max(40), fields: z.array(columnField).max(MAX_MAPPED_COLUMNS) }))
          .max(50),
      }),
    )
    .output(job),
  /**
   * Writes what the preview showed. `decisions` by record: `create` or the person to add it to, or `skip`;
   * a `maybe` without a decision is added to the person with whom something `agrees`, otherwise becomes a new one; somebody `forgotten` is made anew only by `create`.
   */
  runImport: procedure
    .input(
      z.object({
        preview,
        decisions: z.record(z.string(), z.union([z.literal('create'), z.literal('skip'), personId])).default({}),
      }),
    )
    .output(job),
  discardPreview: procedure.input(z.object({ preview })).output(z.object({})),
}

const narrowed = {
  preview,
  outcome: importRow.shape.outcome.optional(),
  /** Employer, as `importGroups` names it. */
  organisation: z.string().max(2000).optional(),
  /** In which the two were connected. */
  year: z.number().int().optional(),
}

export const importQueries = {
  importRows: procedure
    .input(z.object({ ...narrowed, ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(importRow) })),
  /** The records, by number, that `importRows` shows page by page: to decide about all of them at once. */
  importRecords: procedure.input(z.object(narrowed)).output(z.array(z.number().int())),
  /** By what the new people of a preview can be narrowed; employers most named first, at most 500; years newest first. */
  importGroups: procedure.input(z.object({ preview })).output(
    z.object({
      organisations: z.array(z.object({ name: z.string(), count: z.number().int() })),
      years: z.array(z.object({ year: z.number().int(), count: z.number().int() })),
    }),
  ),
}
