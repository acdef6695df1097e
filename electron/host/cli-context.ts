import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CliContext } from './commands/cli-command.ts'
import { Refused, WrongUsage } from './commands/cli-command.ts'
import { JOURNAL_FILE, journalFolder } from './data-folders.ts'
import { localDayAndTime } from './local-day.ts'
import { reachJournal } from './reach-journal.ts'

export type ParsedOptions = CliContext['values']

const NOW = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/

/** What a command needs, and `close` for what it opened. Nothing is opened before it is asked for. */
export function createCliContext(
  operands: readonly string[],
  values: ParsedOptions,
  signal: AbortSignal,
): { context: CliContext; readonly close: () => Promise<void> } {
  const named = values['journal'] as string | undefined
  // A variable of the shell that is not set: the folder one happens to stand in is not meant.
  if (named === '') throw new WrongUsage('--journal names no folder')
  const folder = named === undefined ? journalFolder() : resolve(named)
  const now = clock(values['now'] as string | undefined)
  const hostClock = (): void => {
    if (values['now'] === undefined) return
    context.say('Rapport is open and goes by its own clock: --now counts only for how a line is read.')
  }
  let opened: { client: JournalClient; close(): Promise<void> } | null = null
  const context: CliContext = {
    operands,
    values,
    folder,
    folderWasNamed: named !== undefined,
    now,
    today: () => localDayAndTime(new Date(now())),
    // Where its file is gone, opening it says so, and what can be done.
    journalExists: () => existsSync(join(folder, JOURNAL_FILE)) || existsSync(join(folder, 'journal.id')),
    async journal(wanted) {
      if (wanted === 'existing' && !context.journalExists()) throw new Refused(`There is no journal in ${folder}`)
      if (opened === null) {
        opened = await openJournal(folder, now, hostClock, signal)
        const jobs = await opened.client.queries.jobs()
        if (jobs.some(({ kind, state }) => kind === 'rebuild' && state === 'running')) {
          context.say('Rapport is making its lists anew first. Nothing is lost if you stop it.')
        }
      }
      return opened.client
    },
    print(value, text) {
      const printed = values['json'] === true ? JSON.stringify(value, null, 2) : text()
      if (printed !== '') process.stdout.write(`${printed}\n`)
    },
    say: (text) => void process.stderr.write(`${text}\n`),
    signal,
  }
  return { context, close: async () => await opened?.close() }
}

/** Through the host that has the journal open, or opened here. Waits for another command to finish. */
async function openJournal(
  folder: string,
  now: () => number,
  onHost: () => void,
  signal: AbortSignal,
): Promise<{ client: JournalClient; close(): Promise<void> }> {
  // The engine is loaded only where nobody else runs it.
  const here = async () => (await import('./open-in-process.ts')).openInProcess(folder, now)
  const reached = await reachJournal(folder, { here, signal })
  if ('here' in reached) return reached.here
  onHost()
  return reached.host
}

function clock(given: string | undefined): () => number {
  if (given === undefined) return Date.now
  const [, date, time = '00:00'] = NOW.exec(given) ?? []
  const at = date === undefined ? Number.NaN : new Date(`${date}T${time}:00`).getTime()
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(at) || localDayAndTime(new Date(at)).date !== date)
    throw new WrongUsage('--now is a day and a time like 2026-11-23T09:00')
  return () => at
}
