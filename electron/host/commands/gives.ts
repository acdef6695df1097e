import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { lines } from './words.ts'

const MAX_ROWS = 500

export const gives: CliCommand = {
  operands: '',
  about: 'Tells what was given and received, the latest first.',
  options: { given: { type: 'boolean' }, received: { type: 'boolean' } },
  optionHelp: { given: 'only what you gave', received: 'only what you received' },
  async run(context) {
    noOperands(context)
    const { given, received } = context.values
    const client = await context.journal('existing')
    const direction = given === received ? undefined : given === true ? ('given' as const) : ('received' as const)
    const { rows } = await client.queries.gives({ limit: MAX_ROWS, ...(direction && { direction }) })
    context.print(rows, () =>
      rows.length === 0
        ? 'Nothing is written down.'
        : lines(
            rows.flatMap(({ day, direction: way, text, people, outcome }) => [
              `${day}  ${way.padEnd(8)}  ${text}${people.length === 0 ? '' : `  ${people.map(({ name }) => name).join(', ')}`}`,
              ...(outcome === '' ? [] : [`  ${outcome.replace(/\s+/g, ' ')}`]),
            ]),
          ),
    )
  },
}
