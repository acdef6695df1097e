import { cloneElement, useRef, useState, type KeyboardEvent, type ReactElement, type Ref, type RefObject } from 'react'

/** What a button has to take so that something opens from it: those of `Button` and of `IconButton`. */
export interface TriggerProps {
  ref?: Ref<HTMLButtonElement>
  onPress?: () => void
  onKeyDown?: (event: TriggerKey) => void
  'aria-haspopup'?: Opens
  'aria-expanded'?: boolean
}

export type TriggerKey = Pick<KeyboardEvent, 'key' | 'repeat' | 'preventDefault'>

type Opens = 'menu' | 'dialog' | 'listbox'

export type FocusFirst = 'first' | 'last' | true

export interface Opening {
  /** The button, with what it opens tied to it. */
  readonly button: ReactElement
  readonly triggerRef: RefObject<HTMLButtonElement | null>
  readonly isOpen: boolean
  /** Once it has been open it stays mounted, to go away as it came. */
  readonly wasOpen: boolean
  /** Where the focus begins: on an entry for those who came by key, on the whole for those with a pointer. */
  readonly focusFirst: FocusFirst
  readonly setOpen: (isOpen: boolean) => void
}

/**
 * Ties what opens to the button that opens it, and makes it only then: a list with a menu in each row is as quick to show as
 * one without.
 * @param given where somebody else says whether it is open
 */
export function useTrigger(
  trigger: ReactElement,
  kind: Opens,
  given: { isOpen?: boolean | undefined; onOpenChange?: ((isOpen: boolean) => void) | undefined } = {},
): Opening {
  const own = useRef<HTMLButtonElement>(null)
  const [ownOpen, setOwnOpen] = useState(false)
  const [focusFirst, setFocusFirst] = useState<FocusFirst>(true)
  const isOpen = given.isOpen ?? ownOpen
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (isOpen && !wasOpen) setWasOpen(true)
  const setOpen = (open: boolean) => {
    setOwnOpen(open)
    given.onOpenChange?.(open)
  }
  const open = (first: FocusFirst) => {
    setFocusFirst(first)
    setOpen(true)
  }
  const element = trigger as ReactElement<TriggerProps>
  const { ref: theirs } = element.props
  // oxlint-disable-next-line react/refs -- what reads it is called by presses and keys, not while it is drawn
  const button = cloneElement(element, {
    ref: (node: HTMLButtonElement | null) => {
      own.current = node
      give(theirs, node)
    },
    onPress: () => open(own.current?.matches(':focus-visible') ? 'first' : true),
    onKeyDown: (event) => {
      element.props.onKeyDown?.(event)
      if (kind === 'dialog' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      open(event.key === 'ArrowDown' ? 'first' : 'last')
    },
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
  })
  return { button, triggerRef: own, isOpen, wasOpen, focusFirst, setOpen }
}

function give(ref: Ref<HTMLButtonElement> | undefined, node: HTMLButtonElement | null): void {
  if (typeof ref === 'function') ref(node)
  else if (ref) ref.current = node
}
