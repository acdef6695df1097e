import type { IntroductionPage, IntroductionRow } from '#shared/contract/introduction-contract.ts'
import { introductionId } from '#shared/model/id.ts'
import type { ConsentType, IntroductionStage } from '#shared/model/introduction.ts'
import type { CliCommand, CliContext } from './cli-command.ts'
import { WrongUsage } from './cli-command.ts'
import { counted, lines } from './words.ts'

export const introductions: CliCommand = {
  operands: '[list | show ID]',
  about: 'Lists introductions by how far they are, or shows one.',
  options: { all: { type: 'boolean' } },
  optionHelp: { all: 'also those that came to something, and those that are closed' },
  async run(context) {
    const [what = 'list', id, ...more] = context.operands
    if (what === 'list' && id === undefined) return list(context)
    if (what !== 'show' || more.length > 0)
      throw new WrongUsage(`"${context.operands.join(' ')}" is neither list nor show ID`)
    const asked = introductionId.safeParse(id)
    if (!asked.success) throw new WrongUsage('the id of an introduction is missing')
    const client = await context.journal('existing')
    const page = await client.queries.introduction({ id: asked.data })
    context.print(page, () => describe(page))
  },
}

const PAGE = 500

async function list(context: CliContext): Promise<void> {
  const client = await context.journal('existing')
  const found: IntroductionRow[] = []
  for (let total = 1; found.length < total;) {
    const page = await client.queries.introductions({ offset: found.length, limit: PAGE })
    found.push(...page.rows)
    total = page.rows.length === 0 ? 0 : page.total
  }
  const shown = found.filter(({ stage }) => context.values['all'] === true || (stage !== 'came' && stage !== 'closed'))
  context.print(shown, () => lines([...shown.map(rowLine), counted(shown.length, 'introduction', 'introductions')]))
}

const STAGES: Readonly<Record<IntroductionStage, string>> = {
  idea: 'idea',
  asking: 'asking',
  agreed: 'both agreed',
  introduced: 'introduced',
  came: 'came of it',
  closed: 'closed',
}

const CONSENTS: Readonly<Record<'none' | ConsentType, string>> = {
  none: 'not asked yet',
  asked: 'asked',
  agreed: 'said yes',
  declined: 'said no',
  withdrawn: 'took the yes back',
}

function rowLine(row: IntroductionRow): string {
  const why = row.why.split('\n', 1)[0] ?? ''
  return `${row.id}  ${STAGES[row.stage].padEnd(11)}  ${nameOf(row.a)} and ${nameOf(row.b)}${why === '' ? '' : `: ${why}`}`
}

function describe(page: IntroductionPage): string {
  const texts: [string, string][] = [
    ['Why', page.why],
    [`Told of ${nameOf(page.a)}`, page.blurbA],
    [`Told of ${nameOf(page.b)}`, page.blurbB],
    ['What came of it', page.outcome],
  ]
  return lines([
    `${nameOf(page.a)} and ${nameOf(page.b)}: ${STAGES[page.stage]}`,
    ...[page.b, page.a].map(
      (side) => `${nameOf(side)}: ${CONSENTS[side.consent]}${side.since === null ? '' : ` (${side.since})`}`,
    ),
    ...(page.acquainted.length === 0 ? [] : ['They know each other already.']),
    ...texts.filter(([, text]) => text !== '').map(([label, text]) => `${label}: ${text}`),
    ...page.events.map(({ on, side, type, note }) => {
      const who = side === null ? '' : `${nameOf(page[side])}: `
      const word = type === 'introduced' ? 'introduced' : type === 'outcome' ? 'asked what came of it' : CONSENTS[type]
      return `${on}  ${who}${word}${note === '' ? '' : `  ${note}`}`
    }),
  ])
}

function nameOf({ person }: IntroductionRow['a']): string {
  return person?.name ?? 'somebody'
}
