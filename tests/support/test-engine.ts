import { mkdirSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { openEngine, type Engine } from '#journal/engine.ts'
import type { AnyKind } from '#journal/kinds/define-kind.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { takeBack } from '#journal/runtime/undo.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { foreignBatch } from './foreign-batch.ts'
import { temporaryFolder } from './temporary-store.ts'
import { MONDAY, testOptions } from './test-journal.ts'

export interface TestEngine {
  engine: Engine
  readonly touched: Set<string>
  readonly clock: { now: number }
  /** As after a restart, perhaps of a newer Rapport. */
  reopen(kinds?: readonly AnyKind[]): void
  undo(token: string | null): Promise<void>
}

/**
 * An engine on a folder of its own, for tests that need documents besides what the contract can make.
 * @param random of a copy of a machine that was running: the same as that of its original
 */
export function openTestEngine(
  kinds?: readonly AnyKind[],
  folder = temporaryFolder(),
  zone = 'UTC',
  random = testOptions().random,
): TestEngine {
  mkdirSync(folder, { recursive: true })
  const clock = { now: MONDAY }
  const touched = new Set<string>()
  let tokens = 0
  const undoLog = openUndoLog(() => `token ${tokens++}`)
  let known = kinds
  const open = () => {
    const options = {
      ...testOptions(),
      folder,
      now: () => clock.now,
      timeZone: () => zone,
      random,
      ...(known !== undefined && { kinds: known }),
    }
    const touch = (topics: readonly string[]) => topics.forEach((topic) => touched.add(topic))
    const engine = openEngine(options, { undoLog, touch })
    if (!engine.projections.areCurrent) rebuildRowsNow(engine)
    return engine
  }
  const test: TestEngine = {
    engine: open(),
    touched,
    clock,
    reopen(newer = known) {
      test.engine.close()
      known = newer
      test.engine = open()
    },
    async undo(token) {
      const entry = undoLog.take(token ?? '')
      if (entry?.kind !== 'documents') throw new Error('nothing to undo')
      await takeBack(test.engine.commands, entry.written)
    },
  }
  onTestFinished(() => test.engine.close())
  return test
}

/** Both send each other all that they have. */
export function exchange(one: TestEngine, other: TestEngine): void {
  const [fromOne, fromOther] = [one, other].map(({ engine }) => foreignBatch(engine.store.database))
  if (fromOne !== undefined) other.engine.store.receive(fromOne)
  if (fromOther !== undefined) one.engine.store.receive(fromOther)
}
