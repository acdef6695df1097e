import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { sensitivePrompts } from '#journal/queries/guide.ts'
import type { QueryContext } from '#journal/queries/query-context.ts'
import type { JobControl, Jobs } from '#journal/runtime/jobs.ts'
import type { NewReport } from '#journal/runtime/kept-reports.ts'
import { keptId } from '#journal/runtime/kept-undo.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import { cardFiles } from './export-files.ts'
import { namesHidden } from './hidden-names.ts'
import { vaultFiles } from './vault-files.ts'
import { openExportFolder, type FolderReport } from './write-folder.ts'

export interface ExportFolderOptions {
  readonly queries: () => QueryContext
  readonly jobs: Jobs
  readonly newId: () => string
  /** Keeps what an export has said. */
  readonly keepReport: (report: NewReport) => void
}

const FILES_A_STEP = 50
const MAX_NAMED = 1000

/** Writes the journal into folders, as jobs. */
export function folderExports({ queries, jobs, newId, keepReport }: ExportFolderOptions) {
  async function run(asked: CommandRequest<'exportFolder'>, job: JobControl): Promise<JobReport> {
    const { format, folder, links, cards, withoutPrivate, withoutSensitive } = asked
    const context = queries()
    const target = openExportFolder(folder)
    const state = stateOf(context, asked)
    const hidden = asked.namesHidden ? namesHidden(context) : null
    const without = withoutSensitive ? sensitivePrompts(context.sql) : new Set<string>()
    const files =
      format === 'vault'
        ? vaultFiles(context, { links, cards, privateNotes: !withoutPrivate, without, hidden }, target.before)
        : cardFiles(context, { withoutPrivate, hidden })
    const total = format === 'vault' ? filesOfVault(context) : 0
    let done = 0
    try {
      const looked = target.isAsBefore(state)
      for (;;) {
        const { done: hasEnded, value: isAsBefore } = looked.next()
        if (hasEnded === true && isAsBefore) return told(target.unchanged())
        if (hasEnded === true) break
        if (++done % FILES_A_STEP === 0) await job.step(Math.min(done, total), total)
      }
      done = 0
      for (const file of files) {
        target.write(file)
        if (++done % FILES_A_STEP === 0) await job.step(Math.min(done, total), total)
      }
    } catch (error) {
      target.close()
      throw error
    }
    return told(target.finish(state))

    function told({ keptByHand, ...report }: FolderReport): JobReport {
      const result = { format, folder, ...report, keptByHand: keptByHand.slice(0, MAX_NAMED) }
      keepReport({ id: keptId(newId()), files: [folder], report: { kind: 'export', result } })
      return { kind: 'export', result }
    }
  }

  return {
    exportFolder: (asked: CommandRequest<'exportFolder'>): CommandOutput<'exportFolder'> => {
      // From where this process stands nobody counts.
      if (!isAbsolute(asked.folder)) throw new Refusal('FOLDER_UNUSABLE', { folder: asked.folder })
      return {
        job: jobs.start('export', { cancellable: true, cancelled: 'part-written' }, (job) => run(asked, job)),
      }
    },
  }
}

/**
 * What follows from everything that an export writes: each document as it is, the day and the zone, what was asked for, and the Rapport
 * that writes it. Where it is the same, there is nothing new to say.
 */
function stateOf(
  { store, today, timeZone, version }: QueryContext,
  { folder: _folder, ...asked }: CommandRequest<'exportFolder'>,
): string {
  const hash = createHash('sha256').update(JSON.stringify([version, today(), timeZone(), asked]))
  for (const row of store.database.prepare('SELECT id, heads FROM documents ORDER BY n').raw().iterate())
    hash.update((row as string[]).join(' '))
  return hash.digest('hex')
}

/** About how many there will be: a note for each person and each day. */
function filesOfVault({ sql }: QueryContext): number {
  return sql(`SELECT (SELECT count(*) FROM people WHERE hidden = 0) +
    (SELECT count(DISTINCT day) FROM conversations WHERE deleted_at IS NULL)`)
    .pluck()
    .get() as number
}
