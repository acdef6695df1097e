import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { runJob } from './run-job.ts'
import { counted } from './words.ts'

export const rebuild: CliCommand = {
  operands: '',
  about: 'Makes every row that screens read anew from the documents.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { documents, quarantined } = await runJob(context, client, 'rebuild', client.commands.rebuild())
    context.print({ documents, quarantined }, () => {
      const aside = quarantined === 0 ? '' : `, ${quarantined} set aside because they cannot be read`
      return `Rebuilt from ${counted(documents, 'document', 'documents')}${aside}.`
    })
  },
}
