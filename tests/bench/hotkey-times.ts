import { existsSync, readFileSync } from 'node:fs'
import { atMost, type Result } from './result.ts'

const FILE = 'out/hotkey-latency.json'

/** What `npm run e2e:desktop` measured last: from the key pressed to a caret that takes keys, the window already made. */
export function hotkeyTimes(): Result[] {
  const what = 'hotkey to a caret that takes keys (median)'
  if (!existsSync(FILE)) {
    return [{ what, against: '', measured: 'run `npm run e2e:desktop` first', limit: '100 ms', kept: null }]
  }
  const { medianMs } = JSON.parse(readFileSync(FILE, 'utf8')) as { medianMs: number }
  return [atMost(what, medianMs, 100, 'ms')]
}
