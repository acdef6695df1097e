import type { CliCommand } from './cli-command.ts'
import { lineOf, WrongUsage } from './cli-command.ts'
import { lines } from './words.ts'

const MOST = 200

export const search: CliCommand = {
  operands: 'WORDS',
  about: 'Searches all text: names, notes, follow-ups, tags, organisations.',
  options: { limit: { type: 'string', default: '50' } },
  optionHelp: { limit: `at most so many, up to ${MOST}` },
  async run(context) {
    const text = lineOf(context, 'What to search for')
    const limit = Number(context.values['limit'])
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new WrongUsage(`--limit is a number up to ${MOST}`)
    const client = await context.journal('existing')
    const { hits, more } = await client.queries.search({ text, limit })
    const plain = hits.map((hit) => ({ ...hit, snippet: withoutMarks(hit.snippet) }))
    context.print(plain, () =>
      lines([
        ...plain.map(
          ({ date, due, kind, title, people, snippet }) =>
            `${((kind === 'follow-up' ? due : date) ?? '').padEnd(10)}  ${kind.padEnd(12)}  ${title}  ${named(people)}${oneLine(snippet)}`,
        ),
        more ? '… and more' : null,
        plain.length === 0 ? 'Nothing found.' : null,
      ]),
    )
  },
}

/** Those of the contract stand before and after the words that match. */
function withoutMarks(snippet: string): string {
  return snippet.replaceAll('\u0002', '').replaceAll('\u0003', '')
}

function named(people: readonly { readonly name: string }[]): string {
  return people.length === 0 ? '' : `(${people.map(({ name }) => name).join(', ')})  `
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
