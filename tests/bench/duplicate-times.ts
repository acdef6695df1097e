import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '#journal/engine.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { likenessCorpus, type CorpusRecord } from '#support/likeness-corpus.ts'
import { benchOptions, PEOPLE } from './big-journal.ts'
import { atMost, type Result } from './result.ts'

const BATCH = 500
const PAGE = { offset: 0, limit: 50 }

/** The first page of *Duplicates* of 10,000 people, some of them there twice, and again when one has changed: in CPU. */
export async function duplicateTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  const engine = openEngine(benchOptions(folder), { undoLog: openUndoLog(() => 'token'), touch: () => {} })
  if (!engine.projections.areCurrent) rebuildRowsNow(engine)
  const records = likenessCorpus(10, { pairs: 1000, alone: 8000 }).records.slice(0, PEOPLE)
  let last = ''
  for (let from = 0; from < records.length; from += BATCH) {
    engine.commands.commit('bench', (write) => {
      for (const record of records.slice(from, from + BATCH)) last = write.create('person', personOf(record))
    })
  }
  const first = await cpuOf(() => engine.duplicates.page(PAGE))
  engine.commands.commit('bench', (write) => write.set(last as never, ['names', 'nick'], 'Bo'))
  const again = await cpuOf(() => engine.duplicates.page(PAGE))
  engine.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    atMost(`Duplicates of ${records.length} people, the first time`, first, 6000, 'ms of CPU'),
    atMost('the same when one of them has changed', again, 1500, 'ms of CPU'),
  ]
}

function personOf({ names, emails, phones, birthday, place }: CorpusRecord): never {
  const channels = [
    ...emails.map((value) => ({ kind: 'email', value })),
    ...phones.map((value) => ({ kind: 'phone', value })),
  ]
  const person = {
    names,
    channels: Object.fromEntries(channels.map((channel, at) => [`c${at}`, channel])),
    dates: birthday === null ? {} : { b: { label: 'birthday', date: birthday } },
    places: place === '' ? {} : { p: { label: '', text: place } },
  }
  return person as never
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
