import { ChevronDown } from 'lucide-react'
import { useContext, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, ComboBoxStateContext, Input, ListBox, Popover } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { describedBy, FieldHelp } from './field-help.tsx'
import { FieldShell, fieldProps } from './field-shell.tsx'
import { firstOption } from './first-option.ts'
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
  /** The options answer an earlier text: Enter waits for those of this one. */
  isWaiting?: boolean | undefined
  text: string
  onTextChange: (text: string) => void
  value: Id | null
  /** Null when the text was kept as typed: with `allowsOther`, on leaving, or on Enter where nothing is offered. */
  onChange: (value: Id | null) => void
  allowsOther?: boolean | undefined
  /** The list was closed, or the field left: what stands in it now was meant. */
  onLeave?: (() => void) | undefined
  placeholder?: string | undefined
  /** Said in the open list where nothing fits. */
  none?: string | undefined
  help?: ReactNode
  error?: string | undefined
  autoFocus?: boolean | undefined
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/**
 * Finds one of many as one types. The first that fits is chosen already: Enter takes it, and Tab; Escape keeps what was typed.
 * Until somebody comes to it, it is a plain field that looks the same: a closed list of React Aria costs a screen that is
 * opened more than the rest of the form.
 */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const [rests, setRests] = useState(props.text === '' && props.autoFocus !== true)
  const [hasFocus, setHasFocus] = useState(false)
  if (rests && (props.text !== '' || props.autoFocus === true)) setRests(false)
  if (!rests) return <OpenComboBox {...props} autoFocus={props.autoFocus === true || hasFocus} />
  return (
    <RestingComboBox
      {...props}
      onWanted={(withFocus) =>
        // At once: the next press or key is for it already.
        flushSync(() => {
          setHasFocus(withFocus)
          setRests(false)
        })
      }
    />
  )
}

interface RestingProps extends Pick<
  ComboBoxProps<string>,
  'label' | 'hideLabel' | 'placeholder' | 'help' | 'error' | 'isDisabled' | 'className'
> {
  onWanted: (withFocus: boolean) => void
}

function RestingComboBox(props: RestingProps) {
  const { label, hideLabel, placeholder, help, error, isDisabled = false, className, onWanted } = props
  const id = useId()
  return (
    <div
      data-invalid={error !== undefined || undefined}
      data-disabled={isDisabled || undefined}
      // While something is dragged over it, it is not what is meant.
      onPointerEnter={({ buttons }) => buttons === 0 && !isDisabled && onWanted(false)}
      className={cx(field.field, className)}
    >
      {!hideLabel && (
        <label htmlFor={id} className={field.label}>
          {label}
        </label>
      )}
      <div className={field.control}>
        <input
          id={id}
          type="text"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- there is no list as long as nobody is here
          role="combobox"
          aria-expanded={false}
          aria-autocomplete="list"
          aria-label={hideLabel ? label : undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy({ id, help, error })}
          autoComplete="off"
          disabled={isDisabled}
          placeholder={placeholder}
          onFocus={() => onWanted(true)}
          className={field.input}
        />
        <span className={field.open}>
          <ChevronDown aria-hidden />
        </span>
      </div>
      <FieldHelp id={id} help={help} error={error} />
    </div>
  )
}

function OpenComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, hideLabel, options, text, value, onTextChange, onChange, none, help, error, className } = props
  const { onLeave, isWaiting = false } = props
  const first = isWaiting ? undefined : firstOption(options, text)
  const isAwaited = useRef(false)
  useEffect(() => {
    if (!isAwaited.current || isWaiting) return
    isAwaited.current = false
    if (first !== undefined) onChange(first.id)
  })
  // Enter means the first of an open list also before the cursor stands on it, and never the options of an earlier text.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget
    const hasCursor = field.getAttribute('aria-activedescendant') !== null
    const isFirst = first !== undefined && field.ariaExpanded === 'true' && !hasCursor
    if (event.key !== 'Enter' || text.trim() === '' || !(isWaiting || isFirst)) return
    event.preventDefault()
    event.stopPropagation()
    if (isWaiting) isAwaited.current = true
    else if (first !== undefined) onChange(first.id)
  }
  return (
    <AriaComboBox
      onOpenChange={(isOpen) => {
        if (!isOpen) onLeave?.()
      }}
      onBlur={() => onLeave?.()}
      {...defined({
        allowsCustomValue: props.allowsOther,
        autoFocus: props.autoFocus,
        isDisabled: props.isDisabled,
      })}
      items={options}
      inputValue={text}
      onInputChange={(typed) => {
        isAwaited.current = false
        onTextChange(typed)
      }}
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
      <Preselected id={first?.id} />
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
        <Group className={field.control ?? ''}>
          <Input
            {...defined({ placeholder: props.placeholder })}
            onKeyDownCapture={onKeyDown}
            className={field.input ?? ''}
          />
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

/** The cursor of the list stands on what Enter takes, until it is moved. */
function Preselected({ id }: { id: string | undefined }) {
  const state = useContext(ComboBoxStateContext)
  const isOpen = state?.isOpen ?? false
  const focused = state?.selectionManager.focusedKey ?? null
  useEffect(() => {
    if (state === null || !isOpen || id === undefined || focused !== null) return
    if (state.collection.getItem(id) !== null) state.selectionManager.setFocusedKey(id)
  })
  return null
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
