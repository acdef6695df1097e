import type { CommandName, QueryName } from '#shared/contract/contract.ts'
import { isJournalError } from './documents/journal-error.ts'
import { notSavedReason } from './runtime/failure-of.ts'
import { Refusal } from './runtime/refusal.ts'

/**
 * Keeps commands and queries from rows that are half made. Answers from them would be wrong without a word ("500 people"
 * of 100,000), and a command would make those anew whom it does not find. So whoever needs rows waits until they are
 * whole; where nothing makes them whole, they are told so.
 */
export interface RowsGate {
  /** Resolves when there are whole rows. @throws Refusal `ROWS_NOT_WHOLE`, `NOT_SAVED` of a journal that closes */
  pass(): Promise<void> | undefined
  /**
   * A query came upon a page of the file that cannot be read: rows are made anew, from documents.
   * @returns whether it is worth asking again
   */
  mend(error: unknown): Promise<boolean>
  close(): void
}

export interface RowsGateDoor {
  readonly areWhole: () => boolean
  /** The rebuild that is running; null where none is. Resolves when it has ended, well or not. */
  readonly rebuilding: () => Promise<void> | null
  readonly startRebuild: () => void
  /** What ended the last rebuild before rows were whole. */
  readonly failure: () => unknown
}

type Asked = CommandName | QueryName

/** What neither reads rows nor looks anybody up in them, and must be answered meanwhile: above all how far the rebuild is. */
const WITHOUT_ROWS: ReadonlySet<Asked> = new Set<Asked>([
  ...(['jobs', 'job', 'backups', 'exportChunk', 'settings', 'draft', 'devices', 'calendarFeed'] satisfies QueryName[]),
  ...(['cancelJob', 'backUp', 'restoreBackup', 'rebuild', 'setSettings', 'saveDraft'] satisfies CommandName[]),
  ...(['setCalendarFeed', 'renewCalendarFeed'] satisfies CommandName[]),
  ...(['editText', 'beginUpload', 'appendUpload', 'discardUpload', 'discardPreview'] satisfies CommandName[]),
])

export function needsRows(name: string): boolean {
  return !WITHOUT_ROWS.has(name as Asked)
}

export function openRowsGate({ areWhole, rebuilding, startRebuild, failure }: RowsGateDoor): RowsGate {
  let isClosed = false
  let hasMended = false
  let endWaiting: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (endWaiting = resolve))

  async function wait(): Promise<void> {
    while (!areWhole()) {
      if (isClosed) throw new Refusal('NOT_SAVED', { reason: 'closed' })
      const running = rebuilding()
      if (running === null) throw new Refusal('ROWS_NOT_WHOLE', { reason: notSavedReason(failure()) })
      await Promise.race([running, closed])
    }
  }

  return {
    pass: () => (areWhole() ? undefined : wait()),
    async mend(error) {
      if (!isJournalError(error, 'damaged') || isClosed) return false
      if (rebuilding() === null) {
        // Once: what is damaged again, or still, is not the rows. Of several that came upon it together, all wait.
        if (hasMended) return false
        hasMended = true
        startRebuild()
      }
      await Promise.race([rebuilding(), closed])
      return areWhole()
    },
    close() {
      isClosed = true
      endWaiting()
    },
  }
}
