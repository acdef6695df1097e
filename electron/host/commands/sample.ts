import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { runJob } from './run-job.ts'
import { counted } from './words.ts'

export const sample: CliCommand = {
  operands: '',
  about: 'Adds the sample journal: fictional people and conversations to look around with.',
  options: { remove: { type: 'boolean' } },
  optionHelp: { remove: 'takes it away again' },
  async run(context) {
    noOperands(context)
    const removes = context.values['remove'] === true
    const client = await context.journal(removes ? 'existing' : 'new or existing')
    const started = removes ? client.commands.removeSample() : client.commands.addSample()
    const { documents } = await runJob(context, client, 'sample', started)
    context.print({ documents }, () => `${counted(documents, 'entry', 'entries')} ${removes ? 'taken away' : 'added'}.`)
  },
}
