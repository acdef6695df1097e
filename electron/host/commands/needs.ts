import type { Match } from '#shared/contract/matching-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

const MAX_ROWS = 500

export const needs: CliCommand = {
  operands: '',
  about: 'Lists what people need, as heard, with who could help and why.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { total, rows } = await client.queries.needsHeard({ limit: MAX_ROWS })
    const found = await Promise.all(
      rows.map(async (row) => ({
        ...row,
        ...(await client.queries.needMatches({ person: row.person.id, need: row.need })),
      })),
    )
    context.print({ total, rows: found }, () =>
      lines([
        ...found.flatMap(({ person, text, heardOn, likely, mine }) => [
          `${heardOn ?? 'no day    '}  ${person.name}: ${text}`,
          ...(mine === null ? [] : [`  you, perhaps: ${mine.text}`]),
          ...likely.map((match) => `  ${helperLine(match)}`),
        ]),
        counted(total, 'need', 'needs'),
      ]),
    )
  },
}

export function helperLine({ person, reasons }: Match): string {
  return `${person.name}: ${reasons.map(({ text, on }) => (on === null ? text : `${text} (${on})`)).join('; ')}`
}
