import { civilDateAt } from '#shared/model/civil-date.ts'
import { TRASH_DAYS } from '#shared/model/document.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { LOOK_EVERY_MS, watchDay } from './day-watch.ts'
import { withMerged } from './commands/trash-commands.ts'
import { forgetStraySides } from './commands/forget-sides.ts'
import { listBackups } from './documents/backup-files.ts'
import { isJournalError } from './documents/journal-error.ts'
import type { Engine } from './engine.ts'
import type { BackgroundWork } from '#shared/contract/journal-errors.ts'
import type { JournalOptions } from './journal.ts'
import { inTrashSince } from './queries/lists.ts'

const MS_A_DAY = 86_400_000
// Not while the first screen is being asked for.
const AFTER_OPENING_MS = 60_000
const FOLD_AFTER_MS = 10 * 60_000
/** A document takes some milliseconds: whoever types notices nothing. */
const FOLD_PAUSE_MS = 30
const MAX_FOLDED_A_DAY = 3000

export interface HousekeepingWork {
  readonly touch: (topics: readonly Topic[]) => void
  /** Starts the day's backup. */
  readonly backUp: () => void
  /** Is told of what could not be done; it is tried again on the next day, or when the journal is opened. */
  readonly failed: (what: BackgroundWork, error: unknown) => void
}

/**
 * What a journal does by itself: tells of a new day, forgets what has been in the trash for 30 days, makes the day's backup where
 * anything has been written, and some minutes later folds what has not changed for a day. Returns what stops it.
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
  const fold = () => attempt('folding', () => foldResting(engine, options.now(), () => isStopped))
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
      foldLater.refresh()
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
  // Begun again with each day: the backup of that day is made by then.
  const foldLater = setTimeout(() => void fold(), FOLD_AFTER_MS)
  foldLater.unref()
  return () => {
    isStopped = true
    stopWatching()
    clearInterval(meetings)
    clearTimeout(timer)
    clearTimeout(foldLater)
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

/** Folds what has not changed for a day, one document a turn; what is left is folded another day. */
async function foldResting(engine: () => Engine, now: number, isStopped: () => boolean): Promise<void> {
  const { store } = engine()
  const steps = store.foldingAtRest(now - MS_A_DAY)
  for (let count = 0; count < MAX_FOLDED_A_DAY; count++) {
    // A restored journal is another one.
    if (isStopped() || !store.database.open || steps.next().done === true) return
    await new Promise((resolve) => setTimeout(resolve, FOLD_PAUSE_MS).unref())
  }
}

function wantsBackup({ store }: Engine, { folder, now, timeZone }: JournalOptions): boolean {
  const isEmpty = Object.values(store.counts()).every((count) => count === 0)
  const last = listBackups(folder).find(({ reason }) => reason === 'daily')
  const dayOf = (unixMs: number) => civilDateAt(unixMs, timeZone())
  return !isEmpty && (last === undefined || dayOf(last.at) !== dayOf(now()))
}
