import type { FocusEvent, KeyboardEvent, ReactNode, Ref } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Group } from 'react-aria-components/Group'
import { Text } from 'react-aria-components/Text'
import { Input, Label, TextField as AriaTextField } from 'react-aria-components/TextField'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
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
    <AriaTextField
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      isInvalid={error !== undefined}
      className={cx(styles.field, className)}
    >
      {!hideLabel && <Label className={styles.label ?? ''}>{label}</Label>}
      <Group className={styles.control ?? ''}>
        {icon !== undefined && <span className={styles.icon}>{icon}</span>}
        <Input {...defined({ placeholder, onBlur, onKeyDown })} ref={ref} className={styles.input ?? ''} />
      </Group>
      {help !== undefined && error === undefined && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
