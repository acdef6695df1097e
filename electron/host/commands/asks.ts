import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { helperLine } from './needs.ts'
import { counted, lines } from './words.ts'

const MAX_ROWS = 500

export const asks: CliCommand = {
  operands: '',
  about: 'Lists what you asked for, and who else could help.',
  options: { all: { type: 'boolean' } },
  optionHelp: { all: 'also what was met or let go' },
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { rows } = await client.queries.asks({ limit: MAX_ROWS })
    const shown = rows.filter(({ standing }) => context.values['all'] === true || standing === 'open')
    const found = await Promise.all(
      shown.map(async (row) => {
        const matches = row.standing === 'open' ? await client.queries.askMatches({ id: row.id }) : null
        return { ...row, likely: matches?.likely ?? [], lessLikely: matches?.lessLikely ?? [] }
      }),
    )
    context.print(found, () =>
      lines([
        ...found.flatMap(({ openedOn, text, people, standing, likely }) => [
          `${openedOn}  ${text}${standing === 'open' ? '' : `  (${standing === 'met' ? 'met' : 'let go'})`}`,
          ...(people.length === 0 ? [] : [`  asked ${people.map(({ name }) => name).join(', ')}`]),
          ...likely.map((match) => `  ${helperLine(match)}`),
        ]),
        counted(found.length, 'ask', 'asks'),
      ]),
    )
  },
}
