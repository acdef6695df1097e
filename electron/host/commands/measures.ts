import type { MeasureRow } from '#shared/contract/measures-contract.ts'
import type { MeasurePer, MeasureSource } from '#shared/model/measure.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

const NAMES: Readonly<Record<MeasureSource, string>> = {
  outside: 'Conversations outside my organisation',
  inside: 'Conversations inside my organisation',
  first: 'First conversations',
  circles: 'Circles reached',
  reopened: 'Old ties taken up again',
  nearWarm: 'Inner and close people kept warm',
  seatsFilled: 'Seats filled',
  seatsWarm: 'Seats with somebody warm',
  needsHeard: 'Needs heard',
  needsMet: 'Needs met',
  introductions: 'Introductions made',
  gives: 'Things given',
  asks: 'Asks made',
  blockMinutes: 'Minutes of my blocks used',
  own: 'My own number',
}

const PERS: Readonly<Record<MeasurePer, string>> = { week: 'week', month: 'month', quarter: 'quarter' }

export const measures: CliCommand = {
  operands: '',
  about:
    'What says whether a strategy goes on: each measure with its number now, in the time before, and at the last review.',
  details: 'Weeks begin on Monday.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { rows } = await client.queries.measures({})
    context.print(rows, () => lines([...rows.map(measureLine), counted(rows.length, 'measure', 'measures')]))
  },
}

function measureLine({ title, source, per, value, before, reviewed, target }: MeasureRow): string {
  const facts = [
    target === null ? null : `${target.direction === 'atLeast' ? 'at least' : 'at most'} ${target.value} wanted`,
    before.value === null ? null : `the ${PERS[per]} before: ${before.value}`,
    reviewed === null ? null : `at the review of ${reviewed.from} to ${reviewed.to}: ${reviewed.value}`,
  ].filter((fact) => fact !== null)
  const now = value === null ? 'none yet' : `${value} this ${PERS[per]}`
  const words = title === '' ? NAMES[source] : title
  return `${words}: ${now}${facts.length === 0 ? '' : `  (${facts.join('; ')})`}`
}
