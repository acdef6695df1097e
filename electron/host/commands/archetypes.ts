import type { ArchetypeRow } from '#shared/contract/strategy-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, lines } from './words.ts'

export const archetypes: CliCommand = {
  operands: '',
  about: 'Lists the types of people that are wanted, with their seats and who is in them.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { archetypes: rows } = await client.queries.strategy()
    context.print(rows, () =>
      lines([...rows.map(archetypeLine), counted(rows.length, 'type of person', 'types of people')]),
    )
  },
}

/** One type of person on one line, with its seats and those who are known furthest. */
export function archetypeLine({ name, seats, filled, people, counts }: ArchetypeRow): string {
  const names = people.map((person) => (person.stage === 'identified' ? `${person.name}?` : person.name))
  const more = filled + counts.identified - names.length
  const all = more > 0 ? [...names, `and ${more} more`] : names
  return `${name.padEnd(36)}  ${`${filled} of ${seats}`.padEnd(8)}  ${all.join(', ')}`.trimEnd()
}
