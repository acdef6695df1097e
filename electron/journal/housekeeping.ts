import { civilDateAt } from '#shared/model/civil-date.ts'
import { TRASH_DAYS } from '#shared/model/document.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { LOOK_EVERY_MS, watchDay } from './day-watch.ts'
import { withMerged } from './commands/trash-commands.ts'
import { forgetStraySides } from './commands/forget-sides.ts'
import { listBackups } from './documents/backup-files.ts'
import { isJournalError } from './documents/journal-error.ts'
import type { Engine } from './engine.ts'
import type { BackgroundWork, JournalOptions } from './journal.ts'
import { inTrashSince } from './queries/lists.ts'

const MS_A_DAY = 86_400_000
// Not while the first screen is being asked for.
const AFTER_OPENING_MS = 60_000

export interface HousekeepingWork {
  readonly touch: (topics: readonly Topic[]) => void
  /** Starts the day's backup. */
  readonly backUp: () => void
  /** Is told of what could not be done; it is tried again on the next day, or when the journal is opened. */
  readonly failed: (what: BackgroundWork, error: unknown) => void
}

/**
 * What a journal does by itself: tells of a new day, forgets what has been in the trash for 30 days, and makes the
 * day's backup where anything has been written. Returns what stops it.
 */
export function startHousekeeping(
  engine: () => Engine,
  options: JournalOptions,
  { touch, backUp, failed }: HousekeepingWork,
): () => void {
  let isStopped = false
  // Each part for itself: where one cannot be done, the others are. Nobody waits for them, so nothing may be thrown.
  const keepHouse = async () => {
    await attempt('trash', () => forgetStraySides(engine().commands))
    await attempt('trash', () => emptyTrash(engine(), options.now()))
    await attempt('backup', () => {
      if (!isStopped && wantsBackup(engine(), options)) backUp()
    })
  }
  const attempt = async (what: BackgroundWork, work: () => void | Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!isStopped) failed(what, error)
    }
  }
  const stopWatching = watchDay(
    () => engine().commands.today(),
    () => {
      touch(['day'])
      void keepHouse()
    },
  )
  // "Did it happen?" is asked when it is over, and nobody has to open Today anew for that.
  let looked = options.now()
  const meetings = setInterval(() => {
    const then = looked
    looked = options.now()
    try {
      if (engine().meetings.hasEndedSince(then)) touch(['meetings'])
    } catch {
      // There is no journal at the moment: it is being restored.
    }
  }, LOOK_EVERY_MS)
  meetings.unref()
  const timer = setTimeout(() => void keepHouse(), AFTER_OPENING_MS)
  timer.unref()
  return () => {
    isStopped = true
    stopWatching()
    clearInterval(meetings)
    clearTimeout(timer)
  }
}

/** Erases for good what was put into the trash more than 30 days before `now`. */
export async function emptyTrash({ queries, commands, projections }: Engine, now: number): Promise<void> {
  // Halfway through a rebuild the rows do not say who was merged into whom.
  if (!projections.areCurrent) return
  const old = inTrashSince(queries, now - TRASH_DAYS * MS_A_DAY)
  try {
    await commands.runForEach('emptyTrash', old, (write, id) => {
      // Brought back while others were forgotten.
      if (write.read(id)?.content.deletedAt === undefined) return
      for (const one of withMerged(commands.sql, id)) if (write.read(one) !== null) write.expire(one)
    })
  } catch (error) {
    // It stays in the trash, and is tried again tomorrow.
    if (!isJournalError(error)) throw error
  }
}

function wantsBackup({ store }: Engine, { folder, now, timeZone }: JournalOptions): boolean {
  const isEmpty = Object.values(store.counts()).every((count) => count === 0)
  const last = listBackups(folder).find(({ reason }) => reason === 'daily')
  const dayOf = (unixMs: number) => civilDateAt(unixMs, timeZone())
  return !isEmpty && (last === undefined || dayOf(last.at) !== dayOf(now()))
}
