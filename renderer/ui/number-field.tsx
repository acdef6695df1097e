import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components/NumberField'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
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
      {...defined({ minValue: min, maxValue: max, step, isDisabled, 'aria-label': hideLabel ? label : undefined })}
      value={value}
      onChange={(changed) => !Number.isNaN(changed) && onChange(changed)}
      isInvalid={error !== undefined}
      className={cx(field.field, styles.number, className)}
    >
      {!hideLabel && <Label className={field.label ?? ''}>{label}</Label>}
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
      {help !== undefined && error === undefined && (
        <Text slot="description" className={field.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={field.error ?? ''}>{error}</FieldError>
    </AriaNumberField>
  )
}
