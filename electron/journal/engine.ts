import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { forgetCards } from './servers/server-store.ts'
import { forgetMeetings } from '#journal/meetings/calendar-store.ts'
import { openMeetingDays, type MeetingDays } from '#journal/meetings/meeting-days.ts'
import { openProjections, type Projections } from '#journal/projections/projections.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { civilDateAt } from '#shared/model/civil-date.ts'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import { uuidV7 } from '#shared/model/uuid-v7.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import type { CommandContext } from './runtime/command-context.ts'
import { forgetInDrafts } from './runtime/drafts.ts'
import { openKeptReports, type KeptReports } from './runtime/kept-reports.ts'
import { keptId, openKeptUndo, type KeptUndo } from './runtime/kept-undo.ts'
import { readSettings } from './runtime/local-settings.ts'
import { readOfferNotes } from './runtime/offer-notes.ts'
import { readVisits } from './runtime/visits.ts'
import { runForEach } from './runtime/run-for-each.ts'
import { openTextSessions, type TextSessions } from './runtime/text-sessions.ts'
import type { UndoLog } from './runtime/undo-log.ts'
import { writtenBy } from './runtime/written.ts'
import { notSavedReason } from './runtime/failure-of.ts'
import type { OpenFile } from './documents/copy-open-file.ts'
import { openJournalDatabase } from './documents/open-journal-database.ts'
import { openDeviceNames } from './documents/device-names.ts'
import { openDocumentStore, type Commit, type DocumentStore } from './documents/document-store.ts'
import { entryKeys } from './entry-keys.ts'
import type { BackgroundWork } from '#shared/contract/journal-errors.ts'
import type { JournalOptions } from './journal.ts'
import type { QueryContext } from './queries/query-context.ts'
import type { AnyKind } from './kinds/define-kind.ts'
import { KINDS } from './kinds/kinds.ts'
import { openDuplicates, type Duplicates } from './exchange/duplicates.ts'
import { startWordSweeper } from './word-sweeper.ts'
import type { NotSavedReason } from '#shared/contract/journal-errors.ts'

export const JOURNAL_FILE = 'journal.db'

/** One open database with all that works on it. A restored backup gets a new one. */
export interface Engine {
  readonly kinds: readonly AnyKind[]
  readonly store: DocumentStore
  readonly projections: Projections
  readonly commands: CommandContext
  readonly kept: KeptUndo
  readonly reports: KeptReports
  readonly queries: QueryContext
  readonly texts: TextSessions
  readonly meetings: MeetingDays
  /** Takes what is left of rows that have gone out of the file. */
  sweep(): void
  readonly duplicates: Duplicates
  readonly newId: () => DocumentId
  /** The file of the journal, to be copied while it is open. */
  openFile(): OpenFile
  /** Why the last thing that should have been saved was not; null when it was. */
  notSaving(): NotSavedReason | null
  /** Says how a write that `run` did not make has ended. */
  noteWrite(error: unknown): void
  /** Somebody asks or writes: what would keep them waiting for long is put off. */
  noteUse(): void
  close(): void
}

export interface EngineHooks {
  readonly undoLog: UndoLog
  readonly touch: (topics: readonly Topic[]) => void
  /** Is told of what went wrong while nobody waited for it. */
  readonly failed?: (what: BackgroundWork, error: unknown) => void
}

/** Opens the database of a journal, its documents and its rows. No document is loaded. @throws JournalError */
export function openEngine(options: JournalOptions, { undoLog, touch, failed }: EngineHooks): Engine {
  const { now, random, kinds = KINDS } = options
  const file = join(options.folder, JOURNAL_FILE)
  const database = openJournalDatabase({
    folder: options.folder,
    key: options.key,
    now,
    onCutLog: (cut) => failed?.('log', cut),
  })
  let descriptor: number | null = null
  try {
    const projections = openProjections(database, kinds)
    const store = openDocumentStore({
      database,
      definitions: kinds,
      now,
      random,
      onCommitting(changes) {
        // By the addresses of people, whose rows go with the next line.
        const isNamed = reports.erase(changes)
        const forgotten = forgetMeetings((text) => projections.sql(text), changes)
        const inDrafts = forgetInDrafts((text) => projections.sql(text), changes)
        const isOnServer = forgetCards((text) => projections.sql(text), changes)
        projections.project(changes)
        if (forgotten.length > 0) meetings.forget()
        // Told when the transaction has ended; one that is taken back costs a refetch and no more.
        const topics = [
          ...projections.touched(),
          ...(kept.erase(changes) || isNamed ? ['imports'] : []),
          ...(isOnServer ? ['servers'] : []),
          ...forgotten,
          ...inDrafts,
        ]
        queueMicrotask(() => {
          touch(topics)
          sweeper.wake()
        })
      },
    })
    const kept = openKeptUndo((text) => projections.sql(text), now)
    const reports = openKeptReports((text) => projections.sql(text), now)
    const today = options.today ?? (() => civilDateAt(now(), options.timeZone()))
    const meetings = openMeetingDays(database, {
      sql: (text) => projections.sql(text),
      today,
      timeZone: options.timeZone,
      now,
    })
    let notSaving: NotSavedReason | null = null
    const noteWrite = (error: unknown) => {
      const reason = error === null ? null : notSavedReason(error)
      if (reason === notSaving || (error !== null && reason === null)) return
      notSaving = reason
      queueMicrotask(() => touch(['info']))
    }
    const commands: CommandContext = {
      store,
      sql: (text) => projections.sql(text),
      now,
      device: options.deviceId,
      today,
      clock: () => clockAt(now(), options.timeZone()),
      newEntryId: entryKeys(now, random),
      commit(command, work, keeping) {
        try {
          const keep = keeping && ((commit: Commit<unknown>) => kept.add(keeping, commit))
          const commit = store.commit({ command, device: options.deviceId }, work, keep)
          noteWrite(null)
          if (keeping !== undefined) touch(['imports'])
          return commit
        } catch (error) {
          noteWrite(error)
          throw error
        }
      },
      run(command, work, what) {
        const keeping = what && { id: keptId(commands.newEntryId()), what, format: null }
        const commit = commands.commit(command, work, keeping)
        if (keeping !== undefined) return { result: commit.result, undo: kept.find(keeping.id)?.id ?? null }
        return {
          result: commit.result,
          undo: undoLog.remember({ kind: 'documents', written: writtenBy(commands.sql, commit) }),
        }
      },
      async runForEach(command, ids, work) {
        const written = await runForEach(commands, command, ids, work)
        return { undo: undoLog.remember({ kind: 'documents', written }) }
      },
    }
    const deviceName = openDeviceNames(database, { id: options.deviceId, name: options.device })
    const texts = openTextSessions(commands, undoLog)
    const sweeper = startWordSweeper(database, projections, {
      ...options.sweeping,
      failed: (error) => failed?.('forgotten words', error),
    })
    return {
      kinds,
      store,
      projections,
      commands,
      kept,
      reports,
      queries: {
        sql: commands.sql,
        today,
        timeZone: options.timeZone,
        settings: () => readSettings(commands.sql),
        now,
        device: options.deviceId,
        version: options.version,
        visits: () => readVisits(commands.sql),
        offerNotes: () => readOfferNotes(commands.sql),
        store,
        deviceName,
        meetings,
      },
      texts,
      meetings,
      sweep() {
        projections.forgottenWords.beginRewrite()
        sweeper.wake()
      },
      duplicates: openDuplicates(
        commands.sql,
        () => readSettings(commands.sql).phoneCountry || (options.country?.() ?? ''),
      ),
      newId: () => documentId.parse(uuidV7(now(), random)),
      openFile: () => ({ database, descriptor: (descriptor ??= openSync(file, 'r')) }),
      notSaving: () => notSaving,
      noteWrite,
      noteUse: sweeper.noteUse,
      close() {
        texts.closeAll()
        sweeper.close()
        store.close()
        database.close()
        // Not before: closing any descriptor of the file would drop SQLite's locks (POSIX).
        if (descriptor !== null) closeSync(descriptor)
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}
