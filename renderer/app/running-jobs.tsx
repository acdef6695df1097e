import type { I18n } from '@lingui/core'
import { useEffect, useRef } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { JobReport, JobState } from '#shared/contract/job-contract.ts'
import { endedWords } from '#parts/job-words.ts'
import { Progress } from '#ui/progress.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './running-jobs.module.css'

/** A preview is shown where it was asked for; the backup of the day is nobody's business unless it fails. */
const QUIET: ReadonlySet<JobState['kind']> = new Set(['import-preview', 'backup'])

/** What runs at the moment, and a word when it ends; for screens that do not show it themselves. */
export function RunningJobs() {
  const i18n = useI18n()
  const locale = useLocale()
  const jobs = useJournalQuery('jobs').data ?? []
  const cancel = useCommand('cancelJob')
  useEndedJobs(jobs)
  const running = jobs.filter(({ state, kind }) => state === 'running' && !QUIET.has(kind))
  if (running.length === 0) return null
  const number = new Intl.NumberFormat(locale)
  return (
    <div className={styles.jobs}>
      {running.map((job) => (
        <Progress
          key={job.id}
          label={runningWords(i18n, job)}
          value={job.total === 0 ? null : job.done}
          max={job.total === 0 ? 100 : job.total}
          detail={
            job.total === 0
              ? undefined
              : i18n.t('{done} of {total}', { done: number.format(job.done), total: number.format(job.total) })
          }
          onCancel={job.cancellable ? () => void cancel.run({ job: job.id }) : undefined}
        />
      ))}
    </div>
  )
}

/** Says what came of each job that was seen running. */
function useEndedJobs(jobs: readonly JobState[]): void {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const running = useRef(new Set<string>())
  useEffect(() => {
    for (const job of jobs) {
      if (job.state === 'running') running.current.add(job.id)
      else if (running.current.delete(job.id)) {
        const words = job.state === 'done' ? reportWords(i18n, job.report) : endedWords(i18n, job)
        const undo =
          job.report?.kind === 'import' || job.report?.kind === 'journal-import' ? job.report.result.undo : null
        if (words !== '') feedback.done(words, undo)
      }
    }
  }, [jobs, i18n, feedback])
}

function runningWords(i18n: I18n, { kind }: JobState): string {
  switch (kind) {
    case 'import-preview':
      return i18n.t('Reading the file')
    case 'import':
    case 'journal-import':
      return i18n.t('Importing')
    case 'export':
      return i18n.t('Exporting')
    case 'calendar':
      return i18n.t('Reading calendars')
    case 'server':
      return i18n.t('Bringing together')
    case 'backup':
      return i18n.t('Backing up')
    case 'restore':
      return i18n.t('Restoring a backup')
    case 'rebuild':
      return i18n.t('Rebuilding the lists')
    case 'check':
      return i18n.t('Checking the journal')
    case 'sample':
      return i18n.t('Preparing the sample journal')
  }
}

function reportWords(i18n: I18n, report: JobReport | null): string {
  switch (report?.kind) {
    case 'journal-import':
      return i18n.t('Imported: {created} new, {changed} changed, {leftOut} left out.', {
        created: report.result.counts.create,
        changed: report.result.counts.add + report.result.counts.differ + report.result.counts.merge,
        leftOut: report.result.counts['left-out'] + report.result.counts.forgotten,
      })
    case 'import':
      return i18n.t(
        'Imported: {created} new, {updated} changed, {problemCount, plural, =0 {no problems} one {# problem} other {# problems}}.',
        {
          created: report.result.created,
          updated: report.result.updated,
          problemCount: report.result.problemCount,
        },
      )
    case 'export':
      return i18n.t('Exported: {written, plural, one {# file} other {# files}} written, {unchanged} as before.', {
        written: report.result.written,
        unchanged: report.result.unchanged,
      })
    case 'calendar':
      return i18n.t('Calendars are read.')
    case 'restore':
      return i18n.t('The backup is restored. The journal as it was is kept beside it.')
    case 'rebuild':
      return i18n.t('The lists are rebuilt.')
    case 'check':
      return i18n.t('The journal is checked: {count, plural, =0 {all is well} one {# problem} other {# problems}}.', {
        count: report.problems.length,
      })
    default:
      return ''
  }
}
