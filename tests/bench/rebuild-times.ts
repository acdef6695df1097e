import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { bigJournalFolder, openBenchEngine } from './big-journal.ts'
import { timesOf } from './measure.ts'
import { ratio, type Result } from './result.ts'

/** Every row of the large journal made again, against loading each of its documents, with its changes, and letting it go. */
export async function rebuildTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  cpSync(bigJournalFolder(), folder, { recursive: true })
  const engine = openBenchEngine(folder)
  const loadAll = () => {
    const { database } = engine.store
    const changesOf = database.prepare('SELECT bytes FROM changes WHERE document = ? ORDER BY at').pluck()
    const rows = database.prepare('SELECT n, snapshot FROM documents ORDER BY n').all()
    for (const { n, snapshot } of rows as { n: number; snapshot: Uint8Array }[]) {
      Automerge.free(Automerge.load(Buffer.concat([snapshot, ...(changesOf.all(n) as Uint8Array[])])))
    }
  }
  const [bareBefore = 0] = await timesOf(1, loadAll)
  const [ours = 0] = await timesOf(1, () => rebuildRowsNow(engine))
  const [bareAfter = 0] = await timesOf(1, loadAll)
  engine.close()
  rmSync(folder, { recursive: true, force: true })
  return [ratio('rebuild all rows', 'loading every document bare', ours, (bareBefore + bareAfter) / 2, 2, 'ms')]
}
