import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { counted, followUpLine, lines } from './words.ts'

export const today: CliCommand = {
  operands: '',
  about: 'Shows what is due today, and who is cooling.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const page = await client.queries.today()
    context.print(page, () => {
      const section = (title: string, rows: string[]) => (rows.length === 0 ? [] : ['', title, ...rows])
      const parts = [
        ...section('Mine', page.mine.map(followUpLine)),
        ...section('Theirs', page.theirs.map(followUpLine)),
        ...section('Coming up', page.upcoming.map(followUpLine)),
        ...section(
          'Cooling',
          page.cooling.map(
            ({ person, daysSince, cadence }) =>
              `${person.name}: last spoke ${counted(daysSince, 'day', 'days')} ago; you wanted every ${cadence.idealDays}`,
          ),
        ),
        ...section(
          'Dates',
          page.dates.map(({ person, label, on }) => `${on}  ${person.name}, ${label}`),
        ),
      ]
      return lines([page.date, ...(parts.length > 0 ? parts : ['Nothing is due.'])])
    })
  },
}
