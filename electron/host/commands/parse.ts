import type { CliCommand } from './cli-command.ts'
import { lineOf } from './cli-command.ts'
import { explainFailure } from '#host/explain-failure.ts'
import { describe, readLine } from './read-line.ts'

export const parse: CliCommand = {
  operands: 'LINE',
  about: 'Shows what a line would be understood to say. Writes nothing.',
  async run(context) {
    const line = lineOf(context, 'The line')
    const isAsked = context.folderWasNamed || context.journalExists()
    // Knowing nobody still shows dates and follow-ups: a journal that cannot be opened only makes everybody new.
    const client = isAsked
      ? await context.journal('existing').catch(async (error: Error) => {
          context.say((await explainFailure(error)) ?? error.message)
          return null
        })
      : null
    const read = await readLine(line, context, client)
    context.print(read.draft, () => describe(read))
  },
}
