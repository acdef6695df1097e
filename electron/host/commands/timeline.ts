import { TIMELINE_LANES, type TimelineLane } from '#shared/contract/timeline-contract.ts'
import { addDays, parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { fitsBins, TIME_UNITS, type TimeUnit } from '#shared/model/time-bins.ts'
import type { CliCommand, CliContext } from './cli-command.ts'
import { noOperands, Refused, WrongUsage } from './cli-command.ts'
import { lines } from './words.ts'

const TITLES: Readonly<Record<TimelineLane, string>> = {
  conversations: 'conversations',
  gives: 'given/received',
  introductions: 'introductions',
  followUps: 'follow-ups kept',
  sessions: 'sessions',
  reviews: 'reviews',
  dates: 'dates',
}

export const timeline: CliCommand = {
  operands: '',
  about: 'Counts what there is by day, week, month, quarter or year.',
  options: { by: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' }, tag: { type: 'string' } },
  optionHelp: {
    by: 'day, week, month (as it is), quarter or year',
    from: 'the first day, 2026-01-01; the first conversation where it is left out',
    until: 'the last day; today where it is left out',
    tag: 'only conversations with that tag',
  },
  async run(context) {
    noOperands(context)
    const { by = 'month', tag } = context.values
    const unit = TIME_UNITS.find((one) => one === by)
    if (unit === undefined) throw new WrongUsage(`"${String(by)}" is none of ${TIME_UNITS.join(', ')}`)
    const client = await context.journal('existing')
    const filter = typeof tag === 'string' ? { tag } : {}
    const to = dayIn(context, 'until') ?? context.today().date
    const known = await client.queries.timeline({ from: addDays(to, -1), to, unit: 'day' })
    const from = dayIn(context, 'from') ?? firstOf(known.extent?.from, to)
    if (from > to) throw new WrongUsage('the last day lies before the first')
    if (!fitsBins({ from, to }, unit)) throw new Refused(tooMany(unit))
    const answer = await client.queries.timeline({ from, to, unit, filter })
    const told = answer.bins.map(({ counts, ...bin }) => ({
      ...bin,
      ...Object.fromEntries(answer.lanes.map((lane, at) => [lane, counts[at] ?? 0])),
    }))
    context.print(told, () =>
      lines(
        answer.bins.map(({ from: first, to: last, counts }) => {
          const parts = TIMELINE_LANES.flatMap((lane) => {
            const count = counts[answer.lanes.indexOf(lane)] ?? 0
            return count === 0 ? [] : [`${count} ${TITLES[lane]}`]
          })
          return `${first === last ? first : `${first} to ${last}`}  ${parts.join(', ') || '-'}`
        }),
      ),
    )
  },
}

function dayIn({ values }: CliContext, option: string): CivilDate | null {
  const text = values[option]
  if (typeof text !== 'string') return null
  const date = parseCivilDate(text)
  if (date === null) throw new WrongUsage(`--${option} "${text}" is no day; write 2026-11-23`)
  return date
}

function firstOf(first: CivilDate | undefined, to: CivilDate): CivilDate {
  return first !== undefined && first < to ? first : to
}

function tooMany(unit: TimeUnit): string {
  return `That is too long to be counted by ${unit}. Choose a larger unit with --by, or other days with --from and --until.`
}
