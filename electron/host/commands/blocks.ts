import type { JournalClient } from '#shared/contract/contract.ts'
import type { CalendarFeed, CalendarFeedProblem } from '#shared/contract/feed-contract.ts'
import type { BlockRow } from '#shared/contract/plan-contract.ts'
import { blockTitle } from '#shared/model/time-block.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused, WrongUsage } from './cli-command.ts'
import { BLOCK_PROBLEMS } from './failure-words.ts'
import { counted, lines } from './words.ts'
import { writeNewFile } from './write-new-file.ts'

export const blocks: CliCommand = {
  operands: '',
  about: 'Lists time blocks with when they come, or gives them to other calendars.',
  details:
    'The feed is an address of this machine that a calendar program can subscribe to while the app or "rapport serve" is open. Whoever has it can read what the file says.',
  options: { ics: { type: 'boolean' }, out: { type: 'string' }, feed: { type: 'boolean' }, set: { type: 'string' } },
  optionHelp: {
    ics: 'as an iCalendar file: a neutral title, no names',
    out: 'with --ics, a new file to write to; otherwise it is printed',
    feed: 'says under which address a calendar program can subscribe to them',
    set: 'with --feed: on, off, or new for another address',
  },
  async run(context) {
    noOperands(context)
    const { ics, out, feed, set } = context.values
    if (out !== undefined && ics !== true) throw new WrongUsage('--out goes with --ics')
    if (set !== undefined && feed !== true) throw new WrongUsage('--set goes with --feed')
    if (ics === true && feed === true) throw new WrongUsage('either --ics or --feed')
    if (set !== undefined && !SET.has(String(set))) throw new WrongUsage('--set is on, off or new')
    const client = await context.journal('existing')
    if (feed === true) {
      if (set !== undefined) await setFeed(client, String(set))
      const state = await client.queries.calendarFeed()
      return context.print(state, () => feedWords(state))
    }
    if (ics !== true) {
      const { rows } = await client.queries.blocks()
      context.print(rows, () => lines([...rows.flatMap(blockLines), counted(rows.length, 'time block', 'time blocks')]))
      return
    }
    const { text, blocks: written } = await client.queries.blocksCalendar()
    if (typeof out !== 'string') {
      if (context.values['json'] === true) context.print({ blocks: written, text }, () => text)
      else process.stdout.write(text)
      return
    }
    await writeNewFile(out, [{ text, done: written }])
    context.print({ file: out, blocks: written }, () => `${counted(written, 'time block', 'time blocks')} in ${out}`)
  },
}

const SET = new Set(['on', 'off', 'new'])

async function setFeed({ commands, queries }: JournalClient, set: string): Promise<void> {
  if (set !== 'new') return void (await commands.setCalendarFeed({ on: set === 'on' }))
  if ((await queries.calendarFeed()).address === null)
    throw new Refused('There is no address yet: rapport blocks --feed --set on')
  await commands.renewCalendarFeed()
}

const FEED_PROBLEMS: Readonly<Record<CalendarFeedProblem, string>> = {
  'port-taken': 'Another program is where it leads. Another address: rapport blocks --feed --set new',
  'not-allowed': 'The system does not let Rapport answer there. It is tried again each minute.',
}

function feedWords({ address, isServed, problem }: CalendarFeed): string {
  if (address === null)
    return 'No calendar program can subscribe to your time blocks. On: rapport blocks --feed --set on'
  return lines([
    address,
    problem === null ? null : FEED_PROBLEMS[problem],
    problem === null && !isServed ? 'It is answered while the app or "rapport serve" is open.' : null,
  ])
}

function blockLines({ id, rule, problem, upcoming, ...words }: BlockRow): string[] {
  const next = upcoming.map(({ day, date, time, isOff, isMoved }) =>
    isOff ? `${day} left out` : `${date} ${time}${isMoved ? ' (moved)' : ''}`,
  )
  return [
    `${id}  ${blockTitle(words)} (${rule.rrule}, ${rule.time} ${rule.zone}, ${rule.minutes} min)`,
    `  ${problem === null ? next.join(', ') || 'It has come for the last time.' : BLOCK_PROBLEMS[problem](rule.zone)}`,
  ]
}
