import type { ReviewRow } from '#shared/contract/review-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { periodWords } from './review.ts'
import { counted, lines } from './words.ts'

const PAGE = 500

export const reviews: CliCommand = {
  operands: '',
  about: 'Lists reviews, the latest first.',
  options: { drafts: { type: 'boolean' } },
  optionHelp: { drafts: 'only those that are not finished' },
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const found: ReviewRow[] = []
    const which = context.values['drafts'] === true ? { finished: false } : {}
    for (let total = 1; found.length < total;) {
      const page = await client.queries.reviews({ ...which, offset: found.length, limit: PAGE })
      found.push(...page.rows)
      total = page.rows.length === 0 ? 0 : page.total
    }
    context.print(found, () =>
      lines([
        ...found.map((row) => {
          const state = row.finishedOn === null ? 'draft' : `finished ${row.finishedOn}`
          return `${row.id}  ${periodWords(row)}  (${state})`
        }),
        counted(found.length, 'review', 'reviews'),
      ]),
    )
  },
}
