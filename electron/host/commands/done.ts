import type { FollowUpRow } from '#shared/contract/rows.ts'
import type { CliCommand } from './cli-command.ts'
import { lineOf, Refused } from './cli-command.ts'
import { allFollowUps } from './follow-ups.ts'
import { followUpLine, lines } from './words.ts'

export const done: CliCommand = {
  operands: 'ID or WORDS',
  about: 'Marks an open follow-up as done: the one of that id, or the only one with those words.',
  async run(context) {
    const asked = lineOf(context, 'The follow-up')
    const client = await context.journal('existing')
    const found = findFollowUps(await allFollowUps(client, 'open'), asked)
    const [meant, another] = found
    if (!meant) throw new Refused(`No open follow-up has the words: ${asked}`)
    if (another) {
      const rows = found.slice(0, 10).map((row) => `  ${row.id}  ${followUpLine(row)}`)
      throw new Refused(`Several follow-ups may be meant; give the id:\n${rows.join('\n')}`)
    }
    await client.commands.completeFollowUps({ ids: [meant.id] })
    context.print({ id: meant.id, text: meant.text }, () => lines([`Done: ${meant.text}`]))
  },
}

function findFollowUps(rows: readonly FollowUpRow[], asked: string): FollowUpRow[] {
  const byId = rows.filter(({ id }) => id === asked)
  if (byId.length > 0) return byId
  const words = asked.toLocaleLowerCase().split(/\s+/)
  return rows.filter(({ text, people }) => {
    const all = [text, ...people.map(({ name }) => name)].join(' ').toLocaleLowerCase()
    return words.every((word) => all.includes(word))
  })
}
