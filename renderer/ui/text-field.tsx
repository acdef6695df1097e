import { useId, type FocusEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { cx } from './cx.ts'
import { describedBy, FieldHelp } from './field-help.tsx'
import styles from './field.module.css'

export interface TextFieldProps {
  /** Always there for a screen reader; `hideLabel` where the place says it to the eye. */
  label: string
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
  placeholder?: string
  help?: ReactNode
  /** Said below the field, which is marked as wrong. */
  error?: string | undefined
  icon?: ReactNode
  isDisabled?: boolean
  isReadOnly?: boolean
  isRequired?: boolean
  autoFocus?: boolean
  maxLength?: number
  name?: string
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  ref?: Ref<HTMLInputElement>
  className?: string | undefined
}

/** The browser's own field: what is typed is given on as it is, and a screen that is opened does not wait for more. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, help, error, icon, isDisabled = false, isReadOnly, isRequired, className, ...rest } = props
  const id = useId()
  return (
    <div
      data-invalid={error !== undefined || undefined}
      data-disabled={isDisabled || undefined}
      className={cx(styles.field, className)}
    >
      {!hideLabel && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <span className={styles.control}>
        {icon !== undefined && <span className={styles.icon}>{icon}</span>}
        <input
          {...rest}
          id={id}
          aria-label={hideLabel ? label : undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy({ id, help, error })}
          disabled={isDisabled}
          readOnly={isReadOnly}
          required={isRequired}
          onChange={({ target }) => props.onChange(target.value)}
          className={styles.input}
        />
      </span>
      <FieldHelp id={id} help={help} error={error} />
    </div>
  )
}
