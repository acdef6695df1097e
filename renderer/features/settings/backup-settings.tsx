import { useState } from 'react'
import { settingsFailureWords } from '#parts/settings-failure-words.ts'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { BackupRow } from '#shared/contract/job-contract.ts'
import { Button } from '#ui/button.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { JobProgress } from './job-progress.tsx'
import { SayPassphraseDialog } from './say-passphrase-dialog.tsx'
import { useJob } from './use-job.ts'
import styles from './settings.module.css'

const SHOWN_FIRST = 5

/** The copies that are kept of the journal, and the way back to one. */
export function BackupSettings() {
  const i18n = useI18n()
  const locale = useLocale()
  const { data: backups = [] } = useJournalQuery('backups')
  const { data: info } = useJournalQuery('journalInfo')
  const background = info?.background ?? null
  const [showsAll, setShowsAll] = useState(false)
  const backUp = useCommand('backUp')
  const restore = useCommand('restoreBackup')
  const backingUp = useJob('backup')
  const restoring = useJob('restore')
  const isBusy = backingUp.job?.state === 'running' || restoring.job?.state === 'running'
  const when = (at: number) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const reasons: Record<BackupRow['reason'], string> = {
    daily: i18n.t('by day'),
    'before-format': i18n.t('before a new version'),
    'before-restore': i18n.t('before a restore'),
    'before-join': i18n.t('before another device or file joined'),
  }
  const newest = backups.toSorted((a, b) => b.at - a.at)
  const last = newest[0]
  const shown = showsAll ? newest : newest.slice(0, SHOWN_FIRST)
  const [asked, setAsked] = useState({ file: '', isAsking: false })
  const bringBack = (file: string) => {
    setAsked({ file, isAsking: false })
    void restoring.start(() => restore.run({ file })).catch(() => undefined)
  }
  const needsPassphrase = restoring.job?.failure?.code === 'BACKUP_NEEDS_PASSPHRASE' && asked.file !== ''
  const report = restoring.job?.report?.kind === 'restore' ? restoring.job.report : null

  return (
    <>
      <div className={styles.line}>
        <span className={styles.words}>
          {last === undefined
            ? i18n.t('No backup yet.')
            : i18n.t('Last backup: {when}, read again and found whole.', { when: when(last.at) })}
        </span>
        <Button
          size="small"
          isPending={isBusy}
          onPress={() => void backingUp.start(() => backUp.run()).catch(() => undefined)}
        >
          {i18n.t('Back up now')}
        </Button>
      </div>
      {background !== null && (
        <p className={styles.note}>
          {i18n.t('What the journal does by itself could not be done: {why}', {
            why: settingsFailureWords(i18n, background),
          })}
        </p>
      )}
      <JobProgress watched={backingUp} label={i18n.t('Backing up')}>
        {i18n.t('The journal is backed up.')}
      </JobProgress>
      <p className={styles.note}>
        {i18n.t(
          'Seven daily and four weekly backups are kept, beside the journal and encrypted like it. Copy one to another disk from time to time.',
        )}
      </p>
      {newest.length > 0 && (
        <>
          <ul aria-label={i18n.t('Backups')} className={styles.backups}>
            {shown.map((backup) => (
              <li key={backup.file}>
                <span className={styles.words}>{when(backup.at)}</span>
                <span className={styles.quiet}>{reasons[backup.reason]}</span>
                <span className={styles.quiet}>{size.format(backup.bytes / 1_000_000)}</span>
                <Button
                  size="small"
                  isPending={isBusy}
                  aria-label={i18n.t('Restore the backup of {when}', { when: when(backup.at) })}
                  onPress={() => bringBack(backup.file)}
                >
                  {i18n.t('Restore')}
                </Button>
              </li>
            ))}
          </ul>
          {shown.length < newest.length && (
            <Button kind="plain" size="small" onPress={() => setShowsAll(true)}>
              {i18n.t('Show all {count}', { count: newest.length })}
            </Button>
          )}
          <p className={styles.note}>
            {i18n.t(
              'Restore puts the whole journal back to that moment. The journal as it is now is kept beside it, so that nothing is lost and you can go back to it.',
            )}
          </p>
        </>
      )}
      <JobProgress watched={restoring} label={i18n.t('Restoring')}>
        {report !== null && (
          <>
            {i18n.t('The journal is as it was then: {count, plural, one {# entry} other {# entries}}.', {
              count: report.documents,
            })}{' '}
            {report.keptAt !== null && (
              <>
                {i18n.t('What it was before is kept.')}{' '}
                <Button size="small" onPress={() => bringBack(report.keptAt ?? '')}>
                  {i18n.t('Go back to it')}
                </Button>
              </>
            )}
          </>
        )}
      </JobProgress>
      {needsPassphrase && (
        <Button size="small" onPress={() => setAsked({ ...asked, isAsking: true })}>
          {i18n.t('Type its passphrase')}
        </Button>
      )}
      {asked.isAsking && (
        <SayPassphraseDialog
          title={i18n.t('The passphrase of the backup')}
          action={i18n.t('Restore')}
          onSay={async (passphrase) => {
            await restoring.start(() => restore.run({ file: asked.file, passphrase }))
            return 'right'
          }}
          onClose={() => setAsked({ ...asked, isAsking: false })}
        />
      )}
    </>
  )
}
