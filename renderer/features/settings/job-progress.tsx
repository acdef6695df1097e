import type { ReactNode } from 'react'
import { endedWords } from '#parts/job-words.ts'
import { settingsFailureWords } from '#parts/settings-failure-words.ts'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Progress } from '#ui/progress.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import type { WatchedJob } from './use-job.ts'
import styles from './settings.module.css'

export interface JobProgressProps {
  watched: WatchedJob
  /** "Backing up" */
  label: string
  /** What a job has to say that is done, or that was stopped and has a report of how far it came. */
  children?: ReactNode
}

/** How far a job is; when it has ended, what it says. */
export function JobProgress({ watched: { job, cancel }, label, children }: JobProgressProps) {
  const i18n = useI18n()
  const locale = useLocale()
  if (job === null) return null
  const number = new Intl.NumberFormat(locale)
  switch (job.state) {
    case 'running':
      return (
        <div className={styles.job}>
          <Progress
            label={label}
            value={job.total === 0 ? null : job.done}
            max={Math.max(job.total, 1)}
            detail={
              job.total > 1
                ? i18n.t('{done} of {total}', { done: number.format(job.done), total: number.format(job.total) })
                : undefined
            }
            onCancel={job.cancellable ? cancel : undefined}
          />
        </div>
      )
    case 'failed':
      return (
        <div className={styles.job}>
          <ErrorNotice title={i18n.t('That did not work.')}>
            {job.failure === null ? endedWords(i18n, job) : settingsFailureWords(i18n, job.failure)}
          </ErrorNotice>
          {job.report !== null && children}
        </div>
      )
    case 'cancelled':
      return (
        <div role="status" className={styles.said}>
          <p>{endedWords(i18n, job)}</p>
          {job.report !== null && children}
        </div>
      )
    case 'done':
      return (
        <div role="status" className={styles.said}>
          {children}
        </div>
      )
  }
}
