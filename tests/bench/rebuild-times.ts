import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { bigJournalFolder, openBenchEngine } from './big-journal.ts'
import { timesOf } from './measure.ts'
import { ratio, type Result } from './result.ts'

/** Every row of the large journal made again, against loading each of its documents and letting it go. */
export async function rebuildTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  cpSync(bigJournalFolder(), folder, { recursive: true })
  const engine = openBenchEngine(folder)
  const loadAll = () => {
    const rows = engine.store.database.prepare('SELECT snapshot FROM documents ORDER BY n').iterate()
    for (const row of rows) Automerge.free(Automerge.load((row as { snapshot: Uint8Array }).snapshot))
  }
  const [bareBefore = 0] = await timesOf(1, loadAll)
  const [ours = 0] = await timesOf(1, () => rebuildRowsNow(engine))
  const [bareAfter = 0] = await timesOf(1, loadAll)
  engine.close()
  rmSync(folder, { recursive: true, force: true })
  return [ratio('rebuild all rows', 'loading every document bare', ours, (bareBefore + bareAfter) / 2, 2, 'ms')]
}
