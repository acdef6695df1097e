import type { ReactNode } from 'react'
import styles from './error-notice.module.css'

export interface ErrorNoticeProps {
  /** What happened. */
  title: string
  /** What was kept, and what to do. */
  children?: ReactNode
  action?: ReactNode
  /** For those who can read it: folded away. */
  details?: string | undefined
  detailsLabel?: string | undefined
}

/** In the place of what could not be shown or done. */
export function ErrorNotice({ title, children, action, details, detailsLabel }: ErrorNoticeProps) {
  return (
    <div role="alert" className={styles.notice}>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {details !== undefined && (
        <details className={styles.details}>
          <summary>{detailsLabel}</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
          <pre tabIndex={0}>{details}</pre>
        </details>
      )}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
