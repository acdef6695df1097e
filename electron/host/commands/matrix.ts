import { STAGES } from '#shared/model/stage.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

const WORDS = { identified: 'identified', met: 'met', warm: 'warm', mutual: 'both ways' } as const

export const matrix: CliCommand = {
  operands: '',
  about: 'Types of people by how far one knows those who are wanted as one.',
  details:
    'identified: no conversation yet. met: at least one. warm: within their cadence. both ways: given and received, or a need of theirs and an ask of yours met.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const answer = await client.queries.matrix()
    const head = ['type of person'.padEnd(36), 'seats'.padEnd(8), ...STAGES.map((stage) => WORDS[stage].padStart(10))]
    context.print(answer, () =>
      lines([
        head.join('  '),
        ...answer.rows.map(({ name, filled, seats, cells }) =>
          [
            name.padEnd(36),
            `${filled} of ${seats}`.padEnd(8),
            ...STAGES.map((stage) => String(cells[stage].count).padStart(10)),
          ].join('  '),
        ),
        counted(answer.people, 'person, counted once', 'people, each counted once'),
      ]),
    )
  },
}
