import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { KeyHint } from './key-hint.tsx'
import type { TriggerProps } from './use-trigger.ts'

export interface ButtonProps extends TriggerProps {
  children: ReactNode
  /** One `primary` a screen; `quiet` for the rest; `plain` reads like a link; `danger` for what cannot be undone. */
  kind?: 'primary' | 'quiet' | 'plain' | 'danger'
  size?: 'small' | 'normal'
  icon?: ReactNode
  /** Keys as in `commands.ts` (`$mod+Enter`), shown behind the words. */
  keys?: string
  type?: 'button' | 'submit'
  isDisabled?: boolean
  /** Cannot be pressed for as long as something runs, and keeps the focus, which a disabled one loses. */
  isPending?: boolean
  autoFocus?: boolean
  /** Null keeps it out of what surrounds it: a button of its own inside a calendar. */
  slot?: string | null
  form?: string
  'aria-label'?: string
  'aria-describedby'?: string
  className?: string | undefined
}

export function Button({ kind = 'quiet', size = 'normal', icon, keys, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[kind], styles[size], className)}>
      {icon}
      <span className={styles.words}>{children}</span>
      {keys !== undefined && <KeyHint keys={keys} />}
    </AriaButton>
  )
}
