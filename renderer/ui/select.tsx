import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
import field from './field.module.css'
import { FocusBack } from './focus-back.tsx'
import { OptionItem } from './option-item.tsx'
import list from './option-list.module.css'
import type { Option } from './option.ts'
import popover from './popover.module.css'
import styles from './select.module.css'

export interface SelectProps<Id extends string> {
  label: string
  hideLabel?: boolean | undefined
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  placeholder?: string | undefined
  help?: ReactNode
  error?: string | undefined
  /** Without a box, for a place where the value reads like prose. */
  kind?: 'field' | 'plain'
  isDisabled?: boolean | undefined
  className?: string | undefined
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, options, value, onChange, help, error, kind = 'field', isDisabled, className } = props
  return (
    <AriaSelect
      {...defined({ placeholder: props.placeholder, isDisabled })}
      value={value}
      onChange={(key) => onChange(key as Id)}
      {...fieldProps({ label, hideLabel, error })}
      className={cx(field.field, className)}
    >
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
        <Button className={cx(styles.button, kind === 'plain' && styles.plain)}>
          <SelectValue className={styles.value ?? ''}>
            {({ defaultChildren, isPlaceholder }) =>
              isPlaceholder ? defaultChildren : options.find((option) => option.id === value)?.label
            }
          </SelectValue>
          <ChevronsUpDown aria-hidden />
        </Button>
      </FieldShell>
      <Popover offset={4} className={popover.popover ?? ''}>
        <FocusBack />
        <ListBox items={options} className={list.list ?? ''}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
