import type { ReactNode, Ref } from 'react'
import { Group } from 'react-aria-components/Group'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
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
    <AriaTextField {...rest} {...fieldProps({ label, hideLabel, error })} className={cx(styles.field, className)}>
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
        <Group className={styles.control ?? ''}>
          <AriaTextArea
            {...defined({ placeholder })}
            ref={ref}
            rows={rows}
            data-reading={reading || undefined}
            className={styles.area ?? ''}
          />
        </Group>
      </FieldShell>
    </AriaTextField>
  )
}
