import { useEffect, useRef, type KeyboardEvent } from 'react'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { ShownChip } from './shown-chips.ts'
import { IN_NOTE } from '#shared/quick-log/corrections.ts'
import styles from './quick-log.module.css'

export interface ChipPanelProps {
  chip: ShownChip
  onChoose: (choice: string) => void
  /** Of the field: each complete value, while the panel stays. */
  onType: (choice: string) => void
  onClose: () => void
}

/** What else a chip may mean: below its row, since a small window has no room for what floats. */
export function ChipPanel({ chip, onChoose, onType, onClose }: ChipPanelProps) {
  const i18n = useI18n()
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const options = list.current?.querySelectorAll<HTMLElement>('[role="option"]')
    const chosen = [...(options ?? [])].find((option) => option.ariaSelected === 'true')
    ;(chosen ?? options?.[0])?.focus()
  }, [])

  const onListKeys = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])]
    const at = options.findIndex((option) => option === document.activeElement)
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: options.length - 1,
    }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      if (to >= options.length && field.current !== null) field.current.focus()
      else options[(to + options.length) % options.length]?.focus()
      return
    }
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const inOrder = [...options.slice(at + 1), ...options.slice(0, at + 1)]
      inOrder.find((option) => option.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus()
      event.preventDefault()
      return
    }
    if ((event.key !== 'Enter' && event.key !== ' ') || event.shiftKey || event.ctrlKey || event.metaKey) return
    const choice = chip.choices[at]
    if (choice === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(choice.choice)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape anywhere inside closes it
    <div
      className={styles.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div
        ref={list}
        role="listbox"
        aria-label={chip.name}
        tabIndex={-1}
        onKeyDown={onListKeys}
        className={cx(styles.choices, chip.kind === 'person' && styles.wide)}
      >
        {chip.choices.map(({ choice, label, detail, isChosen }) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the list
          <div
            key={choice}
            role="option"
            aria-selected={isChosen}
            tabIndex={-1}
            onClick={() => onChoose(choice)}
            className={cx(styles.choice, choice === IN_NOTE && styles.toNote)}
          >
            <span className={styles.choiceName}>{label}</span>
            {detail !== undefined && <span className={styles.choiceDetail}>{detail}</span>}
          </div>
        ))}
      </div>
      {chip.field !== null && (
        <label className={styles.field}>
          <span>{chip.field.label}</span>
          <input
            ref={field}
            type={chip.field.type}
            defaultValue={chip.field.value}
            onChange={({ target }) => target.value !== '' && onType(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return
              event.preventDefault()
              event.stopPropagation()
              onClose()
            }}
          />
        </label>
      )}
      <p className={styles.hidden}>{i18n.t('Enter chooses, Escape goes back.')}</p>
    </div>
  )
}
