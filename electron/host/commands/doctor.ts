import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused } from './cli-command.ts'
import { problemWords } from './failure-words.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

export const doctor: CliCommand = {
  operands: '',
  about: 'Checks the file, every document and every row. Ends with 1 where something is wrong.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { documents, problems } = await runJob(context, client, 'check', client.commands.check())
    context.print({ documents, problems }, () =>
      lines([...problems.map(problemWords), `${counted(documents, 'document', 'documents')} checked.`]),
    )
    if (problems.length > 0) throw new Refused(`${counted(problems.length, 'problem was', 'problems were')} found.`)
  },
}
