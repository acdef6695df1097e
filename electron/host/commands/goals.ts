import type { GoalRow } from '#shared/contract/strategy-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { archetypeLine } from './archetypes.ts'
import { counted, lines } from './words.ts'

export const goals: CliCommand = {
  operands: '',
  about: 'Lists goals, with the types of people that serve each and how many of their seats are taken.',
  options: { all: { type: 'boolean' } },
  optionHelp: { all: 'also those that are parked, reached or let go' },
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { goals: found, archetypes } = await client.queries.strategy()
    const shown = found.filter(({ standing }) => context.values['all'] === true || standing === 'active')
    const value = shown.map((goal) => ({
      ...goal,
      archetypes: archetypes.filter((one) => one.goals.includes(goal.id)).map(({ id, name }) => ({ id, name })),
    }))
    context.print(value, () =>
      lines([
        ...shown.flatMap((goal) => [
          goalLine(goal),
          ...archetypes.filter((one) => one.goals.includes(goal.id)).map((one) => `  ${archetypeLine(one)}`),
        ]),
        counted(shown.length, 'goal', 'goals'),
      ]),
    )
  },
}

function goalLine({ title, neededBy, standing, hint }: GoalRow): string {
  const facts = [
    standing === 'active' ? null : standing === 'letGo' ? 'let go' : standing,
    neededBy === null ? null : `needed by ${neededBy}`,
    hint === null ? null : `${counted(hint.daysLeft, 'day', 'days')} left, nobody warm yet`,
    hint?.nearest ? `nearest: ${hint.nearest.name}` : null,
  ].filter((fact) => fact !== null)
  return facts.length === 0 ? title : `${title}  (${facts.join('; ')})`
}
