import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './page.module.css'

/** One screen. `reading` keeps lines short; `wide` takes the whole column, for lists and tables. */
export function Page({ children, width = 'reading' }: { children: ReactNode; width?: 'reading' | 'wide' }) {
  return <div className={cx(styles.page, styles[width])}>{children}</div>
}

export interface PageHeaderProps {
  title: ReactNode
  /** A quiet line: above the title a date or a way back, below it a sentence. */
  above?: ReactNode
  below?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, above, below, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.headings}>
        {above !== undefined && <div className={styles.above}>{above}</div>}
        <h1 className={styles.title}>{title}</h1>
        {below !== undefined && <div className={styles.below}>{below}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

export interface SectionProps {
  title: string
  /** A quiet number behind the title. */
  count?: number | undefined
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** Below another section. */
  level?: 2 | 3
}

export function Section({ title, count, note, actions, children, level = 2 }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.sectionHeader}>
        <Heading id={id} className={styles.sectionTitle}>
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </Heading>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {actions !== undefined && <div className={styles.sectionActions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}
