import { open } from 'node:fs/promises'
import type { BlockRow } from '#shared/contract/plan-contract.ts'
import { blockTitle } from '#shared/model/time-block.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused, WrongUsage } from './cli-command.ts'
import { BLOCK_PROBLEMS } from './failure-words.ts'
import { counted, lines } from './words.ts'

export const blocks: CliCommand = {
  operands: '',
  about: 'Lists time blocks with when they come, or writes them for other calendars.',
  options: { ics: { type: 'boolean' }, out: { type: 'string' } },
  optionHelp: {
    ics: 'as an iCalendar file: a neutral title, no names',
    out: 'with --ics, a new file to write to; otherwise it is printed',
  },
  async run(context) {
    noOperands(context)
    const { ics, out } = context.values
    if (out !== undefined && ics !== true) throw new WrongUsage('--out goes with --ics')
    const client = await context.journal('existing')
    if (ics !== true) {
      const { rows } = await client.queries.blocks()
      context.print(rows, () => lines([...rows.flatMap(blockLines), counted(rows.length, 'time block', 'time blocks')]))
      return
    }
    const { text, blocks: written } = await client.queries.blocksCalendar()
    if (typeof out !== 'string') {
      process.stdout.write(text)
      return
    }
    const file = await open(out, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new Refused(`${out} is there already, and was left as it is.`)
      throw new Refused(`${out} cannot be written: ${error.message}`)
    })
    try {
      await file.writeFile(text)
    } finally {
      await file.close()
    }
    context.print({ file: out, blocks: written }, () => `${counted(written, 'time block', 'time blocks')} in ${out}`)
  },
}

function blockLines({ id, rule, problem, upcoming, ...words }: BlockRow): string[] {
  const next = upcoming.map(({ day, date, time, isOff, isMoved }) =>
    isOff ? `${day} left out` : `${date} ${time}${isMoved ? ' (moved)' : ''}`,
  )
  return [
    `${id}  ${blockTitle(words)} (${rule.rrule}, ${rule.time} ${rule.zone}, ${rule.minutes} min)`,
    `  ${problem === null ? next.join(', ') || 'It has come for the last time.' : BLOCK_PROBLEMS[problem](rule.zone)}`,
  ]
}
