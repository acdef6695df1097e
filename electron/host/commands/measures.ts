import type { MeasureRow } from '#shared/contract/measures-contract.ts'
import type { MeasurePer, MeasureSource } from '#shared/model/measure.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

const NAMES: Readonly<Record<MeasureSource, string>> = {
  outside: 'conversations outside my organisation',
  inside: 'conversations inside my organisation',
  first: 'first conversations',
  circles: 'circles reached',
  reopened: 'old ties taken up again',
  nearWarm: 'inner and close people kept warm',
  seatsFilled: 'seats filled',
  seatsWarm: 'seats with somebody warm',
  needsHeard: 'needs heard',
  needsMet: 'needs met',
  introductions: 'introductions made',
  gives: 'things given',
  asks: 'asks made',
  blockMinutes: 'minutes of my blocks used',
  own: 'my own number',
}

const PERS: Readonly<Record<MeasurePer, string>> = { week: 'week', month: 'month', quarter: 'quarter' }

export const measures: CliCommand = {
  operands: '',
  about: 'What says whether a strategy goes on: each measure with its number now and in the time before.',
  details: 'Weeks begin on Monday.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { rows } = await client.queries.measures({})
    context.print(rows, () => lines([...rows.map(measureLine), counted(rows.length, 'measure', 'measures')]))
  },
}

function measureLine({ title, source, per, value, before, target }: MeasureRow): string {
  const facts = [
    target === null ? null : `${target.direction === 'atLeast' ? 'at least' : 'at most'} ${target.value} wanted`,
    before.value === null ? null : `the ${PERS[per]} before: ${before.value}`,
  ].filter((fact) => fact !== null)
  const now = value === null ? 'none yet' : `${value} this ${PERS[per]}`
  const words = title === '' ? NAMES[source] : title
  return `${words}: ${now}${facts.length === 0 ? '' : `  (${facts.join('; ')})`}`
}
