import { Search } from 'lucide-react'
import { memo, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import dialog from './dialog.module.css'
import { FocusBack } from './focus-back.tsx'
import { KeyHint } from './key-hint.tsx'
import list from './option-list.module.css'
import styles from './palette.module.css'
import { useStable } from './use-stable.ts'

export interface PaletteItem {
  id: string
  label: string
  detail?: string | undefined
  icon?: ReactNode
  keys?: string | undefined
  onAction: () => void
}

export interface PaletteGroup {
  id: string
  title: string
  items: readonly PaletteItem[]
}

export interface PaletteProps {
  label: string
  placeholder: string
  isOpen: boolean
  onClose: () => void
  text: string
  onTextChange: (text: string) => void
  /** Already those that fit `text`, best first: the palette leaves nothing out. */
  groups: readonly PaletteGroup[]
  /** Said where nothing fits. */
  none: string
}

/** One line to type in, and what fits below it. The focus stays in the line; arrows and Enter choose. */
export function Palette({ label, isOpen, onClose, ...props }: PaletteProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={dialog.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          <FocusBack />
          <LineAndList label={label} onClose={onClose} {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/**
 * A combo box with its list always open, out of the browser's own elements: React Aria's, which gathers its lines before it
 * draws them, took five times as long for the hundred there are before a word is typed.
 */
function LineAndList(props: Omit<PaletteProps, 'isOpen'>) {
  const { label, placeholder, onClose, text, onTextChange, groups, none } = props
  const id = useId()
  const lines = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLInputElement>(null)
  useLineOfDialog(line)
  const shown = groups.filter((group) => group.items.length > 0)
  const items = shown.flatMap((group) => group.items)
  const [chosen, setChosen] = useState<string | null>(null)
  // Of what one looks for the first is offered; before a word is typed nothing is, so that Enter does nothing unmeant.
  const active = items.find((item) => item.id === chosen) ?? (text.trim() === '' ? undefined : items[0])
  const activeId = active?.id
  useEffect(() => {
    if (activeId === undefined) return
    lines.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  const { run } = useStable({
    run(item: PaletteItem) {
      onClose()
      item.onAction()
    },
  })
  const move = (step: 1 | -1) => {
    const at = active === undefined ? (step > 0 ? -1 : 0) : items.indexOf(active)
    setChosen(items[(at + step + items.length) % items.length]?.id ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && active !== undefined) run(active)
    // The dialog would take a second press, as the field empties itself at the first.
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden />
        <input
          ref={line}
          type="search"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}list`}
          aria-activedescendant={activeId === undefined ? undefined : `${id}${activeId}`}
          autoComplete="off"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is what the palette is opened for
          autoFocus
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => {
            setChosen(null)
            onTextChange(target.value)
          }}
          onKeyDown={onKeyDown}
          className={styles.input}
        />
      </div>
      <div ref={lines} role="listbox" id={`${id}list`} aria-label={label} className={styles.list}>
        {shown.map((group, at) => (
          // By its place: what names something else is a list of ids, and its own may hold a space.
          <div key={group.id} role="group" aria-labelledby={`${id}heading${at}`}>
            <div id={`${id}heading${at}`} className={list.heading}>
              {group.title}
            </div>
            {group.items.map((item) => (
              <Item key={item.id} id={`${id}${item.id}`} item={item} isActive={item === active} onRun={run} />
            ))}
          </div>
        ))}
        {items.length === 0 && <div className={list.none}>{none}</div>}
      </div>
    </>
  )
}

/**
 * Above another dialog, open or closing, the focus is taken back from the line before that one knows that it is covered, and goes to the
 * palette as a whole: what is typed is for the line.
 */
function useLineOfDialog(line: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const around = line.current?.closest('[role="dialog"]')
    if (!(around instanceof HTMLElement)) return
    const giveOn = ({ target }: FocusEvent) => {
      if (target === around) line.current?.focus()
    }
    around.addEventListener('focusin', giveOn)
    return () => around.removeEventListener('focusin', giveOn)
  }, [line])
}

interface ItemProps {
  id: string
  item: PaletteItem
  isActive: boolean
  onRun: (item: PaletteItem) => void
}

const Item = memo(function Item({ id, item, isActive, onRun }: ItemProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the line above has the focus and the keys
    <div
      role="option"
      id={id}
      aria-selected={isActive}
      data-focus-visible={isActive || undefined}
      // The line keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onRun(item)}
      className={list.item}
    >
      {item.icon}
      <span className={styles.words}>
        <span className={list.name}>{item.label}</span>
        {item.detail !== undefined && <span className={list.detail}>{item.detail}</span>}
      </span>
      {item.keys !== undefined && <KeyHint keys={item.keys} />}
    </div>
  )
})
