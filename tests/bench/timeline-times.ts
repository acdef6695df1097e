import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '#journal/open-journal.ts'
import { addDays, civilDateAt, dayNumber } from '#shared/model/civil-date.ts'
import { binsBetween, type TimeUnit } from '#shared/model/time-bins.ts'
import type { CircleId } from '#shared/model/id.ts'
import { idOfFirstPerson } from './answer-times.ts'
import { benchOptions, bigJournalFolder, NOW, openBenchEngine } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { percentile } from './measure.ts'
import { atMost, type Result } from './result.ts'

const RUNS = 60
const LIMIT_MS = 16
const YEARS = 20
const MEMBERS = 500
const TODAY = civilDateAt(NOW, 'UTC')

/** What the page asks for at each level: whole blocks of days, up to twice as many as are seen. */
const LEVELS: readonly { readonly name: string; readonly unit: TimeUnit; readonly days: number }[] = [
  { name: 'all years', unit: 'quarter', days: 15_000 },
  { name: 'some years', unit: 'month', days: 10_000 },
  { name: 'a year', unit: 'week', days: 2400 },
  { name: 'a quarter', unit: 'day', days: 360 },
]

/** The timeline of 100,000 conversations in 20 years: its queries, and both ways of counting. In CPU: other work does not count. */
export async function timelineTimes(): Promise<Result[]> {
  const folder = twentyYears()
  const first = idOfFirstPerson(folder)
  const results: Result[] = []
  try {
    const journal = openJournal({ ...benchOptions(folder, 4), timeZone: () => 'Europe/Berlin' })
    const { client, close } = contractClient(journal)
    const { rows } = await client.queries.people({ sort: 'name', limit: MEMBERS })
    const { id: circle } = await client.commands.addCircle({ name: 'Half a thousand' })
    await client.commands.putInCircle({ ids: rows.map(({ id }) => id), circle, member: true })
    const filters = { '': {}, ', one person': { person: first }, ', a circle of 500': { circle } }
    for (const [whose, filter] of Object.entries(filters)) {
      for (const { name, unit, days } of LEVELS) {
        const asked = { from: addDays(TODAY, -days), to: addDays(TODAY, 31), unit, filter }
        const times = await cpuTimes(() => client.queries.timeline(asked))
        results.push(atMost(`timeline, ${name}${whose}, p95`, percentile(times, 0.95), LIMIT_MS, 'ms of CPU'))
      }
    }
    const month = { from: addDays(TODAY, -30), to: TODAY }
    const opened = await cpuTimes(() => client.queries.timelineItems(month))
    results.push(atMost('timeline, a month opened, p95', percentile(opened, 0.95), LIMIT_MS, 'ms of CPU'))
    const days = await cpuTimes(() => client.queries.onThisDay({ on: TODAY }))
    results.push(atMost('on this day of 20 years, p95', percentile(days, 0.95), LIMIT_MS, 'ms of CPU'))
    close()
    await journal.close()
    results.push(...(await bothWays(folder, circle)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}

/** A copy of the large journal, which has ten years, with every day of its rows as far again from today, and follow-ups kept all along. */
function twentyYears(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  cpSync(bigJournalFolder(), folder, { recursive: true })
  const engine = openBenchEngine(folder)
  const { database } = engine.store
  const today = dayNumber(TODAY)
  const move = `day = @today - (@today - day) * 2`
  database.transaction(() => {
    database.prepare(`UPDATE conversations SET ${move}`).run({ today })
    database.prepare(`UPDATE links SET ${move} WHERE role = 'participant'`).run({ today })
    database
      .prepare(`UPDATE follow_ups SET done_at = @now - (n % @days) * 86400000 WHERE done_at IS NOT NULL`)
      .run({ now: NOW, days: YEARS * 365 })
  })()
  engine.close()
  return folder
}

/**
 * How conversations are counted, each bin by the index as the queries do, and from tables of days that the projections would have to
 * keep: one for all, and one for each person, as circles and types of people change.
 */
async function bothWays(folder: string, circle: CircleId): Promise<Result[]> {
  const engine = openBenchEngine(folder)
  const { database } = engine.store
  database.exec(`
    CREATE TEMP TABLE days AS SELECT day, count(*) AS count FROM conversations WHERE deleted_at IS NULL AND planned = 0 GROUP BY day;
    CREATE UNIQUE INDEX temp.days_by_day ON days (day, count);
    CREATE TEMP TABLE person_days AS SELECT l.target_id AS person, l.day, l.n FROM links AS l JOIN conversations AS c ON c.n = l.n
      WHERE l.role = 'participant' AND c.deleted_at IS NULL AND c.planned = 0;
    CREATE INDEX temp.person_days_by_day ON person_days (person, day, n)`)
  const perBin = database
    .prepare('SELECT count(*) FROM conversations WHERE deleted_at IS NULL AND planned = 0 AND day >= ? AND day < ?')
    .pluck()
  const table = database.prepare('SELECT day, count FROM temp.days WHERE day >= ? AND day < ?')
  const ids = database.prepare(`SELECT p.id FROM links AS l JOIN people AS p ON p.n = l.n WHERE l.target_id = ?
    AND l.role = 'circle'`)
  const who = JSON.stringify(ids.pluck().all(circle))
  const byLinks = database.prepare(`SELECT c.day, count(*) AS count FROM conversations AS c WHERE c.deleted_at IS NULL
    AND c.planned = 0 AND c.day >= @first AND c.day < @behind AND c.n IN (SELECT n FROM links WHERE role = 'participant'
      AND target_id IN (SELECT value FROM json_each(@who)) AND day >= @first AND day < @behind) GROUP BY c.day`)
  const fromPersonDays = database.prepare(`SELECT day, count(DISTINCT n) AS count FROM temp.person_days
    WHERE person IN (SELECT value FROM json_each(@who)) AND day >= @first AND day < @behind GROUP BY day`)
  const results: Result[] = []
  for (const { name, unit, days } of LEVELS.filter(({ unit: one }) => one !== 'month')) {
    const bins = binsBetween({ from: addDays(TODAY, -days), to: TODAY }, unit, 1)
    const bounds = [...bins.map(({ from }) => dayNumber(from)), dayNumber(TODAY) + 1]
    const [first, behind] = [bounds[0], bounds.at(-1)]
    const ways = {
      'by index': () => bounds.slice(1).map((end, at) => perBin.get(bounds[at], end)),
      'from a table of days': () => table.all(first, behind),
      'of a circle of 500, by index': () => byLinks.all({ who, first, behind }),
      'of a circle of 500, from a table of days': () => fromPersonDays.all({ who, first, behind }),
    }
    const counted = Object.values(ways).map((count) => sum(count()))
    if (counted[0] !== counted[1] || counted[2] !== counted[3]) throw new Error(`counted ${counted.join(', ')}`)
    for (const [way, count] of Object.entries(ways)) {
      const p95 = percentile(await cpuTimes(count), 0.95)
      results.push(atMost(`conversations of ${name} ${way}, p95`, p95, LIMIT_MS, 'ms of CPU'))
    }
  }
  engine.close()
  return results
}

function sum(rows: readonly unknown[]): number {
  return rows.reduce<number>((all, row) => all + (typeof row === 'number' ? row : (row as { count: number }).count), 0)
}

async function cpuTimes(work: () => unknown): Promise<number[]> {
  for (let run = 0; run < 5; run++) await work()
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return times
}
