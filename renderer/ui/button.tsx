import type { ReactNode } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { KeyHint } from './key-hint.tsx'
import { pressByKey } from './press-by-key.ts'
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
  form?: string
  'aria-label'?: string
  'aria-describedby'?: string
  className?: string | undefined
}

/** The browser's own button: one of React Aria costs a screen that is opened more than all of its words. */
export function Button({
  kind = 'quiet',
  size = 'normal',
  type = 'button',
  icon,
  keys,
  isDisabled = false,
  isPending = false,
  onPress,
  onKeyDown,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      data-pending={isPending || undefined}
      onClick={(event) => {
        // One that sends a form would send it again.
        if (isPending) event.preventDefault()
        else onPress?.()
      }}
      onKeyDown={(event) => {
        // A form is sent by the browser, by each Enter that is pressed and not held down.
        if (type === 'button') pressByKey(event, isPending ? () => {} : onPress)
        else if (event.key === 'Enter' && event.repeat) event.preventDefault()
        onKeyDown?.(event)
      }}
      className={cx(styles.button, styles[kind], styles[size], className)}
    >
      {icon}
      <span className={styles.words}>{children}</span>
      {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  )
}
