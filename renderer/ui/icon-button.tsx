import type { ReactNode } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { pressByKey } from './press-by-key.ts'
import { tipOf } from './tooltip.tsx'
import type { TriggerProps } from './use-trigger.ts'

export interface IconButtonProps extends TriggerProps {
  /** What it does: its name for a screen reader, and its tooltip. */
  label: string
  children: ReactNode
  keys?: string
  isDisabled?: boolean
  className?: string | undefined
}

/**
 * A button that shows an icon alone, and says in a tooltip what it does. The browser's own button: lists have some of them in
 * each row, where one of React Aria costs more than the row.
 */
export function IconButton({
  label,
  keys,
  children,
  className,
  isDisabled = false,
  onPress,
  onKeyDown,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      {...tipOf(label, keys)}
      type="button"
      aria-label={label}
      disabled={isDisabled}
      onClick={onPress && (() => onPress())}
      onKeyDown={(event) => {
        pressByKey(event, onPress)
        onKeyDown?.(event)
      }}
      className={cx(styles.button, styles.icon, className)}
    >
      {children}
    </button>
  )
}
