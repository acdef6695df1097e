import { givenPassphrase, typedPassphrase } from '#host/ask-passphrase.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CardConflict, CardProblem, ServerReport, ServerRow } from '#shared/contract/server-contract.ts'
import { Refused, WrongUsage, type CliCommand, type CliContext } from './cli-command.ts'
import { failureWords } from './failure-words.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

export const servers: CliCommand = {
  operands: '[find ADDRESS | add ADDRESS | sync [ID] | password ID | remove ID]',
  about:
    'Keeps people and an address book on a server of your own (CardDAV) the same, and reads calendars there (CalDAV).',
  details: lines([
    'find: what a server has. add: one of its address books, or with --calendar one of its calendars. sync: brings address books and the journal',
    'together: nothing is done by itself. Only the host that you type is asked, over https. The password is asked for without being shown; for scripts',
    'RAPPORT_SERVER_PASSWORD, RAPPORT_SERVER_PASSWORD_FILE or RAPPORT_SERVER_PASSWORD_FD. It is kept beside the key of the journal, sealed by it.',
  ]),
  options: {
    user: { type: 'string', default: '' },
    name: { type: 'string', default: '' },
    calendar: { type: 'boolean', default: false },
    notes: { type: 'boolean', default: false },
  },
  optionHelp: {
    user: 'with find and add: the name that you have on the server',
    name: 'with add: what to call it here',
    calendar: 'with add: a calendar, whose meetings stand on Today; its like is then in "rapport calendars"',
    notes: 'with add: what you note about people goes to the server too',
  },
  async run(context) {
    const [verb = 'list', operand, ...more] = context.operands
    if (more.length > 0) throw new WrongUsage(`"${more[0]}" is too much`)
    const needed = (what: string): string => {
      if (operand === undefined) throw new WrongUsage(`${what} is missing`)
      return operand
    }
    switch (verb) {
      case 'list':
        return list(context)
      case 'find':
        return look(context, needed('The address of the server'))
      case 'add':
        return add(context, needed('The address of the address book or calendar'))
      case 'sync':
        return sync(context, operand ?? null)
      case 'password':
        return password(context, needed('The id of the address book'))
      case 'remove':
        return remove(context, needed('The id of the address book'))
      default:
        throw new WrongUsage(`"${verb}" is nothing to do with servers`)
    }
  },
}

async function list(context: CliContext): Promise<void> {
  const client = await context.journal('existing')
  const rows = await client.queries.servers()
  context.print(rows, () => lines([...rows.map(describe), counted(rows.length, 'address book', 'address books')]))
}

async function look(context: CliContext, address: string): Promise<void> {
  const client = await context.journal('existing')
  const { collections } = await client.commands.lookOnServer({ address, ...(await accessOf(context)) })
  context.print(collections, () =>
    collections.length === 0
      ? 'There is no address book and no calendar.'
      : lines(
          collections.map((one) => `${one.kind === 'people' ? 'people  ' : 'calendar'}  ${one.address}  ${one.name}`),
        ),
  )
}

async function add(context: CliContext, address: string): Promise<void> {
  const client = await context.journal('existing')
  const kind = context.values['calendar'] === true ? 'calendar' : 'people'
  const [name, notes] = [context.values['name'] as string, context.values['notes'] === true]
  const access = await accessOf(context)
  const added = client.commands.addServer({ address, ...access, kind, name, notes })
  const { id, job } = await added
  if (job === null)
    return context.print(
      { id },
      () => `Added. To bring it together with the journal: rapport servers sync ${id.slice(0, 8)}`,
    )
  const { calendars } = await runJob(context, client, 'calendar', Promise.resolve({ job }))
  context.print(calendars, () =>
    lines(
      calendars.map(
        ({ report, name: called }) => `${called}: ${counted(report?.meetings ?? 0, 'meeting', 'meetings')}`,
      ),
    ),
  )
}

async function sync(context: CliContext, asked: string | null): Promise<void> {
  const client = await context.journal('existing')
  const ids = asked === null ? (await client.queries.servers()).map(({ id }) => id) : [await idOf(client, asked)]
  const reports: (ServerReport & { id: string })[] = []
  for (const id of ids) {
    const { result } = await runJob(context, client, 'server', client.commands.syncServer({ id }))
    reports.push({ id, ...result })
  }
  context.print(reports, () =>
    reports.length === 0
      ? 'There is no address book on a server: rapport servers add ADDRESS'
      : lines(reports.flatMap(reportLines)),
  )
}

async function password(context: CliContext, asked: string): Promise<void> {
  const client = await context.journal('existing')
  const id = await idOf(client, asked)
  await client.commands.setServerPassword({ id, password: await askedPassword() })
  context.print({ id }, () => 'Kept.')
}

async function remove(context: CliContext, asked: string): Promise<void> {
  const client = await context.journal('existing')
  const id = await idOf(client, asked)
  await client.commands.removeServer({ id })
  context.print({ id }, () => 'Removed. The people stay here, the cards stay there, the password is gone.')
}

async function accessOf(context: CliContext): Promise<{ user: string; password: string }> {
  return { user: context.values['user'] as string, password: await askedPassword() }
}

async function askedPassword(): Promise<string> {
  const said = (await givenPassphrase('server')) ?? (await typedPassphrase('Password on the server'))
  if (said !== null) return said
  throw new Refused(
    'No password was given. Type it at a terminal, or give it in RAPPORT_SERVER_PASSWORD, RAPPORT_SERVER_PASSWORD_FILE or RAPPORT_SERVER_PASSWORD_FD.',
  )
}

/** By its id or the beginning of it, or by its name. */
async function idOf(client: JournalClient, asked: string): Promise<string> {
  const found = (await client.queries.servers()).filter(({ id, name }) => id.startsWith(asked) || name === asked)
  const [one] = found
  if (one === undefined) throw new Refused(`No address book has the id ${asked}. "rapport servers" lists them.`)
  if (found.length > 1) throw new Refused(`Several address books are called ${asked}: name the id of one.`)
  return one.id
}

const FIELDS: Record<CardConflict['field'], string> = {
  names: 'name',
  channels: 'ways to reach them',
  roles: 'what they do',
  places: 'places',
  dates: 'days',
  circles: 'circles',
  notes: 'notes',
  lines: 'pronouns',
}

const PROBLEMS: Record<CardProblem['code'], (what: string) => string> = {
  refused: (what) => `the server did not take it (${what})`,
  'changed-meanwhile': () => 'it was changed on the server meanwhile: the next time brings that first',
  unreadable: () => 'a card that cannot be read, or has nobody in it, was passed over',
  'too-large': () => 'a card that is too large was passed over',
  'held-back': (what) =>
    `${what} people are gone here, more than anybody deletes: none was taken away on the server. If that is meant, delete them there`,
}

function describe({ id, name, host, user, notes, syncedAt, failure, report, hasPassword }: ServerRow): string {
  return lines([
    `${id.slice(0, 8)}  ${name}  (${user} at ${host}${notes ? ', with notes' : ''})`,
    syncedAt === null ? '  not brought together yet' : `  brought together ${new Date(syncedAt).toISOString()}`,
    ...(report === null ? [] : reportLines(report).map((line) => `  ${line}`)),
    failure && `  not done the last time: ${failureWords(failure)}`,
    hasPassword ? null : '  its password is not on this machine: rapport servers password ID',
  ])
}

function reportLines(report: ServerReport): string[] {
  const { created, updated, sent, changedThere, deletedThere, goneThere, left, conflicts, problems, problemCount } =
    report
  return [
    `came in: ${created} new, ${updated} changed; went out: ${sent} new, ${changedThere} changed, ${deletedThere} deleted`,
    ...(goneThere > 0
      ? [`${counted(goneThere, 'card is', 'cards are')} gone from the server; the people stay here`]
      : []),
    ...(left > 0
      ? [`${counted(left, 'card', 'cards')} of whoever is gone here left on the server, and not read any more`]
      : []),
    ...conflicts.map(({ name, field }) => `changed on both sides, and both kept: ${name}, ${FIELDS[field]}`),
    ...problems.map(({ code, name, what }) => `${name === '' ? '' : `${name}: `}${PROBLEMS[code](what)}`),
    ...(problemCount > problems.length ? [`and ${problemCount - problems.length} more`] : []),
  ]
}
