import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { RESOURCES } from '#host/installed-files.ts'
import { openHostJournal } from '#host/open-host-journal.ts'
import { listBackups } from '#journal/documents/backup-files.ts'
import { failureOf } from '#journal/runtime/failure-of.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { withDiskFault, type DiskFault } from './failing-disk.ts'
import { MONDAY, reportOf } from './test-journal.ts'

const FAULTS: readonly DiskFault['what'][] = ['killed', 'EIO', 'ENOSPC', 'EDQUOT', 'EMFILE', 'EROFS', 'EACCES']
const MAX_STEP = 70

export interface DiskFaults {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

/**
 * A first start, a start, a backup or a restore meets a fault of the disk at a random step. Whatever is thrown must have a
 * code with words, and the next start must open the journal with all that was acknowledged. Sets `RAPPORT_CONFIG` meanwhile.
 * @param options.killedAtEachStep work that is killed at each of its steps besides, one after the other
 */
export async function runDiskFaults(options: {
  runs: number
  random: (below: number) => number
  killedAtEachStep?: readonly WorkName[]
  say?: (line: string) => void
}): Promise<DiskFaults> {
  const { runs, random, killedAtEachStep = [], say = () => {} } = options
  const configBefore = process.env['RAPPORT_CONFIG']
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const written = await writtenHome()
  const attempt = async (which: string, name: WorkName, fault: DiskFault) => {
    const { what, failure } = await tryFault(name, fault, written)
    figures[`${name}: ${what}`] = (figures[`${name}: ${what}`] ?? 0) + 1
    if (failure !== null) failures.push(`${which}${name}, ${fault.what} at step ${fault.at}: ${failure}`)
    return what
  }
  try {
    for (const name of killedAtEachStep) {
      let at = 0
      while (failures.length < 10 && (await attempt('', name, { at, what: 'killed' })) !== 'not met') at++
    }
    for (let run = 0; run < runs && failures.length < 10; run++) {
      const name = WORK_NAMES[random(WORK_NAMES.length)] ?? 'a start'
      const fault = { at: random(MAX_STEP), what: FAULTS[random(FAULTS.length)] ?? 'EIO' }
      await attempt(`run ${run}, `, name, fault)
      if (run % 500 === 499) say(`${run + 1} faults`)
    }
    return { figures, failures }
  } finally {
    rmSync(written, { recursive: true, force: true })
    if (configBefore === undefined) delete process.env['RAPPORT_CONFIG']
    else process.env['RAPPORT_CONFIG'] = configBefore
  }
}

const WORK = {
  'a first start': (home: string) => whileOpen(home, async () => {}),
  'a start': (home: string) => whileOpen(home, async () => {}),
  'a backup': (home: string) =>
    whileOpen(home, async (client) => void (await reportOf(client, client.commands.backUp(), 'backup'))),
  'a restore': (home: string) =>
    whileOpen(home, async (client) => {
      const file = basename(listBackups(join(home, 'journal'))[0]?.file ?? '')
      await reportOf(client, client.commands.restoreBackup({ file }), 'restore')
    }),
} satisfies Record<string, (home: string) => Promise<void>>
type WorkName = keyof typeof WORK
const WORK_NAMES = Object.keys(WORK) as readonly WorkName[]

async function whileOpen(home: string, work: (client: JournalClient) => Promise<void>): Promise<void> {
  const folder = join(home, 'journal')
  const now = () => MONDAY
  const { journal } = openHostJournal({ folder, host: 'command line', version: '0.0.0', resources: RESOURCES, now })
  try {
    await work(createRouterClient(journal.router) as JournalClient)
  } finally {
    await journal.close()
  }
}

/** A journal with Ana, a backup of her, and Bea, who came later: who is there tells which of both it is. */
async function writtenHome(): Promise<string> {
  const home = newHome()
  await whileOpen(home, async (client) => {
    await client.commands.addPerson({ names: { given: 'Ana' } })
    await reportOf(client, client.commands.backUp(), 'backup')
    await client.commands.addPerson({ names: { given: 'Bea' } })
  })
  return home
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'rapport-fault-'))
  process.env['RAPPORT_CONFIG'] = join(home, 'config')
  return home
}

async function tryFault(
  name: WorkName,
  fault: DiskFault,
  written: string,
): Promise<{ what: string; failure: string | null }> {
  const home = newHome()
  try {
    if (name !== 'a first start') cpSync(written, home, { recursive: true })
    const { thrown, steps } = await withDiskFault(fault, () => WORK[name](home))
    const problem = fault.what === 'killed' ? null : unexpected(thrown)
    const missing = await whatIsMissing(home, PEOPLE[name])
    const what = fault.at >= steps ? 'not met' : thrown === null ? 'met, and done all the same' : 'met, and said'
    return { what, failure: problem ?? missing }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** What has no words. Jobs tell their failures by a code in the message of `reportOf`. */
function unexpected(thrown: unknown): string | null {
  if (thrown === null || failureOf(thrown) !== null) return null
  const isJob = thrown instanceof Error && /^the job failed: \{"code":"(?!JOB_BUG)/.test(thrown.message)
  const isDefined = thrown instanceof Error && 'defined' in thrown && thrown.defined === true
  return isJob || isDefined ? null : `no words for ${String(thrown)}`
}

/** How many there may be after each: a restore has been done, or has not. */
const PEOPLE: Readonly<Record<WorkName, readonly number[]>> = {
  'a first start': [0],
  'a start': [2],
  'a backup': [2],
  'a restore': [1, 2],
}

async function whatIsMissing(home: string, allowed: readonly number[]): Promise<string | null> {
  try {
    let total = 0
    await whileOpen(home, async (client) => void (total = (await client.queries.people({})).total))
    return allowed.includes(total) ? null : `${total} people after it`
  } catch (error) {
    return `does not open after it: ${String(error)}`
  }
}
