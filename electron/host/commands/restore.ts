import type { CliCommand } from './cli-command.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

export const restore: CliCommand = {
  operands: '[FILE]',
  about:
    'Replaces the journal by a backup, keeping the journal as it is now beside it. Without a file: lists the backups.',
  async run(context) {
    const client = await context.journal('existing')
    const [file, ...more] = context.operands
    if (file === undefined) {
      const backups = await client.queries.backups()
      return context.print(backups, () =>
        lines([
          ...backups.map(({ file: name, at, reason }) => `${new Date(at).toISOString()}  ${name}  ${reason}`),
          counted(backups.length, 'backup', 'backups'),
        ]),
      )
    }
    const whole = [file, ...more].join(' ')
    const { documents, keptAt } = await runJob(
      context,
      client,
      'restore',
      client.commands.restoreBackup({ file: whole }),
    )
    context.print({ documents, keptAt }, () =>
      lines([
        `Restored ${counted(documents, 'document', 'documents')}.`,
        keptAt === null ? null : `What was there before is kept in ${keptAt}`,
      ]),
    )
  },
}
