import type { ReactNode } from 'react'
import styles from './field.module.css'

export interface FieldHelpProps {
  /** Of the control that it belongs to. */
  id: string
  help?: ReactNode
  error?: string | undefined
}

/** What is said below a control of the browser's own: what is wrong, else help. */
export function FieldHelp({ id, help, error }: FieldHelpProps) {
  if (error === undefined && help === undefined) return null
  return (
    <span id={helpIdOf(id)} className={error === undefined ? styles.help : styles.error}>
      {error ?? help}
    </span>
  )
}

/** What the control says that it is described by. */
export function describedBy({ id, help, error }: FieldHelpProps): string | undefined {
  return error === undefined && help === undefined ? undefined : helpIdOf(id)
}

function helpIdOf(id: string): string {
  return `${id}-help`
}
