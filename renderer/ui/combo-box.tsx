import { ChevronDown } from 'lucide-react'
import { useContext, useEffect, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, ComboBoxStateContext, Input, ListBox, Popover } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
import field from './field.module.css'
import { OptionItem } from './option-item.tsx'
import list from './option-list.module.css'
import type { Option } from './option.ts'
import popover from './popover.module.css'

export interface ComboBoxProps<Id extends string> {
  label: string
  hideLabel?: boolean | undefined
  /** Already those that fit `text`: the caller searches, also over the wire. */
  options: readonly Option<Id>[]
  text: string
  onTextChange: (text: string) => void
  value: Id | null
  /** Null when the text was kept as typed: with `allowsOther`, on Enter or on leaving. */
  onChange: (value: Id | null) => void
  allowsOther?: boolean | undefined
  placeholder?: string | undefined
  /** Said in the open list where nothing fits. */
  none?: string | undefined
  help?: ReactNode
  error?: string | undefined
  autoFocus?: boolean | undefined
  isDisabled?: boolean | undefined
  className?: string | undefined
}

export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, hideLabel, options, text, value, onTextChange, onChange, none, help, error, className } = props
  return (
    <AriaComboBox
      {...defined({
        allowsCustomValue: props.allowsOther,
        autoFocus: props.autoFocus,
        isDisabled: props.isDisabled,
      })}
      items={options}
      inputValue={text}
      onInputChange={onTextChange}
      value={value}
      onChange={(key) => onChange(key as Id | null)}
      allowsEmptyCollection={none !== undefined && text !== ''}
      // The caller has searched already, perhaps by nickname or organisation: nothing it offers is left out.
      defaultFilter={() => true}
      // An open list hides the rest of the screen from a screen reader: it opens with the first letter, or the arrow down.
      menuTrigger={text === '' ? 'manual' : 'input'}
      {...fieldProps({ label, hideLabel, error })}
      className={cx(field.field, className)}
    >
      <ClosedWithoutText text={text} />
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
        <Group className={field.control ?? ''}>
          <Input {...defined({ placeholder: props.placeholder })} className={field.input ?? ''} />
          <Button className={field.open ?? ''}>
            <ChevronDown aria-hidden />
          </Button>
        </Group>
      </FieldShell>
      <Popover offset={4} className={popover.popover ?? ''}>
        <ListBox
          className={list.list ?? ''}
          renderEmptyState={() => <div className={list.none}>{none}</div>}
          items={options}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

/** What was typed is taken or gone: the list goes too, which React Aria leaves open where nothing stays chosen. */
function ClosedWithoutText({ text }: { text: string }) {
  const state = useContext(ComboBoxStateContext)
  useEffect(() => {
    if (text === '') state?.close()
    // oxlint-disable-next-line react/exhaustive-deps -- when the text changes; the arrow down opens it without one
  }, [text])
  return null
}
