import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { cx } from './cx.ts'

/*
 * Plain elements, without React Aria: the quick-log window shows chips as one types, and has to open at once.
 */

export interface ChipProps {
  children: ReactNode
  icon?: ReactNode
  /** `new` for what is made by saving, `care` for what wants a look, `chosen` for a filter that holds. */
  tone?: 'plain' | 'new' | 'care' | 'chosen'
  /** Makes it a button. */
  onPress?: (() => void) | undefined
  /** Says that it is a button that is down or up: a filter. */
  isPressed?: boolean | undefined
  /** Says that it opens a list. */
  opensMenu?: boolean | undefined
  isExpanded?: boolean | undefined
  /** Adds a ✕; `removeLabel` is its name: "Remove the filter Close ring". */
  onRemove?: (() => void) | undefined
  removeLabel?: string | undefined
  label?: string | undefined
  id?: string | undefined
  tabIndex?: number | undefined
  className?: string | undefined
}

/** A small word with a border: a tag, a filter, something understood. */
export function Chip(props: ChipProps) {
  const { children, icon, tone = 'plain', onPress, onRemove, removeLabel, id, tabIndex, label, className } = props
  const inside = (
    <>
      {icon}
      <span className={styles.words}>{children}</span>
    </>
  )
  return (
    <span className={cx(styles.chip, styles[tone], className)}>
      {onPress === undefined ? (
        <span id={id} className={styles.body}>
          {inside}
        </span>
      ) : (
        <button
          type="button"
          id={id}
          tabIndex={tabIndex}
          aria-label={label}
          aria-pressed={props.isPressed}
          aria-haspopup={props.opensMenu ? 'listbox' : undefined}
          aria-expanded={props.isExpanded}
          onClick={onPress}
          className={cx(styles.body, styles.button)}
        >
          {inside}
        </button>
      )}
      {onRemove !== undefined && (
        <button type="button" aria-label={removeLabel} onClick={onRemove} className={styles.remove}>
          <svg aria-hidden viewBox="0 0 12 12" width="12" height="12">
            <path d="M3 3l6 6M9 3l-6 6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </span>
  )
}

/** Chips in a row that wraps. Give it `label` where the chips belong together: "Filters". */
export function ChipGroup({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div role={label === undefined ? undefined : 'group'} aria-label={label} className={styles.group}>
      {children}
    </div>
  )
}
