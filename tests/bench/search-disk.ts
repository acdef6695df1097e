import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JOURNAL_FILE } from '#journal/engine.ts'
import { withoutSpacing } from '#journal/projections/search-words.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { openBenchEngine, searchTexts } from './big-journal.ts'
import { ratio, type Result } from './result.ts'

const CONVERSATIONS = 1500
const CHARACTERS = 800
// Of running German, about one word in eight is a noun of two (a guess on the high side).
const COMPOUND_EVERY = 8

/** The file of a journal with the words that texts are found by besides their own, against the same file without them. */
export function searchDisk(): Result[] {
  return [
    sizes('a journal in German on the disk, with its compounds found by their parts', germanText),
    sizes('a journal in Chinese on the disk, with each letter in its index', chineseText),
  ]
}

function sizes(what: string, textOf: (random: (below: number) => number) => string): Result {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  try {
    const random = seededRandom(5)
    const engine = openBenchEngine(folder)
    const { store } = engine
    const date = civilDate.parse('2026-11-20')
    for (let from = 0; from < CONVERSATIONS; from += 500) {
      store.commit({ command: 'bench', device: 'bench' }, (write) => {
        for (let index = 0; index < 500; index++)
          write.create('conversation', { date, channel: 'call', notes: textOf(random) })
      })
    }
    const size = () => {
      store.database.exec(`INSERT INTO search (search) VALUES ('optimize')`)
      store.database.exec('VACUUM')
      store.database.pragma('wal_checkpoint(TRUNCATE)')
      return statSync(join(folder, JOURNAL_FILE)).size / 1e6
    }
    const whole = size()
    const columns = ['title', 'body', 'more', 'names'].map((column) => `${column} = ${withoutSpacing(column)}`)
    store.database.exec(`UPDATE texts SET also = '', ${columns.join(', ')}; DELETE FROM compounds;
      INSERT INTO search (search) VALUES ('rebuild')`)
    const without = size()
    engine.close()
    return ratio(what, 'the same without them', whole, without, 1.15, 'MB')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function germanText(random: (below: number) => number): string {
  const words = searchTexts().filter((word) => /^[a-z]{4,}$/.test(word))
  const pick = () => words[random(words.length)] as string
  let made = ''
  for (let count = 1; made.length < CHARACTERS; count++) {
    const noun = `${pick()}${pick()}`
    made += count % COMPOUND_EVERY === 0 ? `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ` : `${pick()} `
  }
  return made
}

function chineseText(random: (below: number) => number): string {
  let made = ''
  // Few of the letters are most of a text.
  while (made.length < CHARACTERS / 3)
    made += String.fromCodePoint(0x4e00 + Math.min(random(3000), random(3000), random(3000)))
  return made
}
