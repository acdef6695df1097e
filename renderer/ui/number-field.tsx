import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
import field from './field.module.css'
import styles from './number-field.module.css'

export interface NumberFieldProps {
  label: string
  hideLabel?: boolean | undefined
  value: number
  /** Called when the number is complete: on Enter, on leaving, on a step. */
  onChange: (value: number) => void
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
  help?: ReactNode
  error?: string | undefined
  /** Behind the number: "days". */
  unit?: string | undefined
  isDisabled?: boolean | undefined
  className?: string | undefined
}

export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, value, onChange, min, max, step, help, error, unit, isDisabled, className } = props
  return (
    <AriaNumberField
      {...defined({ minValue: min, maxValue: max, step, isDisabled })}
      value={value}
      onChange={(changed) => !Number.isNaN(changed) && onChange(changed)}
      {...fieldProps({ label, hideLabel, error })}
      className={cx(field.field, styles.number, className)}
    >
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
        <Group className={field.control ?? ''}>
          <Input className={cx(field.input, styles.digits)} />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
          <div className={styles.steps}>
            <Button slot="increment" className={styles.step ?? ''}>
              <ChevronUp aria-hidden />
            </Button>
            <Button slot="decrement" className={styles.step ?? ''}>
              <ChevronDown aria-hidden />
            </Button>
          </div>
        </Group>
      </FieldShell>
    </AriaNumberField>
  )
}
