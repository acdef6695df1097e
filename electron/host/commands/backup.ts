import type { Command } from './command.ts'
import { noOperands } from './command.ts'
import { runJob } from './run-job.ts'
import { counted } from './words.ts'

export const backup: Command = {
  operands: '',
  about: 'Makes a backup now, and reads it to verify it.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const report = await runJob(context, client, 'backup', client.commands.backUp())
    context.print(report.backup, () => {
      const { file, documents, verified } = report.backup
      return `${counted(documents, 'document', 'documents')} in ${file}, ${verified ? 'verified' : 'not verified'}.`
    })
  },
}
