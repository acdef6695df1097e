import { basename } from 'node:path'
import { openDevices } from './devices.ts'
import { openChangeStream } from './change-stream.ts'
import { changeSettings } from './handlers/change-settings.ts'
import type { OpenedJournal } from './handlers/domain-handlers.ts'
import { journalHandlers } from './handlers/journal-handlers.ts'
import { bugMark } from './runtime/bug-mark.ts'
import { failureOf } from './runtime/failure-of.ts'
import { openJobs } from './runtime/jobs.ts'
import { Refusal } from './runtime/refusal.ts'
import type { NewReport } from './runtime/kept-reports.ts'
import { openUndoLog } from './runtime/undo-log.ts'
import { backUp } from './documents/backups.ts'
import { backupOf } from './documents/backup-files.ts'
import { isJournalError, toJournalError } from './documents/journal-error.ts'
import { confirmJournalId, noteNewJournal } from './documents/journal-id.ts'
import { holdJournal, type JournalLock } from './documents/journal-lock.ts'
import { finishRestore, keyOfBackup, restoreBackup } from './documents/restore-backup.ts'
import { setPassphrase } from './documents/key-places.ts'
import { readRecovery } from './documents/recovery-file.ts'
import { asDamage, withLastBackup } from './documents/with-last-backup.ts'
import { importFormats } from './exchange/import-formats.ts'
import { folderExports } from './exchange/export-folder.ts'
import { openJournalImports } from './exchange/journal-imports.ts'
import { openImports } from './exchange/imports.ts'
import { readSettings } from './runtime/local-settings.ts'
import { openJournalFeed } from './journal-feed.ts'
import { placesOnServers } from './meetings/calendar-store.ts'
import { openServerPasswords } from './servers/server-passwords.ts'
import { openServers } from './servers/servers.ts'
import { openCalendars } from './meetings/calendars.ts'
import { writeHere } from './runtime/write-here.ts'
import { openEngine, type Engine } from './engine.ts'
import { randomKey } from './entry-keys.ts'
import { implementContract, openDoor } from './implement-contract.ts'
import { jobHandlers, startBackup } from './job-handlers.ts'
import { startHousekeeping } from './housekeeping.ts'
import type { BackgroundWork, Failure } from '#shared/contract/journal-errors.ts'
import type { Journal, JournalOptions } from './journal.ts'
import { journalInfo } from './journal-info.ts'
import { openKeys } from './journal-keys.ts'
import { rebuildRows, rebuildRowsNow, countDocuments } from './rebuild-rows.ts'
import { openRowsGate } from './rows-gate.ts'

// Up to so many documents, making rows again takes no longer than a window takes to open.
const MAX_REBUILT_AT_OPENING = 2000

/**
 * Opens the journal in a folder, or makes an empty one where there never was one. No document is loaded.
 * @param held the lock, where the caller holds it already; it is given up when the journal is closed or cannot be opened
 * @throws JournalError that says what is wrong with the folder, the file or the key
 */
export function openJournal(options: JournalOptions, held?: JournalLock): Journal {
  const lock = held ?? holdJournal(options.folder, { program: options.host, now: options.now() })
  try {
    return openHeldJournal(options, lock)
  } catch (error) {
    lock.release()
    throw withLastBackup(asDamage(error, options), options.folder)
  }
}

function openHeldJournal(options: JournalOptions, lock: JournalLock): Journal {
  const stream = openChangeStream()
  const undoLog = openUndoLog(() => randomKey(options.random))
  const jobs = openJobs({
    newId: () => randomKey(options.random),
    now: options.now,
    touch: stream.touch,
    failure: (error) => failureOf(withLastBackup(error, options.folder)),
    bug: (error) => options.onBackgroundFailure?.('job', error),
  })
  let lastFailure: Failure | null = null
  const failed = (what: BackgroundWork, error: unknown) => {
    lastFailure = failureOf(error) ?? { code: 'BACKGROUND_BUG', data: { work: what, detail: bugMark(error) } }
    stream.touch(['info'])
    options.onBackgroundFailure?.(what, error)
  }
  const hooks = { undoLog, touch: stream.touch, failed }
  const { maxRebuiltAtOpening = MAX_REBUILT_AT_OPENING } = options
  let current: Engine | null = openWhole()
  let rebuildFailure: unknown = null
  const gate = openRowsGate({
    areWhole: () => engine().projections.areCurrent,
    rebuilding: () => jobs.endOf('rebuild'),
    startRebuild: () => startRebuild(),
    failure: () => rebuildFailure,
  })
  bringRowsUpToDate(current)

  function openWhole(): Engine {
    finishRestore(options.folder)
    // Before the first byte of the journal: what was cut off here is known to have been new.
    noteNewJournal(options.folder)
    const opened = openEngine(options, hooks)
    try {
      confirmJournalId(options.folder)
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  }

  /** After a restore that failed twice over there is none, until Rapport is started again. */
  function engine(): Engine {
    if (current === null) throw new Refusal('NOT_SAVED', { reason: 'closed' })
    return current
  }

  function bringRowsUpToDate(opened: Engine): void {
    if (opened.projections.areCurrent) return
    try {
      if (countDocuments(opened.store) <= maxRebuiltAtOpening) return rebuildRowsNow(opened)
    } catch (error) {
      // The journal opens all the same, to be looked at and copied; the job says what is in the way.
      if (!isJournalError(toJournalError(error))) throw error
    }
    startRebuild()
  }

  function startRebuild(): string {
    return jobs.start('rebuild', { cancellable: false, cancelled: 'goes-on-when-opened' }, async (job) => {
      try {
        const report = await rebuildRows(engine(), job)
        stream.touch(['*'])
        return report
      } catch (error) {
        rebuildFailure = error
        throw error
      }
    })
  }

  /** Puts a backup in the journal's place, and goes on with it. @returns where the replaced journal is kept */
  async function restore(file: string, passphrase: string | null): Promise<string | null> {
    const { folder, key } = options
    const backup = backupOf(folder, file) ?? file
    // Before anything is closed: what does not fit changes nothing, and a passphrase takes its time.
    const backupKey = await keyOfBackup(backup, key, passphrase)
    // The one that opened it holds from now on, where this journal had none.
    if (backupKey !== null && passphrase !== null && readRecovery(folder) === null) {
      await setPassphrase(folder, key, passphrase, { now: options.now(), random: options.random })
    }
    await devices.stop()
    try {
      // What others were told is forgotten would go again when they are met: it is not shown until then.
      const forgotten = devices.hasOthers() ? engine().store.travelling.forgotten() : []
      engine().close()
      current = null
      try {
        return restoreBackup(folder, backup, { key, now: options.now(), ...(backupKey && { backupKey }) }).replaced
      } finally {
        current = openWhole()
        undoLog.clear()
        bringRowsUpToDate(current)
        if (forgotten.length > 0) current.store.receive({ tombstones: forgotten, documents: [] })
        stream.touch(['*'])
      }
    } finally {
      devices.start()
    }
  }

  const devices = openDevices(() => current, options, { touch: stream.touch, failed })
  const feed = openJournalFeed(() => current, options, { touch: stream.touch, failed })
  const work = jobHandlers(engine, jobs, options, { restore, startRebuild, touch: stream.touch })
  const keys = openKeys(options, {
    touch: stream.touch,
    startBackup: () => startBackup(engine, jobs, options, stream.touch),
    failed,
  })
  const opened: OpenedJournal = {
    engine,
    commands: () => engine().commands,
    queries: () => engine().queries,
    undoLog,
    touch: stream.touch,
    writeHere: (topics, work) =>
      writeHere(
        { database: engine().store.database, noteWrite: engine().noteWrite, touch: stream.touch },
        topics,
        work,
      ),
  }
  const handlers = journalHandlers(opened)
  const newId = () => randomKey(options.random)
  const country = () => readSettings(engine().commands.sql).phoneCountry || (options.country?.() ?? '')
  const keepReport = (report: NewReport) => {
    const { store, reports } = engine()
    // Something so short may find room where nothing else does: it does not tell that the disk is well.
    const noteWrite = (error: unknown) => error !== null && engine().noteWrite(error)
    try {
      writeHere({ database: store.database, noteWrite, touch: stream.touch }, ['imports'], () => reports.keep(report))
    } catch (error) {
      // What was done is answered all the same: of a full disk the page says so by itself.
      if (!isJournalError(toJournalError(error))) throw error
    }
  }
  const journals = openJournalImports({
    engine,
    jobs,
    newId,
    country,
    keepReport,
    async backUp(job) {
      const { folder, key, now } = options
      const step = (part: number) => job.step(Math.floor(part * 100), 100)
      const { file } = await backUp(engine().openFile(), folder, { key, now: now(), reason: 'before-join', step })
      stream.touch(['backups', 'info'])
      return basename(file)
    },
  })
  const exports = folderExports({ queries: () => engine().queries, jobs, newId, keepReport })
  const passwords = openServerPasswords(options.servers?.file ?? null, options.key)
  const calendars = openCalendars({
    events: (address, since) => servers.events(address, since),
    sql: () => engine().commands.sql,
    write: opened.writeHere,
    days: () => engine().meetings,
    settings: () => engine().queries.settings(),
    today: () => engine().commands.today(),
    now: options.now,
    newId,
    jobs,
    undoLog,
    sweep: () => engine().sweep(),
    removed: () => servers.tidy(),
    failed: (error) => failed('calendars', error),
  })
  const servers = openServers({
    commands: () => engine().commands,
    queries: () => engine().queries,
    write: opened.writeHere,
    passwords,
    jobs,
    newId,
    now: options.now,
    country,
    keepReport,
    addCalendar: calendars.addFromServer,
    calendars: placesOnServers,
    failed: (error) => failed('servers', error),
  })
  const imports = openImports({
    context: () => engine().commands,
    jobs,
    newId,
    journals,
    country,
    timeZone: options.timeZone,
    keepReport,
    settings: {
      read: () => readSettings(engine().commands.sql),
      write: (change) => void changeSettings(opened, change),
    },
    formats: options.importFormats ?? importFormats,
  })
  const stopHousekeeping = startHousekeeping(engine, options, {
    touch: stream.touch,
    backUp: () => startBackup(engine, jobs, options, stream.touch),
    failed,
  })
  const door = openDoor(
    {
      ...handlers.commands,
      ...work.commands,
      ...imports.commands,
      ...calendars.commands,
      ...servers.commands,
      ...journals.commands,
      ...exports,
      ...devices.commands,
      ...feed.commands,
      ...keys.commands,
    },
    {
      ...handlers.queries,
      ...work.queries,
      ...imports.queries,
      ...calendars.queries,
      ...servers.queries,
      ...journals.queries,
      ...devices.queries,
      ...feed.queries,
      ...keys.queries,
      journalInfo: () => journalInfo(engine(), options, lastFailure),
    },
    {
      gate,
      explained: (error) => withLastBackup(error, options.folder),
      noteUse: () => current?.noteUse(),
    },
  )
  let router: Journal['router'] | null = null
  return {
    get router() {
      return (router ??= implementContract(door, stream))
    },
    call: door.call,
    onChange: stream.onChange,
    async close() {
      stopHousekeeping()
      gate.close()
      await feed.close()
      await devices.close()
      // All of one or none: what is done in steps would stand half done.
      await door.commandsDone()
      await jobs.close()
      stream.close()
      current?.close()
      lock.release()
    },
  }
}
