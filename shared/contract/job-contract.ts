import { z } from 'zod'
import { instant } from '#shared/model/document.ts'
import { importPreview, importReport } from './import-contract.ts'
import { procedure } from './procedure.ts'

export const backupRow = z.object({
  file: z.string(),
  at: instant,
  bytes: z.number().int(),
  documents: z.number().int(),
  kind: z.enum(['daily', 'weekly', 'manual', 'before-format', 'before-restore']),
  verified: z.boolean(),
})
export type BackupRow = z.infer<typeof backupRow>

export const journalProblem = z.object({
  where: z.enum(['file', 'document', 'rows']),
  id: z.string().nullable(),
  message: z.string(),
})

/** What a finished job has to say, by kind. */
export const jobReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import-preview'), preview: z.string(), result: importPreview }),
  z.object({ kind: z.literal('import'), result: importReport }),
  z.object({ kind: z.literal('export'), export: z.string(), documents: z.number().int(), bytes: z.number().int() }),
  z.object({ kind: z.literal('backup'), backup: backupRow }),
  z.object({ kind: z.literal('restore'), documents: z.number().int(), keptAt: z.string() }),
  z.object({ kind: z.literal('rebuild'), documents: z.number().int(), quarantined: z.number().int() }),
  z.object({ kind: z.literal('check'), documents: z.number().int(), problems: z.array(journalProblem) }),
  z.object({ kind: z.literal('sample'), documents: z.number().int() }),
])
export type JobReport = z.infer<typeof jobReport>

export const jobState = z.object({
  id: z.string(),
  kind: z.enum(['import-preview', 'import', 'export', 'backup', 'restore', 'rebuild', 'check', 'sample']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  /** 0 while it is not known. */
  total: z.number().int(),
  cancellable: z.boolean(),
  /** For `failed` and `cancelled`: what happened, what was kept, what to do. */
  message: z.string(),
  report: jobReport.nullable(),
})
export type JobState = z.infer<typeof jobState>

const job = z.object({ job: z.string() })

export const jobCommands = {
  cancelJob: procedure.input(z.object({ job: z.string() })).output(z.object({})),
  backUp: procedure.output(job),
  /** The journal as it is now is kept beside, then replaced by the backup. */
  restoreBackup: procedure.input(z.object({ file: z.string().max(500) })).output(job),
  rebuild: procedure.output(job),
  /** File, documents and rows: what `doctor` prints. */
  check: procedure.output(job),
  exportJson: procedure.output(job),
  addSample: procedure.output(job),
  /** Takes every document of the sample away, and whatever else was not made from it stays. */
  removeSample: procedure.output(job),
}

export const jobQueries = {
  job: procedure.input(z.object({ job: z.string() })).output(jobState),
  jobs: procedure.output(z.array(jobState)),
  backups: procedure.output(z.array(backupRow)),
  /** An export in pieces; `next` is null after the last. */
  exportChunk: procedure
    .input(z.object({ export: z.string(), offset: z.number().int().min(0) }))
    .output(z.object({ text: z.string(), next: z.number().int().nullable() })),
}
