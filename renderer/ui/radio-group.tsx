import type { ReactNode } from 'react'
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
import field from './field.module.css'
import type { Option } from './option.ts'
import styles from './radio-group.module.css'

export interface RadioGroupProps<Id extends string> {
  label: string
  hideLabel?: boolean | undefined
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  help?: ReactNode
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/** One of a few, each with room for a second line. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  return <Choice {...props} look="list" />
}

/** One of two to five short words, side by side. */
export function Segmented<Id extends string>(props: RadioGroupProps<Id>) {
  return <Choice {...props} look="segments" />
}

function Choice<Id extends string>(props: RadioGroupProps<Id> & { look: 'list' | 'segments' }) {
  const { label, hideLabel, options, value, onChange, help, isDisabled, className, look } = props
  return (
    <AriaRadioGroup
      {...defined({ isDisabled })}
      {...fieldProps({ label, hideLabel, error: undefined })}
      value={value}
      onChange={(id) => onChange(id as Id)}
      orientation={look === 'list' ? 'vertical' : 'horizontal'}
      className={cx(field.field, className)}
    >
      <FieldShell label={label} hideLabel={hideLabel} help={help}>
        <div className={styles[look]}>
          {options.map((option) => (
            <Radio
              key={option.id}
              value={option.id}
              isDisabled={option.isDisabled ?? false}
              className={(look === 'list' ? styles.radio : styles.segment) ?? ''}
            >
              {look === 'list' && <span className={styles.dot} />}
              {option.icon}
              <span className={styles.words}>
                {option.label}
                {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldShell>
    </AriaRadioGroup>
  )
}
