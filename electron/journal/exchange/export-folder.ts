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
import { openExportFolder, type ExportFolder, type FolderFile, type FolderReport } from './write-folder.ts'

export interface ExportFolderOptions {
  readonly queries: () => QueryContext
  readonly jobs: Jobs
  readonly newId: () => string
  /** Keeps what an export has said. */
  readonly keepReport: (report: NewReport) => void
}

const FILES_A_STEP = 50
const MAX_NAMED = 1000
const DOCUMENTS_A_ROW = 1000

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
    /** Goes through what is done piece by piece, so that the journal answers meanwhile. */
    async function inSteps<Result>(pieces: Generator<unknown, Result>): Promise<Result> {
      for (let done = 1; ; done++) {
        const { done: hasEnded, value } = pieces.next()
        if (hasEnded === true) return value as Result
        if (done % FILES_A_STEP === 0) await job.step(Math.min(done, total), total)
      }
    }
    try {
      if (await inSteps(target.isAsBefore(state))) return told(target.unchanged())
      await inSteps(written(files, target))
      return told(await inSteps(target.finish(state)))
    } catch (error) {
      tellStop()
      throw error
    } finally {
      target.close()
    }

    function tellStop(): void {
      try {
        job.tell(told(target.stopped()))
      } catch {
        // What stopped the export is what there is to say, and on a full disk no report can be kept either.
      }
    }

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

function* written(files: Iterable<FolderFile>, target: ExportFolder): Generator<void, void> {
  for (const file of files) {
    target.write(file)
    yield
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
  // Rows come by thousands: one after another they would take longer than to hash them.
  const some = store.database.prepare(
    `SELECT group_concat(id || ' ' || heads, ',' ORDER BY n) FROM documents GROUP BY n / ${DOCUMENTS_A_ROW} ORDER BY n`,
  )
  for (const told of some.pluck().iterate()) hash.update(String(told))
  return hash.digest('hex')
}

/** About how many there will be: a note for each person and each day. */
function filesOfVault({ sql }: QueryContext): number {
  return sql(`SELECT (SELECT count(*) FROM people WHERE hidden = 0) +
    (SELECT count(DISTINCT day) FROM conversations WHERE deleted_at IS NULL)`)
    .pluck()
    .get() as number
}
