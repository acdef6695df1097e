import type { ReactNode } from 'react'

/** Something to choose, from a select, a combo box, radios or segments. */
export interface Option<Id extends string = string> {
  id: Id
  label: string
  /** A second, quiet line. */
  detail?: string | undefined
  icon?: ReactNode
  isDisabled?: boolean
  /** Makes something of the text as it is typed: chosen on purpose wherever anything else fits. */
  makesNew?: boolean | undefined
}
