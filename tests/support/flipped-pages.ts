import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATABASE_FILE } from '#journal/documents/backup-files.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { openTestJournal } from './test-journal.ts'

const PAGE_BYTES = 4096

export interface FlippedPages {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

/**
 * Flips a bit in one to three pages of a closed journal, opens it, asks what screens ask, writes, and lets the doctor look.
 * Whatever is met must have a code with words: fails where anything is a bug, or an answer has people who never were.
 */
export async function runFlippedPages(options: {
  runs: number
  random: (below: number) => number
  say?: (line: string) => void
}): Promise<FlippedPages> {
  const { runs, random, say = () => {} } = options
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const { folder: original, names } = await writtenJournal()
  const bytes = readFileSync(join(original, DATABASE_FILE))
  const pages = bytes.length / PAGE_BYTES
  try {
    for (let run = 0; run < runs && failures.length < 10; run++) {
      const folder = mkdtempSync(join(tmpdir(), 'rapport-flip-'))
      const flipped = Array.from({ length: 1 + random(3) }, () => random(run % 5 === 0 ? 3 : pages))
      try {
        cpSync(original, folder, { recursive: true })
        writeFileSync(join(folder, DATABASE_FILE), withFlips(bytes, flipped, random))
        const { what, failure } = await tryJournal(folder, names)
        figures[what] = (figures[what] ?? 0) + 1
        if (failure !== null) failures.push(`run ${run}, pages ${flipped.join(' ')}: ${failure}`)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
      if (run % 100 === 99) say(`${run + 1} files`)
    }
    return { figures, failures }
  } finally {
    rmSync(original, { recursive: true, force: true })
  }
}

async function writtenJournal(): Promise<{ folder: string; names: ReadonlySet<string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-flips-'))
  const { journal, client } = openTestJournal({ folder })
  const names = new Set<string>()
  for (let count = 0; count < 40; count++) {
    const name = `Person${count} Ruiz`
    names.add(name)
    await client.commands.logConversation({
      date: civilDate.parse('2026-11-20'),
      channel: 'call',
      people: [{ name }],
      notes: `About the cello. ${'What was said, at some length. '.repeat(20)}`,
      followUps: [{ text: `Call ${name}`, actor: 'me', people: [{ name }] }],
    })
  }
  await journal.close()
  return { folder, names }
}

function withFlips(whole: Buffer, pages: readonly number[], random: (below: number) => number): Buffer {
  const bytes = Buffer.from(whole)
  for (const page of pages) {
    const at = page * PAGE_BYTES + random(PAGE_BYTES)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random(8)), at)
  }
  return bytes
}

async function tryJournal(
  folder: string,
  names: ReadonlySet<string>,
): Promise<{ what: string; failure: string | null }> {
  let opened: ReturnType<typeof openTestJournal>
  try {
    opened = openTestJournal({ folder })
  } catch (error) {
    const isExpected = isJournalError(error, 'damaged', 'wrong-key', 'not-a-journal', 'io')
    return { what: 'refused at opening', failure: isExpected ? null : `opening: ${String(error)}` }
  }
  try {
    const met = await askEverything(opened.client, names)
    const bug = met.find((code) => code.startsWith('BUG'))
    return { what: met.length === 0 ? 'opened, nothing met' : 'opened, damage met and named', failure: bug ?? null }
  } finally {
    await opened.journal.close()
  }
}

/** The codes that were met; `BUG …` for what has none. */
async function askEverything(client: JournalClient, names: ReadonlySet<string>): Promise<string[]> {
  const { commands, queries } = client
  const met: string[] = []
  const ask = async <Answer>(what: string, work: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      return await work()
    } catch (error) {
      const isDefined = error instanceof Error && 'defined' in error && error.defined === true && 'code' in error
      met.push(isDefined ? String(error.code) : `BUG at ${what}: ${String(error)}`)
      return null
    }
  }
  const people = await ask('people', () => queries.people({ limit: 500 }))
  const stranger = people?.rows.find(({ name }) => !names.has(name))
  if (stranger !== undefined) met.push(`BUG at people: ${stranger.name} never was`)
  await ask('today', () => queries.today({}))
  await ask('journalPage', () => queries.journal({}))
  await ask('search', () => queries.search({ text: 'cello' }))
  await ask('followUps', () => queries.followUps({ state: 'open' }))
  await ask('journalInfo', () => queries.journalInfo())
  for (const { id } of people?.rows.slice(0, 5) ?? []) await ask('person', () => queries.person({ id }))
  await ask('addPerson', () => commands.addPerson({ names: { given: 'New' } }))
  const check = await ask('check', () => commands.check())
  if (check === null) return met
  for (;;) {
    const state = await queries.job({ job: check.job })
    if (state.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 2))
      continue
    }
    if (state.failure !== null) met.push(state.failure.code === 'JOB_BUG' ? 'BUG at check' : state.failure.code)
    if (state.report?.kind === 'check') met.push(...state.report.problems.map(({ code }) => code))
    return met
  }
}
