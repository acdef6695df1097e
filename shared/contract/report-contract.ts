import { z } from 'zod'
import { instant } from '#shared/model/document.ts'
import { folderReport } from './export-contract.ts'
import { importReport } from './import-contract.ts'
import { journalFileReport } from './journal-file-contract.ts'
import { procedure, undoToken } from './procedure.ts'

/** How jobs that read or write files say what was done, what was not, and why. */
export const reportOfFiles = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), result: importReport }),
  z.object({ kind: z.literal('journal-import'), result: journalFileReport }),
  z.object({ kind: z.literal('export'), result: folderReport }),
])
export type ReportOfFiles = z.infer<typeof reportOfFiles>

/** The same, kept on this device after the job has ended. */
export const keptReport = z.object({
  /** As `imports` names it. */
  id: undoToken,
  at: instant,
  /** What was read; of an export the folder. */
  files: z.array(z.string()),
  report: reportOfFiles,
})
export type KeptReport = z.infer<typeof keptReport>

export const reportQueries = {
  /** null where none is kept, or none any more; see `MAX_REPORTS` for how many are. People who were forgotten since are not named in it. */
  importReport: procedure.input(z.object({ id: undoToken })).output(keptReport.nullable()),
}
