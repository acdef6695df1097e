import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import styles from './field.module.css'

export interface FieldShellProps {
  /** Always there for a screen reader; `hideLabel` where the place says it to the eye. */
  label: string
  hideLabel?: boolean | undefined
  help?: ReactNode
  /** Said below the field, in the place of the help. */
  error?: string | undefined
  /** Stands beside its name, at the other end. */
  beside?: ReactNode
  children: ReactNode
}

/** What stands around the control of every field: its name above, help or what is wrong below. Inside of a field of React Aria. */
export function FieldShell({ label, hideLabel, help, error, beside, children }: FieldShellProps) {
  return (
    <>
      {!hideLabel && beside === undefined && <Label className={styles.label ?? ''}>{label}</Label>}
      {!hideLabel && beside !== undefined && (
        <span className={styles.names}>
          <Label className={styles.label ?? ''}>{label}</Label>
          {beside}
        </span>
      )}
      {children}
      {help !== undefined && error === undefined && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </>
  )
}

/** What a field of React Aria is told of its name where nobody sees it, and of what is wrong. */
export function fieldProps({ label, hideLabel, error }: Pick<FieldShellProps, 'label' | 'hideLabel' | 'error'>) {
  return { ...(hideLabel ? { 'aria-label': label } : {}), isInvalid: error !== undefined }
}
