import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import styles from './checkbox.module.css'

export interface CheckboxProps {
  /** The words beside it, or `label` alone where the row says it to the eye. */
  children?: ReactNode
  label?: string | undefined
  isSelected: boolean
  isIndeterminate?: boolean | undefined
  onChange: (isSelected: boolean) => void
  /** A circle, for what is ticked off: a follow-up. */
  shape?: 'square' | 'circle'
  isDisabled?: boolean | undefined
  className?: string | undefined
}

export function Checkbox({ children, label, shape = 'square', className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...defined({ ...rest, 'aria-label': label })} className={cx(styles.checkbox, className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={cx(styles.box, styles[shape])}>
            {isIndeterminate ? <Minus aria-hidden /> : isSelected ? <Check aria-hidden /> : null}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}
