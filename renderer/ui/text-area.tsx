import type { ReactNode, Ref } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Group } from 'react-aria-components/Group'
import { Text } from 'react-aria-components/Text'
import { Label, TextField as AriaTextField } from 'react-aria-components/TextField'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import styles from './field.module.css'

export interface TextAreaProps {
  label: string
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  placeholder?: string
  help?: ReactNode
  error?: string | undefined
  rows?: number
  /** Set in the reading serif: for notes. */
  reading?: boolean
  autoFocus?: boolean
  isDisabled?: boolean
  onBlur?: () => void
  ref?: Ref<HTMLTextAreaElement>
  className?: string | undefined
}

export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, placeholder, help, error, rows = 3, reading, ref, className, ...rest } = props
  return (
    <AriaTextField
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      isInvalid={error !== undefined}
      className={cx(styles.field, className)}
    >
      {!hideLabel && <Label className={styles.label ?? ''}>{label}</Label>}
      <Group className={styles.control ?? ''}>
        <AriaTextArea
          {...defined({ placeholder })}
          ref={ref}
          rows={rows}
          data-reading={reading || undefined}
          className={styles.area ?? ''}
        />
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
