import type { JournalClient } from '#shared/contract/contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, WrongUsage } from './cli-command.ts'
import { counted, followUpLine, lines } from './words.ts'

const PAGE = 500

export const followUps: CliCommand = {
  operands: '',
  about: 'Lists open follow-ups, with the ids that "done" takes.',
  options: { state: { type: 'string', default: 'open' }, mine: { type: 'boolean' }, theirs: { type: 'boolean' } },
  optionHelp: { state: 'open, done or all', mine: 'only what I promised', theirs: 'only what others promised' },
  async run(context) {
    noOperands(context)
    const { state, mine, theirs } = context.values
    if (state !== 'open' && state !== 'done' && state !== 'all') throw new WrongUsage('--state is open, done or all')
    if (mine && theirs) throw new WrongUsage('--mine and --theirs exclude each other')
    const client = await context.journal('existing')
    const rows = await allFollowUps(client, state, mine ? 'me' : theirs ? 'them' : undefined)
    context.print(rows, () =>
      lines([...rows.map((row) => `${row.id}  ${followUpLine(row)}`), counted(rows.length, 'follow-up', 'follow-ups')]),
    )
  },
}

export async function allFollowUps(
  client: JournalClient,
  state: 'open' | 'done' | 'all',
  actor?: 'me' | 'them',
): Promise<FollowUpRow[]> {
  const rows: FollowUpRow[] = []
  for (let total = 1; rows.length < total;) {
    const page = await client.queries.followUps({
      state,
      offset: rows.length,
      limit: PAGE,
      ...(actor ? { actor } : {}),
    })
    rows.push(...page.rows)
    total = page.rows.length === 0 ? 0 : page.total
  }
  return rows
}
