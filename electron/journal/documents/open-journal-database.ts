import { join } from 'node:path'
import { DATABASE_FILE } from './backup-files.ts'
import { backUpOlderFormat, isBackedUpBeforeFormat } from './backups.ts'
import { emptyLog } from './checkpoints.ts'
import { commitsInLog, whatWasCut } from './cut-log.ts'
import { openDatabase, withJournalErrors, type Database } from './database.ts'
import { FORMATS, runSteps, stepsFrom, type JournalFormats } from './format-steps.ts'
import { isJournalError, type JournalError } from './journal-error.ts'
import { mayMakeJournal, refuseToMakeAnew } from './journal-id.ts'
import { readFormat } from './tables.ts'

/**
 * Opens the database of the journal in `folder`, made where there is none and there never was. One of an older format is backed up first,
 * verified, with the reason `before-format`, and then brought to the current one; where either fails it stays as it is.
 *
 * @param options.now milliseconds since 1970, for the name of the backup
 * @param options.formats other than those of this Rapport
 * @param options.onCutLog is told where the end of the log is damaged, and the journal is open without it
 * @throws JournalError as `openDatabase` does; `journal-gone` where it is missing; `disk-full` where there is no room for the backup or a step; `older-format`
 *   where no step leads from it
 */
export function openJournalDatabase(options: {
  folder: string
  key: Uint8Array
  now: () => number
  formats?: JournalFormats
  onCutLog?: (cut: JournalError) => void
}): Database {
  const { folder, key, now, formats = FORMATS, onCutLog } = options
  const file = join(folder, DATABASE_FILE)
  const commits = withJournalErrors(() => commitsInLog(file))
  const database = openOrMake(folder, key, formats)
  try {
    const cut = withJournalErrors(() => whatWasCut(database, file, commits, now()))
    if (cut !== null) onCutLog?.(cut)
    withJournalErrors(() => {
      const format = readFormat(database)
      if (typeof format !== 'number' || format === formats.current) return
      // Not again after each attempt that was cut off: these backups are never removed.
      if (!isBackedUpBeforeFormat(database, folder, { key, formats })) {
        backUpOlderFormat(database, folder, { key, now: now(), formats })
      }
      runSteps(database, stepsFrom(format, formats) ?? [])
      emptyLog(database)
    })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function openOrMake(folder: string, key: Uint8Array, formats: JournalFormats): Database {
  const file = join(folder, DATABASE_FILE)
  try {
    return openDatabase({ file, key, formats, takesOlder: true, mayMake: mayMakeJournal(folder) })
  } catch (error) {
    if (isJournalError(error, 'no-journal')) refuseToMakeAnew(folder)
    throw error
  }
}
