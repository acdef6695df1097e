import type { JournalClient, QueryOutput } from '#shared/contract/contract.ts'
import type { DuplicateRow, LikenessReason } from '#shared/contract/people-contract.ts'
import type { CliCommand, CliContext } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

const PAGE = 500

export const duplicates: CliCommand = {
  operands: '',
  about: 'Lists pairs of people who may be one person, the surest first, and why.',
  details: 'Nobody is merged. Those of whom you said that they are two are left out; --apart lists them instead.',
  options: { apart: { type: 'boolean' } },
  optionHelp: { apart: 'pairs of whom you said that they are two' },
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    if (context.values['apart'] === true) return printApart(context, client)
    const rows: DuplicateRow[] = []
    for (let total = 1; rows.length < total;) {
      const page = await client.queries.duplicates({ offset: rows.length, limit: PAGE })
      rows.push(...page.rows)
      total = page.rows.length === 0 ? 0 : page.total
    }
    context.print(rows, () => lines([...rows.map(pairLine), counted(rows.length, 'pair', 'pairs')]))
  },
}

async function printApart(context: CliContext, client: JournalClient): Promise<void> {
  const rows: QueryOutput<'apartPairs'>['rows'] = []
  for (let total = 1; rows.length < total;) {
    const page = await client.queries.apartPairs({ offset: rows.length, limit: PAGE })
    rows.push(...page.rows)
    total = page.rows.length === 0 ? 0 : page.total
  }
  const said = ({ people: [one, other] }: (typeof rows)[number]) => `${one.name}  –  ${other.name}`
  context.print(rows, () => lines([...rows.map(said), counted(rows.length, 'pair', 'pairs')]))
}

function pairLine({ people: [one, other], strength, reasons }: DuplicateRow): string {
  const names = `${one.name}  –  ${other.name}`
  return `${strength.padEnd(8)}${names.padEnd(48)}  ${reasons.map((reason) => REASONS[reason]).join(', ')}`
}

const REASONS: Readonly<Record<LikenessReason, string>> = {
  'same-name': 'same name',
  order: 'names in the other order',
  nickname: 'nickname',
  spelling: 'spelled alike',
  initials: 'an initial',
  slip: 'a slip in the name',
  'part-of-name': 'part of the name',
  'other-family-name': 'another family name',
  'no-name': 'one has no name',
  email: 'same e-mail address',
  profile: 'same profile',
  phone: 'same phone number',
  birthday: 'same birthday',
  organisation: 'same organisation',
  title: 'same title',
  place: 'same place',
  'other-birthday': 'but another birthday',
  'other-organisation': 'but another organisation',
  'other-email': 'but another address of that company',
  generation: 'but junior or senior',
}
