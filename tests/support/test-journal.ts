import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { Journal, JournalOptions, SampleFiles } from '#journal/journal.ts'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'

export interface TestJournal {
  readonly journal: Journal
  /** Straight to the handlers, contract and all. */
  readonly client: JournalClient
  readonly folder: string
  /** What the journal's clock says, in milliseconds since 1970; set it as you like. */
  clock: { now: number }
  /** Opens the same folder again, as after a restart. */
  reopen(): Promise<void>
  close(): Promise<void>
}

/** Monday, 23 November 2026, nine o'clock in UTC. */
export const MONDAY = Date.UTC(2026, 10, 23, 9)
export const TEST_KEY = new Uint8Array(32).fill(7)

/** A real journal in a folder of its own, which `close` removes. */
export function openTestJournal(
  options: Partial<JournalOptions> & { now?: never; startAt?: number } = {},
): TestJournal {
  const { startAt = MONDAY, ...given } = options
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'rapport-'))
  const clock = { now: startAt }
  const open = () => openJournal({ ...testOptions(), folder, now: () => clock.now, ...given })
  const test = { journal: open(), folder, clock } as { -readonly [Key in keyof TestJournal]: TestJournal[Key] }
  test.client = createRouterClient(test.journal.router)
  test.reopen = async () => {
    await test.journal.close()
    test.journal = open()
    test.client = createRouterClient(test.journal.router)
  }
  test.close = async () => {
    await test.journal.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return test
}

/** What a journal under test is opened with, but for its folder. */
export function testOptions(): Omit<JournalOptions, 'folder'> {
  return {
    key: TEST_KEY,
    host: 'command line',
    version: '0.0.0',
    device: 'test machine',
    deviceId: 'd1'.repeat(16),
    now: () => MONDAY,
    timeZone: () => 'UTC',
    random: (bytes) => void randomFillSync(bytes),
    sample: readSample,
  }
}

/** Waits until a job has ended, and gives its report; throws when it failed or was cancelled. */
export async function reportOf<Kind extends JobReport['kind']>(
  client: JournalClient,
  started: Promise<{ job: string }>,
  kind: Kind,
): Promise<Extract<JobReport, { kind: Kind }>> {
  const { job } = await started
  while (true) {
    const state = await client.queries.job({ job })
    if (state.state === 'running') await new Promise((resolve) => setTimeout(resolve, 5))
    else if (state.state === 'done' && state.report?.kind === kind)
      return state.report as Extract<JobReport, { kind: Kind }>
    else throw new Error(`the job ${state.state}: ${JSON.stringify(state.failure)}`)
  }
}

/** The sample journal that the product ships. */
export function readSample(): SampleFiles {
  const read = (name: string): unknown => JSON.parse(readFileSync(join('resources', 'sample-journal', name), 'utf8'))
  const conversations = ['conversations-1.json', 'conversations-2.json', 'conversations-3.json'].flatMap(
    (name) => read(name) as unknown[],
  )
  return {
    people: read('people.json'),
    conversations,
    followUps: read('follow-ups.json'),
    organisations: read('organisations.json'),
    circles: read('circles.json'),
    strategy: read('strategy.json'),
    canvas: read('canvas.json'),
    cards: read('cards.json'),
    plan: read('plan.json'),
    giving: read('giving.json'),
    reviews: read('reviews.json'),
  }
}
