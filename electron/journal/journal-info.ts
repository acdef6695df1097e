import type { JournalInfo } from '#shared/contract/settings-contract.ts'
import type { Failure } from '#shared/contract/journal-errors.ts'
import { listBackups } from './documents/backup-files.ts'
import { isJournalError } from './documents/journal-error.ts'
import type { Engine } from './engine.ts'
import type { JournalOptions } from './journal.ts'
import { sampleIds } from './sample-jobs.ts'

/** What there is, and whether all is well with it. */
export function journalInfo(engine: Engine, options: JournalOptions, background: Failure | null): JournalInfo {
  const count = (text: string) => (engine.commands.sql(`SELECT count(*) AS n FROM ${text}`).get() as { n: number }).n
  return {
    version: options.version,
    folder: options.folder,
    device: options.device,
    people: count('people WHERE hidden = 0'),
    conversations: count('conversations WHERE deleted_at IS NULL AND planned = 0'),
    followUps: count('follow_ups WHERE deleted_at IS NULL'),
    sample: sampleIds(engine).length,
    quarantined: engine.store.quarantined().length,
    notSaving: engine.notSaving(),
    lastBackupAt: lastBackupAt(options.folder),
    background,
  }
}

/** What else is known is to be said also where the backups cannot be listed. */
function lastBackupAt(folder: string): number | null {
  try {
    return listBackups(folder)[0]?.at ?? null
  } catch (error) {
    if (isJournalError(error)) return null
    throw error
  }
}
