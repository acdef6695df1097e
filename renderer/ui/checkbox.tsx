import { Check, Minus } from 'lucide-react'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { cx } from './cx.ts'
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

/** The browser's own, under a box that is drawn: rows have one each. */
export function Checkbox({ children, label, shape = 'square', className, ...rest }: CheckboxProps) {
  const { isSelected, isIndeterminate = false, isDisabled = false, onChange } = rest
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (input.current !== null) input.current.indeterminate = isIndeterminate
  }, [isIndeterminate])
  return (
    <label data-disabled={isDisabled || undefined} className={cx(styles.checkbox, className)}>
      <input
        ref={input}
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.checked)}
        className={styles.input}
      />
      <span className={cx(styles.box, styles[shape])}>
        {isIndeterminate ? <Minus aria-hidden /> : isSelected ? <Check aria-hidden /> : null}
      </span>
      {children}
    </label>
  )
}
