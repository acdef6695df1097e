import type { FocusEvent, KeyboardEvent, ReactNode, Ref } from 'react'
import { Group } from 'react-aria-components/Group'
import { Input, TextField as AriaTextField } from 'react-aria-components/TextField'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
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

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, placeholder, help, error, icon, ref, className, onBlur, onKeyDown, ...rest } = props
  return (
    <AriaTextField {...rest} {...fieldProps({ label, hideLabel, error })} className={cx(styles.field, className)}>
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
        <Group className={styles.control ?? ''}>
          {icon !== undefined && <span className={styles.icon}>{icon}</span>}
          <Input {...defined({ placeholder, onBlur, onKeyDown })} ref={ref} className={styles.input ?? ''} />
        </Group>
      </FieldShell>
    </AriaTextField>
  )
}
