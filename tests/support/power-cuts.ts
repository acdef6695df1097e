import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { RESOURCES } from '#host/installed-files.ts'
import { hostKey, openHostJournal } from '#host/open-host-journal.ts'
import { listBackups } from '#journal/documents/backup-files.ts'
import { openDatabase } from '#journal/documents/database.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { imageAt, layOut, recordDisk, type DiskEvent } from './disk-recorder.ts'
import { MONDAY, reportOf } from './test-journal.ts'

const MS_A_DAY = 86_400_000

export interface PowerCuts {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

/**
 * Records the life of a journal as a host opens it (first start, commits, a backup, another start, a restore, commits),
 * and looks at the disk as it lies when the power goes at any point of it: the journal must open, with all that was
 * acknowledged, and so must its backups. Sets `RAPPORT_CONFIG` meanwhile.
 *
 * @param options.runs how many images: the first are every point with all lost that was not synced, and with nothing
 *   lost; the others are random, of what is lost and when
 */
export async function runPowerCuts(options: {
  runs: number
  random: (below: number) => number
  say?: (line: string) => void
}): Promise<PowerCuts> {
  const { runs, random, say = () => {} } = options
  const configBefore = process.env['RAPPORT_CONFIG']
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const count = (what: string) => (figures[what] = (figures[what] ?? 0) + 1)
  try {
    const events = await recordLife()
    for (let run = 0; run < runs && failures.length < 10; run++) {
      const isEnumerated = run < 2 * (events.length + 1)
      const end = isEnumerated ? Math.floor(run / 2) : random(events.length + 1)
      const all = run % 2 === 1
      const survives = isEnumerated ? () => all : () => random(2) === 0
      const problem = await problemOf(events, end, survives)
      count(isEnumerated ? `cut at a point, ${all ? 'nothing' : 'all that was not synced'} lost` : 'cut at random')
      if (problem !== null) failures.push(`run ${run}, event ${end} of ${events.length}: ${problem}`)
      if (run % 1000 === 999) say(`${run + 1} images`)
    }
    return { figures, failures }
  } finally {
    if (configBefore === undefined) delete process.env['RAPPORT_CONFIG']
    else process.env['RAPPORT_CONFIG'] = configBefore
  }
}

/** One life of a journal, as the disk saw it. */
async function recordLife(): Promise<readonly DiskEvent[]> {
  const root = mkdtempSync(join(tmpdir(), 'rapport-power-'))
  process.env['RAPPORT_CONFIG'] = join(root, 'config')
  const disk = recordDisk(root)
  let now = MONDAY
  let made = 0
  const opened = () => openOn(root, () => now)
  const add = async (client: JournalClient, count: number) => {
    for (let left = count; left > 0; left--) {
      const given = `Person${made++}`
      await client.commands.addPerson({ names: { given } })
      disk.acknowledge(given)
    }
  }
  try {
    for (let start = 0; start < 2; start++) {
      const { journal, client } = opened()
      disk.acknowledge('opened')
      await add(client, 3)
      const { backup } = await reportOf(client, client.commands.backUp(), 'backup')
      disk.acknowledge('backed up')
      await add(client, 2)
      disk.acknowledge('restoring')
      await reportOf(client, client.commands.restoreBackup({ file: backup.file }), 'restore')
      disk.acknowledge('restored')
      await add(client, 2)
      await journal.close()
      now += MS_A_DAY
    }
    return disk.events
  } finally {
    disk.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

/** What is wrong with the disk after a cut; null where nothing is. */
async function problemOf(events: readonly DiskEvent[], end: number, survives: () => boolean): Promise<string | null> {
  const image = imageAt(events, end, survives)
  const root = mkdtempSync(join(tmpdir(), 'rapport-cut-'))
  process.env['RAPPORT_CONFIG'] = join(root, 'config')
  try {
    layOut(image, root)
    const { journal, client } = openOn(root, () => MONDAY)
    const { rows } = await client.queries.people({ limit: 500 })
    await journal.close()
    const found = new Set(rows.map(({ name }) => name))
    const missing = whatIsMissing(image.acknowledged, found)
    return missing ?? unreadableBackup(join(root, 'journal'))
  } catch (error) {
    return String(error)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function openOn(root: string, now: () => number) {
  const folder = join(root, 'journal')
  const { journal } = openHostJournal({ folder, host: 'command line', version: '0.0.0', resources: RESOURCES, now })
  return { journal, client: createRouterClient(journal.router) as JournalClient }
}

/** While a backup is restored, either journal may be there, each with all that it had. */
function whatIsMissing(acknowledged: readonly string[], found: ReadonlySet<string>): string | null {
  let people: string[] = []
  let backup: string[] = []
  let isRestoring = false
  for (const what of acknowledged) {
    if (what === 'backed up') backup = [...people]
    else if (what === 'restoring') isRestoring = true
    else if (what === 'restored') [isRestoring, people] = [false, backup]
    else if (what !== 'opened') people = [...people, what]
  }
  const lacks = (wanted: readonly string[]) => wanted.filter((name) => !found.has(name))
  const missing = lacks(people)
  if (missing.length === 0 || (isRestoring && lacks(backup).length === 0)) return null
  return `acknowledged and missing: ${missing.join(', ')}`
}

function unreadableBackup(folder: string): string | null {
  const { key } = hostKey(folder)
  for (const { file } of listBackups(folder)) {
    try {
      openDatabase({ file, key, readOnly: true }).close()
    } catch (error) {
      return `a backup cannot be read: ${String(error)}`
    }
  }
  return null
}
