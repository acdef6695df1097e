import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { runJob } from './run-job.ts'

export const backup: CliCommand = {
  operands: '',
  about: 'Makes a backup now, and reads it to verify it.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const report = await runJob(context, client, 'backup', client.commands.backUp())
    const { file, bytes } = report.backup
    context.print(report.backup, () => `${file}, ${Math.ceil(bytes / 1024)} KiB, read and sound.`)
  },
}
