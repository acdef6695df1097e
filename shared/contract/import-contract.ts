import { z } from 'zod'
import { personId } from '#shared/model/id.ts'
import { coded } from './coded.ts'
import { IMPORT_ADDITIONS, IMPORT_PROBLEMS, IMPORT_REMARKS } from './import-codes.ts'
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
}

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
  /** `email`, `phone`, `profile`, `earlier import`, `name`. */
  because: z.enum(['email', 'phone', 'profile', 'earlier-import', 'name']).nullable(),
  /** For `update`: what would be added. Nothing in the journal is ever overwritten by an import. */
  adds: z.array(coded(IMPORT_ADDITIONS)),
})
export type ImportRow = z.infer<typeof importRow>

export const importPreview = z.object({
  ...counts,
  maybe: z.number().int(),
  ...findings,
})
export const importReport = z.object({
  ...counts,
  skipped: z.number().int(),
  ...findings,
  undo: z.string().nullable(),
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
  /** Reads and matches without writing. A job: its report names the preview. */
  previewImport: procedure.input(z.object({ uploads: z.array(upload).min(1).max(50) })).output(job),
  /**
   * Writes what the preview showed. `decisions` by record: `create` or the person to add it to, or `skip`;
   * a `maybe` without a decision becomes a new person, somebody `forgotten` is made anew only by `create`.
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

export const importQueries = {
  importRows: procedure
    .input(z.object({ preview, outcome: importRow.shape.outcome.optional(), ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(importRow) })),
}
