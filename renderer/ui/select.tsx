import { ChevronsUpDown } from 'lucide-react'
import { useId, type ReactNode, type Ref } from 'react'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { cx } from './cx.ts'
import { describedBy, FieldHelp } from './field-help.tsx'
import field from './field.module.css'
import { FocusBack } from './focus-back.tsx'
import { OptionItem } from './option-item.tsx'
import list from './option-list.module.css'
import type { Option } from './option.ts'
import popover from './popover.module.css'
import { pressByKey } from './press-by-key.ts'
import styles from './select.module.css'
import { useTrigger, type TriggerProps } from './use-trigger.ts'

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

/**
 * One of some, which a button shows and a list offers. The list is made when it is first opened: React Aria makes that of a
 * closed one as well, twice, and a screen would be shown later for options that nobody looks at.
 */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, options, value, onChange, help, error, kind = 'field', isDisabled = false } = props
  const id = useId()
  const chosen = options.find((option) => option.id === value)
  const beside = (steps: number) => {
    const open = options.filter((option) => option.isDisabled !== true)
    const next = open[open.findIndex((option) => option.id === value) + steps]
    if (next !== undefined) onChange(next.id)
  }
  const { button, triggerRef, isOpen, wasOpen, setOpen } = useTrigger(
    <SelectButton
      id={id}
      aria-label={hideLabel ? label : undefined}
      aria-labelledby={`${id}-value ${hideLabel ? id : `${id}-label`}`}
      aria-describedby={describedBy({ id, help, error })}
      isDisabled={isDisabled}
      onKeyDown={(event) => {
        const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
        if (steps === undefined) return
        event.preventDefault()
        beside(steps)
      }}
      className={cx(styles.button, kind === 'plain' && styles.plain)}
    >
      <span id={`${id}-value`} data-placeholder={chosen === undefined || undefined} className={styles.value}>
        {chosen?.label ?? props.placeholder}
      </span>
      <ChevronsUpDown aria-hidden />
    </SelectButton>,
    'listbox',
  )
  return (
    <div data-invalid={error !== undefined || undefined} className={cx(field.field, props.className)}>
      {!hideLabel && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the name of a field leads to it, as the name of any field does
        <span id={`${id}-label`} className={field.label} onClick={() => triggerRef.current?.focus()}>
          {label}
        </span>
      )}
      {button}
      <FieldHelp id={id} help={help} error={error} />
      {wasOpen && (
        <Popover
          // React Aria says of what floats that it is a dialog.
          aria-label={label}
          triggerRef={triggerRef}
          isOpen={isOpen}
          onOpenChange={setOpen}
          placement="bottom start"
          offset={4}
          className={popover.popover ?? ''}
        >
          <FocusBack />
          <ListBox
            aria-label={label}
            items={options}
            autoFocus
            selectionMode="single"
            selectedKeys={chosen === undefined ? [] : [chosen.id]}
            // Of one that is chosen already nothing is left: it stays, and the list goes.
            onSelectionChange={(keys) => {
              setOpen(false)
              for (const key of keys) onChange(key as Id)
            }}
            shouldSelectOnPressUp
            shouldFocusOnHover
            className={list.list ?? ''}
          >
            {(option) => <OptionItem option={option} />}
          </ListBox>
        </Popover>
      )}
    </div>
  )
}

interface SelectButtonProps extends TriggerProps {
  id: string
  isDisabled: boolean
  children: ReactNode
  className: string | undefined
  ref?: Ref<HTMLButtonElement>
  'aria-label': string | undefined
  'aria-labelledby': string
  'aria-describedby': string | undefined
}

function SelectButton({ isDisabled, onPress, onKeyDown, children, ...rest }: SelectButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      disabled={isDisabled}
      onClick={onPress && (() => onPress())}
      onKeyDown={(event) => {
        pressByKey(event, onPress)
        onKeyDown?.(event)
      }}
    >
      {children}
    </button>
  )
}
