import { useId, type ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import styles from './switch.module.css'

export interface SwitchProps {
  label: string
  help?: ReactNode
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/** On or off, at once. */
export function Switch({ label, help, className, ...rest }: SwitchProps) {
  const helpId = useId()
  return (
    <div className={cx(styles.row, className)}>
      <AriaSwitch
        {...defined({ ...rest, 'aria-describedby': help === undefined ? undefined : helpId })}
        className={styles.switch ?? ''}
      >
        <span className={styles.words}>{label}</span>
        <span className={styles.track} />
      </AriaSwitch>
      {help !== undefined && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  )
}
