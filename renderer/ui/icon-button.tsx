import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps {
  /** What it does: its name for a screen reader, and its tooltip. */
  label: string
  children: ReactNode
  keys?: string
  isDisabled?: boolean
  slot?: string
  onPress?: () => void
  ref?: Ref<HTMLButtonElement>
  className?: string | undefined
}

/** A button that shows an icon alone, and says in a tooltip what it does. */
export function IconButton({ label, keys, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles.icon, className)}>
        {children}
      </AriaButton>
    </Tooltip>
  )
}
