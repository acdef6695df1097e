import { cpus } from 'node:os'
import { answerTimes, evidenceTimes, searchTimes } from './answer-times.ts'
import { automergeRepoTimes } from './automerge-repo-times.ts'
import { canvasTimes } from './canvas-times.ts'
import { commandTimes } from './command-times.ts'
import { compareTimes } from './compare-times.ts'
import { exchangeTimes } from './exchange-times.ts'
import { firstSyncTimes, reconnectTimes } from './device-times.ts'
import { duplicateTimes } from './duplicate-times.ts'
import { givingTimes } from './giving-times.ts'
import { guardTimes } from './guard-times.ts'
import { hotkeyTimes } from './hotkey-times.ts'
import { importTimes } from './import-times.ts'
import { logTimes } from './log-times.ts'
import { matchingTimes } from './matching-times.ts'
import { orbitTimes } from './orbit-times.ts'
import { paintedStrategyTimes, paintedTimes } from './painted-times.ts'
import { idleMemory, openTimes } from './process-times.ts'
import { rebuildTimes } from './rebuild-times.ts'
import { searchDisk } from './search-disk.ts'
import { strategyTimes } from './strategy-times.ts'
import { understanding } from './understanding.ts'
import { vaultTimes } from './vault-times.ts'
import { toMarkdown, type Result } from './result.ts'
import { timelineFrames } from './timeline-frames.ts'
import { timelineTimes } from './timeline-times.ts'

const BENCHES: Record<string, () => Result[] | Promise<Result[]>> = {
  open: openTimes,
  command: commandTimes,
  log: logTimes,
  search: searchTimes,
  'search-disk': searchDisk,
  answers: answerTimes,
  evidence: evidenceTimes,
  timeline: timelineTimes,
  'timeline-frames': timelineFrames,
  strategy: strategyTimes,
  canvas: canvasTimes,
  orbit: orbitTimes,
  matching: matchingTimes,
  giving: givingTimes,
  import: importTimes,
  vault: vaultTimes,
  exchange: exchangeTimes,
  duplicates: duplicateTimes,
  understanding,
  rebuild: rebuildTimes,
  guard: guardTimes,
  painted: paintedTimes,
  'painted-strategy': paintedStrategyTimes,
  devices: firstSyncTimes,
  'devices-reconnect': reconnectTimes,
  'devices-compare': compareTimes,
  'devices-automerge-repo': automergeRepoTimes,
  memory: idleMemory,
  hotkey: hotkeyTimes,
}

// It fetches packages.
const ONLY_WHEN_ASKED: ReadonlySet<string> = new Set(['devices-automerge-repo'])

// `npm run bench -- search log` runs only these.
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}
const results: Result[] = []
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 ? !wanted.includes(name) : ONLY_WHEN_ASKED.has(name)) continue
  const measured = await bench()
  for (const { what, measured: value, limit, kept } of measured) {
    console.log(`${kept === null ? '—     ' : kept ? 'kept  ' : 'MISSED'}  ${what}: ${value}, limit ${limit}`)
  }
  results.push(...measured)
}
console.log(`\nNode ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}\n`)
console.log(toMarkdown(results))
