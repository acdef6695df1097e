import type { JournalInfo } from '#shared/contract/settings-contract.ts'
import type { Failure } from '#shared/contract/journal-errors.ts'
import { listBackups } from './documents/backup-files.ts'
import { isJournalError } from './documents/journal-error.ts'
import type { Engine } from './engine.ts'
import type { JournalOptions } from './journal.ts'
import { sampleIds } from './sample-jobs.ts'

/** Of what people know that they have. */
export function journalCounts(engine: Engine): Pick<JournalInfo, 'people' | 'conversations' | 'followUps'> {
  const count = (text: string) => (engine.commands.sql(`SELECT count(*) AS n FROM ${text}`).get() as { n: number }).n
  return {
    people: count('people WHERE hidden = 0'),
    conversations: count('conversations WHERE deleted_at IS NULL AND planned = 0'),
    followUps: count('follow_ups WHERE deleted_at IS NULL'),
  }
}

/** What there is, and whether all is well with it. */
export function journalInfo(engine: Engine, options: JournalOptions, background: Failure | null): JournalInfo {
  return {
    version: options.version,
    folder: options.folder,
    device: options.device,
    ...journalCounts(engine),
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
