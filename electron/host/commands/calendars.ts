import { resolve } from 'node:path'
import { emailAddress } from '#shared/model/email-address.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CalendarLeft, CalendarProblem, CalendarRow, MeetingRow } from '#shared/contract/calendar-contract.ts'
import type { CliCommand, CliContext } from './cli-command.ts'
import { Refused, WrongUsage } from './cli-command.ts'
import { failureWords } from './failure-words.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

export const calendars: CliCommand = {
  operands: '[add PLACE | refresh [ID] | remove ID | mine ADDRESS…]',
  about: 'Lists the calendars whose meetings stand on Today; reads another one, reads them again, or removes one.',
  details: lines([
    'PLACE is a file (.ics), a folder of them, or an address (https:, http:, webcal:). Nothing is asked over the network',
    'but for what you type, and only with "add" and "refresh". "mine" says which addresses are your own; without an',
    'address it lists them, with --none it takes them away. Meetings stay on this machine (docs/calendars.md).',
  ]),
  options: { name: { type: 'string', default: '' }, none: { type: 'boolean', default: false } },
  optionHelp: { name: 'what to call the calendar that is added', none: 'with "mine": no address is your own' },
  async run(context) {
    const [verb, operand, ...more] = context.operands
    if (verb === 'mine') return mine(context, context.operands.slice(1))
    if (more.length > 0) throw new WrongUsage(`"${more[0]}" is too much`)
    switch (verb) {
      case undefined:
      case 'list':
        if (operand !== undefined) throw new WrongUsage(`"${operand}" is too much`)
        return list(context)
      case 'add':
        if (operand === undefined) throw new WrongUsage('What to read is missing')
        return add(context, operand)
      case 'refresh':
        return refresh(context, operand ?? null)
      case 'remove':
        if (operand === undefined) throw new WrongUsage('The id of the calendar is missing')
        return remove(context, operand)
      default:
        throw new WrongUsage(`"${verb}" is nothing to do with calendars`)
    }
  },
}

async function list(context: CliContext): Promise<void> {
  const client = await context.journal('existing')
  const rows = await client.queries.calendars()
  context.print(rows, () => lines([...rows.map(describe), counted(rows.length, 'calendar', 'calendars')]))
}

async function add(context: CliContext, place: string): Promise<void> {
  const client = await context.journal('existing')
  const isAddress = /^(?:https?|webcals?):/i.test(place)
  const whole = isAddress ? place : resolve(place)
  const name = context.values['name'] as string
  const { calendars: read } = await runJob(
    context,
    client,
    'calendar',
    client.commands.addCalendar({ place: whole, name }),
  )
  context.print(read, () => lines(read.map(describe)))
}

async function refresh(context: CliContext, id: string | null): Promise<void> {
  const client = await context.journal('existing')
  const started = client.commands.refreshCalendars({ id: id === null ? null : await idOf(client, id) })
  const { calendars: read } = await runJob(context, client, 'calendar', started)
  context.print(read, () => (read.length === 0 ? 'There is no calendar.' : lines(read.map(describe))))
}

async function remove(context: CliContext, id: string): Promise<void> {
  const client = await context.journal('existing')
  const whole = await idOf(client, id)
  await client.commands.removeCalendar({ id: whole })
  context.print({ id: whole }, () => 'Removed, and its meetings with it.')
}

async function mine(context: CliContext, given: readonly string[]): Promise<void> {
  const client = await context.journal('existing')
  const hasNone = context.values['none'] === true
  if (hasNone && given.length > 0) throw new WrongUsage('--none goes with no address')
  const addresses = given.map((text) => {
    const address = emailAddress(text)
    if (address === null) throw new WrongUsage(`"${text}" is no e-mail address`)
    return address
  })
  if (hasNone || addresses.length > 0) {
    await client.commands.setSettings({ ownAddresses: [...new Set(addresses)] })
    await runJob(context, client, 'calendar', client.commands.refreshCalendars({ id: null }))
  }
  const { ownAddresses } = await client.queries.settings()
  context.print(ownAddresses, () =>
    ownAddresses.length === 0 ? 'No address is said to be yours.' : lines(ownAddresses),
  )
}

/** By its id or the beginning of it, or by its name. */
async function idOf(client: JournalClient, asked: string): Promise<string> {
  const rows = await client.queries.calendars()
  const found = rows.filter(({ id, name }) => id.startsWith(asked) || name === asked)
  const [one] = found
  if (one === undefined) throw new Refused(`No calendar has the id ${asked}. "rapport calendars" lists them.`)
  if (found.length > 1) throw new Refused(`Several calendars are called ${asked}: name the id of one.`)
  return one.id
}

const LEFT: Record<CalendarLeft, (count: number) => string> = {
  nobody: (count) => `${counted(count, 'event', 'events')} with nobody of the journal`,
  past: (count) => `${count} past`,
  cancelled: (count) => `${count} cancelled`,
  declined: (count) => `${count} that you declined`,
  own: (count) => `${count} that Rapport wrote itself`,
  older: (count) => counted(count, 'older version', 'older versions'),
  unreadable: (count) => `${count} that cannot be read`,
  'too-large': (count) => `${count} that are too large`,
  'too-many': (count) => `${count} beyond what is kept`,
}

const PROBLEMS: Record<CalendarProblem['code'], (what: string) => string> = {
  zone: (what) => `the time zone "${what}" is not known here: its times are taken for those of this machine`,
  rule: (what) => `the rule ${what} is not understood: only its first time is shown`,
  time: () => 'a time beyond the end of all calendars is left out',
  'cut-off': () => 'the end of the file is missing: all that is whole was read',
  'not-a-calendar': () => 'this is no calendar, and was passed over',
  'too-large': () => 'it is too large, and was not read to its end',
  'no-access': (what) => `it cannot be read${what === '' ? '' : ` (${what})`}, and was passed over`,
  'too-many-files': (what) => `only the first ${what} files were read`,
}

function describe({ id, name, kind, place, readAt, failure, report }: CalendarRow): string {
  const counts = report && [
    counted(report.meetings, 'meeting', 'meetings'),
    `${report.added} new, ${report.changed} changed, ${report.removed} gone`,
  ]
  const left = report === null ? [] : (Object.entries(report.left) as [CalendarLeft, number][])
  return lines([
    `${id.slice(0, 8)}  ${name}  (${kind}: ${place})`,
    readAt === null ? null : `  read ${new Date(readAt).toISOString()}: ${(counts ?? []).join('; ')}`,
    left.length === 0 ? null : `  left out: ${left.map(([why, count]) => LEFT[why](count)).join(', ')}`,
    ...(report?.problems ?? []).map(
      ({ code, file, what }) => `  ${file === '' ? '' : `${file}: `}${PROBLEMS[code](what)}`,
    ),
    ...(report?.maybeOwn ?? []).map((address) => `  ${address} may be you: rapport calendars mine ${address}`),
    failure && `  not read the last time: ${failureWords(failure)}`,
  ])
}

/** "10:00–10:45 Weekly with Ana", and what to log where it is over. */
export function meetingWords({ on, time, title, people, unknown, startsAt, endsAt, isOver }: MeetingRow): string {
  const minutes = Math.round((endsAt - startsAt) / 60_000)
  const when = time === null ? `${on}, all day` : `${on} ${time}, ${minutes} min`
  const who = [...people.map(({ name }) => name), ...unknown.map((address) => `${address} (not in your journal)`)]
  const what = `meeting ${title === '' ? '' : `"${title}" `}with ${who.join(', ')} (${when})`
  if (!isOver) return what
  const names = people.map(({ name }) => name).join(' and ')
  return `${what}. Did it happen? rapport log "met ${names} on ${on}${time === null ? '' : `, ${minutes} min`}"`
}
