import type { QueryOutput } from '#shared/contract/contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

export const capacity: CliCommand = {
  operands: '',
  about: 'Tells how many conversations a week your rings ask for, and how many your time blocks hold.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const found = await client.queries.capacity()
    context.print(found, () => lines(wordsOf(found)))
  },
}

function wordsOf({ wanted, held, blocks, length, ways }: QueryOutput<'capacity'>): string[] {
  if (wanted === 0) return ['Nobody is in a ring yet, so nothing is asked of your week.']
  const { longerCadence, moreTime, fewerPeople } = ways
  return [
    `Your rings ask for about ${round(wanted)} conversations a week; your blocks hold about ${round(held)}.`,
    ...(blocks === 0 ? ['No time block is made yet.'] : []),
    length.isGuess
      ? `At ${round(length.minutes)} minutes each: a guess, until five conversations say how long they took.`
      : `At ${round(length.minutes)} minutes each, as your last conversations were.`,
    ...(longerCadence === null
      ? []
      : [
          '',
          `  ${longerCadence.ring} every ${longerCadence.cadence.idealDays} days: ${round(longerCadence.wanted)} a week asked for`,
        ]),
    ...(moreTime === null ? [] : [`  ${moreTime.minutes} minutes more a week: ${round(moreTime.held)} a week held`]),
    ...(fewerPeople === null
      ? []
      : [
          `  ${counted(fewerPeople.people, 'person', 'people')} fewer in ${fewerPeople.ring}: ${round(fewerPeople.wanted)} a week asked for`,
        ]),
  ]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
