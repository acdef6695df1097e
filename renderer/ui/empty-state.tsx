import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  /** What this place is for, or why nothing is here. One sentence. */
  children: ReactNode
  /** The one thing to do next. */
  action?: ReactNode
  icon?: ReactNode
}

export function EmptyState({ children, action, icon }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && (
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
      )}
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  )
}
