import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { Page, PageHeader } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { ChooseFiles } from './choose-files.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportMapping } from './import-mapping.tsx'
import { ImportPreviewPage } from './import-preview-page.tsx'
import { importSession, type ImportSession, type ImportStage } from './import-session.ts'
import { JournalFileDone } from './journal-file-done.tsx'
import { JournalFilePreviewPage } from './journal-file-preview.tsx'
import styles from './import.module.css'

export interface ImportScreenProps {
  /** Where the report leads. */
  onOpenPeople: () => void
  onFindDuplicates: () => void
}

/** Bringing people in: files, what they would change, the import, and its report. */
export function ImportScreen({ onOpenPeople, onFindDuplicates }: ImportScreenProps) {
  const i18n = useI18n()
  const session = importSession(useJournalConnection())
  const now = useSyncExternalStore(session.onChange, session.now)
  useFocusKept(now.stage === 'done' || now.stage === 'journal-done' ? now.undo.state : now.stage)
  switch (now.stage) {
    case 'preview':
      return <ImportPreviewPage session={session} now={now} />
    case 'mapping':
      return <ImportMapping key={now.preview} session={session} now={now} />
    case 'journal-preview':
      return <JournalFilePreviewPage session={session} now={now} />
    case 'journal-done':
      return <JournalFileDone session={session} now={now} />
    case 'done':
      return <ImportDone session={session} now={now} onOpenPeople={onOpenPeople} onFindDuplicates={onFindDuplicates} />
    case 'choose':
      return (
        <Page>
          <PageHeader
            title={i18n.t('Import')}
            below={i18n.t(
              'Bring in the people you know from LinkedIn, Google, Outlook, Monica, Obsidian, a phone or any spreadsheet. Nothing leaves this machine.',
            )}
          />
          <ChooseFiles session={session} trouble={now.trouble} />
        </Page>
      )
    default:
      return (
        <Page>
          <PageHeader title={i18n.t('Import')} below={namesOf(now.files)} />
          <div className={styles.progress}>
            {now.stage === 'uploading' ? (
              <Uploading now={now} session={session} />
            ) : (
              <Job key={now.job} now={now} session={session} />
            )}
          </div>
        </Page>
      )
  }
}

function Uploading({ now, session }: { now: Extract<ImportStage, { stage: 'uploading' }>; session: ImportSession }) {
  const i18n = useI18n()
  const size = useMegabytes()
  return (
    <Progress
      label={i18n.t('Opening {count, plural, one {the file} other {# files}}', { count: now.files.length })}
      value={now.sent}
      max={Math.max(now.total, 1)}
      detail={i18n.t('{sent} of {total}', { sent: size(now.sent), total: size(now.total) })}
      onCancel={session.stopUpload}
    />
  )
}

/** Watches the job that reads or writes, and goes on when it has ended. */
function Job({
  now,
  session,
}: {
  now: Extract<ImportStage, { stage: 'reading' | 'importing' | 'journal-importing' }>
  session: ImportSession
}) {
  const i18n = useI18n()
  const locale = useLocale()
  const connection = useJournalConnection()
  const { data: job, error } = useJournalQuery('job', { job: now.job })
  useEffect(() => {
    if (error !== null) session.set({ stage: 'choose', trouble: 'opened-anew' })
    if (job === undefined || job.state === 'running') return
    const { report, failure, state } = job
    if (report?.kind === 'import-preview') {
      const undecided = { decisions: {}, anyway: new Set<string>() }
      const { preview, result } = report
      const isKnown = result.tables.every(({ isRemembered }) => isRemembered)
      session.set({ stage: isKnown ? 'preview' : 'mapping', files: now.files, preview, result, ...undecided })
    } else if (report?.kind === 'import') {
      session.set({ stage: 'done', files: now.files, report: report.result, undo: { state: 'possible' } })
    } else if (report?.kind === 'journal-preview') {
      session.set({ stage: 'journal-preview', files: now.files, preview: report.preview, result: report.result })
    } else if (report?.kind === 'journal-import') {
      session.set({ stage: 'journal-done', files: now.files, report: report.result, undo: { state: 'possible' } })
    } else if (state === 'cancelled' && now.stage === 'importing') {
      const { job: _ended, ...previewed } = now
      session.set({ ...previewed, stage: 'preview' })
    } else if (state === 'cancelled' && now.stage === 'reading' && now.before !== null) {
      session.set(now.before)
    } else session.set({ stage: 'choose', trouble: failure })
  }, [job, error, session, now])

  const number = new Intl.NumberFormat(locale)
  const done = job?.done ?? 0
  const total = job?.total ?? 0
  return (
    <Progress
      label={now.stage === 'reading' ? i18n.t('Reading, and looking for whom you know already') : i18n.t('Importing')}
      value={total === 0 ? null : done}
      max={Math.max(total, 1)}
      detail={
        now.stage !== 'reading' && total > 0
          ? i18n.t('{done} of {total}', { done: number.format(done), total: number.format(total) })
          : undefined
      }
      onCancel={() => void connection.client.commands.cancelJob({ job: now.job }).catch(() => undefined)}
    />
  )
}

/** What had the focus goes away with its stage: the keys go on in the screen, not at the top of the window. */
function useFocusKept(stage: string): void {
  const last = useRef(stage)
  useEffect(() => {
    if (last.current === stage) return
    last.current = stage
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
  }, [stage])
}

function namesOf(files: readonly string[]): string {
  return files.length <= 3 ? files.join(', ') : `${files.slice(0, 3).join(', ')} …`
}

function useMegabytes(): (bytes: number) => string {
  const locale = useLocale()
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  return (bytes) => format.format(bytes / 1_000_000)
}
