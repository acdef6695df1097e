import type { CliCommand, CliContext } from './cli-command.ts'
import { Refused } from './cli-command.ts'
import { askPassphrase } from '#host/ask-passphrase.ts'
import { reachJournal } from '#host/reach-journal.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

export const restore: CliCommand = {
  operands: '[FILE]',
  about:
    'Replaces the journal by a backup, keeping the journal as it is now beside it. Without a file: lists the backups.',
  details:
    'It need not be possible to open the journal: a damaged or missing one is restored too. On another machine, where there is none yet, a backup and its recovery passphrase are enough.',
  async run(context) {
    if (context.operands.length === 0) {
      if (!context.journalExists()) throw new Refused(`There is no journal in ${context.folder}`)
      return await listAll(context)
    }
    const { documents, keptAt } = await restoreFrom(context.operands.join(' '), context)
    context.print({ documents, keptAt }, () =>
      lines([
        `Restored ${counted(documents, 'document', 'documents')}.`,
        keptAt === null ? null : `What was there before is kept in ${keptAt}`,
      ]),
    )
  },
}

async function listAll(context: CliContext): Promise<void> {
  const { listBackups } = await import('#journal/documents/backup-files.ts')
  const { basename } = await import('node:path')
  const backups = listBackups(context.folder).map((backup) => ({ ...backup, file: basename(backup.file) }))
  context.print(backups, () =>
    lines([
      ...backups.map(({ file: name, at, reason }) => `${new Date(at).toISOString()}  ${name}  ${reason}`),
      counted(backups.length, 'backup', 'backups'),
    ]),
  )
}

async function restoreFrom(file: string, context: CliContext): Promise<{ documents: number; keptAt: string | null }> {
  const { folder, now, signal } = context
  const { restoreClosed } = await import('#host/restore-closed.ts')
  const reached = await reachJournal(folder, { here: () => restoreClosed(folder, file, now), signal })
  if ('host' in reached) {
    const { backupOf } = await import('#journal/documents/backup-files.ts')
    const { resolve } = await import('node:path')
    const { client, close } = reached.host
    try {
      // The host stands in a folder of its own.
      const meant = backupOf(folder, file) === null ? resolve(file) : file
      const withHost = (passphrase: string | null) =>
        runJob(context, client, 'restore', client.commands.restoreBackup({ file: meant, passphrase }))
      return await withHost(null).catch(async (error: unknown) => {
        if (!(error instanceof Refused) || error.failure?.code !== 'BACKUP_NEEDS_PASSPHRASE') throw error
        const passphrase = await askPassphrase('Recovery passphrase that the backup was made under')
        if (passphrase === null) throw error
        return await withHost(passphrase)
      })
    } finally {
      await close()
    }
  }
  return reached.here
}
