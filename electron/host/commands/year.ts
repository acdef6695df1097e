import { SOMEBODY } from '#shared/model/somebody.ts'
import type { CliCommand } from './cli-command.ts'
import { WrongUsage } from './cli-command.ts'
import { periodWords } from './review.ts'
import { lines } from './words.ts'

export const year: CliCommand = {
  operands: '[YEAR]',
  about: 'Tells a year in words: what was expected, learned and decided in its finished reviews.',
  options: { 'without-names': { type: 'boolean' } },
  optionHelp: { 'without-names': 'with somebody in place of each name' },
  async run(context) {
    const [given = context.today().date.slice(0, 4), ...more] = context.operands
    if (!/^\d{1,4}$/.test(given) || Number(given) < 1 || more.length > 0) {
      throw new WrongUsage(`"${[given, ...more].join(' ')}" is no year`)
    }
    const hideNames = context.values['without-names'] === true
    const client = await context.journal('existing')
    const { reviews } = await client.queries.yearInWords({ year: Number(given), hideNames })
    context.print(reviews, () =>
      lines(
        reviews.flatMap((told) => [
          `## ${periodWords(told)}`,
          '',
          ...part('What I learned', told.learned),
          ...part(
            'What I decided',
            [told.decisions, ...told.decided.map((text) => `- ${text}`)].filter(Boolean).join('\n'),
          ),
          ...part('What I expected next', told.expected),
        ]),
      ),
    )
  },
}

function part(title: string, text: string): string[] {
  return text === '' ? [] : [`### ${title}`, '', text.replaceAll(SOMEBODY, 'somebody'), '']
}
