import type { KeyboardEvent } from 'react'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import type { Option } from '#ui/option.ts'
import styles from './chips-field.module.css'

export interface ChipsFieldProps {
  label: string
  hideLabel?: boolean | undefined
  placeholder: string
  chips: readonly { key: string; label: string; isNew?: boolean | undefined; removeLabel: string }[]
  onRemove: (key: string) => void
  text: string
  onTextChange: (text: string) => void
  /** Those that fit `text`. */
  options: readonly Option[]
  /** The options answer an earlier text. */
  isWaiting?: boolean | undefined
  onPick: (id: string) => void
  /** Enter, or leaving, with words that were not picked from the list: nothing typed is dropped. */
  onTyped: (text: string) => void
  /** Keys that end an entry, besides Enter. */
  separators?: string | undefined
  none?: string | undefined
  autoFocus?: boolean | undefined
}

/** Several of something, each a chip that can be taken away, with a field that finds or makes the next. */
export function ChipsField(props: ChipsFieldProps) {
  const { label, hideLabel, placeholder, chips, onRemove, text, onTextChange, options, onPick, onTyped } = props

  const take = (word: string) => {
    onTextChange('')
    if (word.trim() !== '') onTyped(word.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return
    const isInList = event.target.getAttribute('aria-activedescendant') !== null
    const ends = (event.key === 'Enter' && !isInList) || (props.separators ?? '').includes(event.key)
    if (ends && event.key.length > 0 && text.trim() !== '' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
      take(text)
    } else if (event.key === 'Backspace' && text === '') {
      const last = chips.at(-1)
      if (last !== undefined) onRemove(last.key)
    }
  }

  return (
    <div
      className={styles.chipsField}
      onKeyDownCapture={onKeyDown}
      onBlur={(event) => {
        const { target, relatedTarget, currentTarget } = event
        if (target instanceof HTMLInputElement && !staysAt(target, relatedTarget, currentTarget)) take(text)
      }}
    >
      <ComboBox
        label={label}
        hideLabel={hideLabel}
        placeholder={chips.length === 0 ? placeholder : undefined}
        options={options}
        isWaiting={props.isWaiting}
        text={text}
        onTextChange={onTextChange}
        value={null}
        onChange={(id) => {
          if (id === null) return
          onTextChange('')
          onPick(id)
        }}
        none={props.none}
        autoFocus={props.autoFocus}
      />
      {chips.length > 0 && (
        <ChipGroup label={label}>
          {chips.map(({ key, label: word, isNew, removeLabel }) => (
            <Chip key={key} tone={isNew ? 'new' : 'plain'} removeLabel={removeLabel} onRemove={() => onRemove(key)}>
              {word}
            </Chip>
          ))}
        </ChipGroup>
      )}
    </div>
  )
}

/** Whoever goes into the list of the field, which its cursor does too, or to the button at its end has not left. */
function staysAt(field: HTMLInputElement, element: EventTarget | null, within: Element): boolean {
  if (!(element instanceof Element)) return false
  const list = element.closest('[role="listbox"]')
  return list === null
    ? within.contains(element) && element.getAttribute('aria-haspopup') === 'listbox'
    : list.id === field.getAttribute('aria-controls')
}
