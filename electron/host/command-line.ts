import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'
import { createCliContext } from './cli-context.ts'
import type { CliCommand } from './commands/cli-command.ts'
import { Refused, WrongUsage } from './commands/cli-command.ts'

/** Every word after `rapport`. Only the one that is asked for is loaded: `parse` must not wait for the engine. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  parse: async () => (await import('./commands/parse.ts')).parse,
  log: async () => (await import('./commands/log.ts')).log,
  today: async () => (await import('./commands/today.ts')).today,
  'follow-ups': async () => (await import('./commands/follow-ups.ts')).followUps,
  done: async () => (await import('./commands/done.ts')).done,
  people: async () => (await import('./commands/people.ts')).people,
  person: async () => (await import('./commands/person.ts')).person,
  duplicates: async () => (await import('./commands/duplicates.ts')).duplicates,
  circles: async () => (await import('./commands/groups.ts')).circles,
  organisations: async () => (await import('./commands/groups.ts')).organisations,
  tags: async () => (await import('./commands/groups.ts')).tags,
  goals: async () => (await import('./commands/goals.ts')).goals,
  archetypes: async () => (await import('./commands/archetypes.ts')).archetypes,
  measures: async () => (await import('./commands/measures.ts')).measures,
  canvas: async () => (await import('./commands/canvas.ts')).canvas,
  matrix: async () => (await import('./commands/matrix.ts')).matrix,
  introductions: async () => (await import('./commands/introductions.ts')).introductions,
  reviews: async () => (await import('./commands/reviews.ts')).reviews,
  review: async () => (await import('./commands/review.ts')).review,
  year: async () => (await import('./commands/year.ts')).year,
  timeline: async () => (await import('./commands/timeline.ts')).timeline,
  needs: async () => (await import('./commands/needs.ts')).needs,
  asks: async () => (await import('./commands/asks.ts')).asks,
  gives: async () => (await import('./commands/gives.ts')).gives,
  brief: async () => (await import('./commands/brief.ts')).brief,
  search: async () => (await import('./commands/search.ts')).search,
  blocks: async () => (await import('./commands/blocks.ts')).blocks,
  calendars: async () => (await import('./commands/calendars.ts')).calendars,
  servers: async () => (await import('./commands/servers.ts')).servers,
  capacity: async () => (await import('./commands/capacity.ts')).capacity,
  import: async () => (await import('./commands/import.ts')).importFiles,
  imports: async () => (await import('./commands/imports.ts')).imports,
  export: async () => (await import('./commands/export.ts')).exportJournal,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  passphrase: async () => (await import('./commands/passphrase.ts')).passphrase,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  sample: async () => (await import('./commands/sample.ts')).sample,
  devices: async () => (await import('./commands/devices.ts')).devices,
  pair: async () => (await import('./commands/pair.ts')).pair,
  sync: async () => (await import('./commands/sync.ts')).sync,
  revoke: async () => (await import('./commands/revoke.ts')).revoke,
  serve: async () => (await import('./commands/serve.ts')).serve,
  open: async () => (await import('./commands/open.ts')).open,
  'quick-log': async () => (await import('./commands/quick-log.ts')).quickLog,
}

const COMMON: ParseArgsOptionsConfig = {
  journal: { type: 'string' },
  json: { type: 'boolean' },
  now: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
}

const COMMON_HELP: Readonly<Record<string, string>> = {
  journal: 'the folder of the journal',
  json: 'prints JSON',
  now: 'a day and a time instead of the clock, 2026-11-23T09:00',
  help: 'this',
}

/** Runs one command. Gives the exit code: 0 done, 1 the journal refused, 2 wrong usage. */
export async function runCommandLine(words: readonly string[], signal: AbortSignal): Promise<number> {
  const [name = '', ...rest] = words
  try {
    return await run(words.length === 0 ? undefined : name, rest, signal)
  } catch (error) {
    return await whatWentWrong(error, name)
  }
}

async function run(name: string | undefined, rest: readonly string[], signal: AbortSignal): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(await overview())
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    process.stdout.write(`${(await import('./installed-files.ts')).installedVersion()}\n`)
    return 0
  }
  // `hasOwn`: `rapport constructor` is no command.
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) return complain(`There is no command "${name}". "rapport help" lists them.`, 2)
  const command = await load()
  const { values, positionals } = parseArgs({
    args: [...rest],
    options: { ...COMMON, ...command.options },
    allowPositionals: true,
  })
  if (values['help'] === true) {
    process.stdout.write(helpOf(name, command))
    return 0
  }
  const { context, close } = createCliContext(positionals, values, signal)
  try {
    await command.run(context)
  } catch (error) {
    // Why the command failed is what is said.
    await close().catch(() => undefined)
    throw error
  }
  await close()
  return 0
}

async function whatWentWrong(error: unknown, name: string): Promise<number> {
  const { unexpectedWords } = await import('./unexpected-words.ts')
  if (!(error instanceof Error)) return complain(unexpectedWords(error), 1)
  const code = 'code' in error ? String(error.code) : ''
  if (error instanceof WrongUsage || code.startsWith('ERR_PARSE_ARGS')) {
    return complain(`${error.message}. See: rapport ${name} --help`, 2)
  }
  if (error instanceof Refused) return complain(error.message, 1)
  const { explainFailure } = await import('./explain-failure.ts')
  return complain((await explainFailure(error)) ?? unexpectedWords(error), 1)
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`${message}\n`)
  return exitCode
}

async function overview(): Promise<string> {
  const rows = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const { operands, about } = await load()
      return `  ${`${name} ${operands}`.padEnd(22)} ${about}`
    }),
  )
  const common = Object.entries(COMMON_HELP).map(([name, help]) => `  ${`--${name}`.padEnd(22)} ${help}`)
  return `rapport COMMAND …\n\n${rows.join('\n')}\n\nWith every command:\n${common.join('\n')}\n`
}

function helpOf(name: string, { operands, about, details, options = {}, optionHelp = {} }: CliCommand): string {
  const row = (option: string, takes: boolean, help: string) =>
    `  ${`--${option}${takes ? ' …' : ''}`.padEnd(22)} ${help}`
  const all = Object.entries({ ...options, ...COMMON })
  const rows = all.map(([option, { type }]) =>
    row(option, type === 'string', optionHelp[option] ?? COMMON_HELP[option] ?? ''),
  )
  return `rapport ${[name, operands].filter(Boolean).join(' ')}\n\n${about}\n${details ? `${details}\n` : ''}\n${rows.join('\n')}\n`
}
