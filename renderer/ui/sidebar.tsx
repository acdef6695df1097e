import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { PageLink } from './page-link.tsx'
import styles from './sidebar.module.css'

export interface SidebarProps {
  /** Its name for a screen reader. */
  label: string
  top?: ReactNode
  children: ReactNode
  /** Kept at the lower end. */
  below?: ReactNode
}

export function Sidebar({ label, top, children, below }: SidebarProps) {
  return (
    <nav aria-label={label} className={styles.sidebar}>
      {top !== undefined && <div className={styles.top}>{top}</div>}
      <ul className={styles.items}>{children}</ul>
      {below !== undefined && <ul className={cx(styles.items, styles.below)}>{below}</ul>}
    </nav>
  )
}

export interface SidebarItemProps {
  href: string
  icon: ReactNode
  children: ReactNode
  /** Shown as a quiet number; nothing for 0. `countLabel` says what it counts. */
  count?: number | undefined
  countLabel?: string | undefined
  isCurrent?: boolean
  onNavigate: () => void
}

export function SidebarItem({
  href,
  icon,
  children,
  count,
  countLabel,

  isCurrent,
  onNavigate,
}: SidebarItemProps) {
  return (
    <li>
      <PageLink href={href} onOpen={onNavigate} isCurrent={isCurrent} className={styles.item}>
        {icon}
        <span className={styles.words}>{children}</span>
        {count !== undefined && count > 0 && (
          <span className={styles.count}>
            <span aria-hidden={countLabel !== undefined}>{count}</span>
            {countLabel !== undefined && <span className={styles.hidden}>{countLabel}</span>}
          </span>
        )}
      </PageLink>
    </li>
  )
}
