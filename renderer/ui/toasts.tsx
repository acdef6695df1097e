import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type FocusEvent,
  type MouseEvent,
  type RefObject,
  type ReactNode,
} from 'react'
import { createPortal } from 'react-dom'
import { X } from 'lucide-react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './toasts.module.css'
import { useI18n } from './use-i18n.ts'

/** Long enough to read, notice and reach Undo. */
const SHOWN_MS = 10_000
/** How much longer it stays each time its end finds a pointer or the focus on one of them. */
const HELD_MS = 3000
/** Pixels above and below it. */
const ROOM_AROUND = 16
/** One at a time: what an older one offered is still undone by Z. */
const MAX_SHOWN = 1

interface Toast {
  readonly key: number
  readonly text: string
  readonly undo: (() => void) | undefined
}

export interface Toasts {
  /**
   * Says what has happened, and offers Undo for ten seconds where it can be undone. What offers none and says the same
   * as before takes its place.
   */
  show: (text: string, options?: { undo?: (() => void) | undefined }) => void
  /** Undoes the latest that still offers it, as the key Z does. False when there is nothing to undo. */
  undoLatest: () => boolean
  close: (key: number) => void
  /** Those that are shown, the newest first. */
  shown: () => readonly Toast[]
  subscribe: (changed: () => void) => () => void
}

export function createToasts(): Toasts {
  const listeners = new Set<() => void>()
  let shown: readonly Toast[] = []
  let made = 0
  const enter = (next: readonly Toast[]) => {
    shown = next
    for (const changed of listeners) changed()
  }
  const close = (key: number) => enter(shown.filter((toast) => toast.key !== key))
  return {
    close,
    shown: () => shown,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    show(text, { undo } = {}) {
      const others = shown.filter((toast) => toast.text !== text || toast.undo !== undefined)
      enter([{ key: ++made, text, undo }, ...others].slice(0, MAX_SHOWN))
    },
    undoLatest() {
      const latest = shown.find(({ undo }) => undo !== undefined)
      if (latest === undefined) return false
      close(latest.key)
      latest.undo?.()
      return true
    },
  }
}

const ToastsContext = createContext<Toasts | null>(null)

/** `const toasts = useToasts()`, then `toasts.show(i18n.t('Done.'), { undo })`. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext)
  if (toasts === null) throw new Error('useToasts needs a ToastsProvider above it')
  return toasts
}

/** Holds the toasts and shows them in a landmark that F6 reaches. */
export function ToastsProvider({ toasts: given, children }: { toasts?: Toasts; children: ReactNode }) {
  const toasts = useMemo(() => given ?? createToasts(), [given])
  return (
    <ToastsContext value={toasts}>
      {children}
      <ShownToasts toasts={toasts} />
    </ToastsContext>
  )
}

/**
 * Not React Aria's region: that one moves the focus from toast to toast by an index, which goes stale when a toast is
 * removed under the focus, and then takes the keys of somebody who writes. Here the focus is moved by F6 alone, and given
 * back only when nothing else has it.
 */
function ShownToasts({ toasts }: { toasts: Toasts }) {
  const i18n = useI18n()
  const shown = useSyncExternalStore(toasts.subscribe, toasts.shown)
  const { region, focusProps } = useRegionFocus()
  useRoomBelow(region)
  const latestUndo = shown.find(({ undo }) => undo !== undefined)
  const name = i18n.t('{count, plural, one {# notice} other {# notices}}', { count: shown.length })
  // What is announced has to be in the page before its words are. A dialog leaves a top layer operable and not hidden.
  return createPortal(
    <div aria-live="polite" data-react-aria-top-layer>
      {shown.length > 0 && (
        <section ref={region} aria-label={name} className={styles.region} {...focusProps}>
          <ol className={styles.list}>
            {shown.map((toast) => (
              <ShownToast key={toast.key} toast={toast} onClose={toasts.close} isLatestUndo={toast === latestUndo} />
            ))}
          </ol>
        </section>
      )}
    </div>,
    document.body,
  )
}

interface ShownToastProps {
  toast: Toast
  onClose: (key: number) => void
  /** The one that Z undoes. */
  isLatestUndo: boolean
}

function ShownToast({ toast: { key, text, undo }, onClose, isLatestUndo }: ShownToastProps) {
  const i18n = useI18n()
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Asked of the page when the time is over: a pointer or a focus that is counted is lost count of when what it is on goes.
    const end = () => {
      const isHeld = element.current?.closest('section')?.matches(':is(:hover, :focus-within)') ?? false
      if (isHeld) timer = setTimeout(end, HELD_MS)
      else onClose(key)
    }
    let timer = setTimeout(end, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [key, onClose])
  return (
    <li ref={element} className={styles.toast}>
      <span className={styles.words}>{text}</span>
      {undo !== undefined && (
        <Button
          kind="plain"
          size="small"
          {...(isLatestUndo ? { keys: 'z' } : {})}
          onPress={() => {
            onClose(key)
            undo()
          }}
        >
          {i18n.t('Undo')}
        </Button>
      )}
      <IconButton label={i18n.t('Dismiss')} onPress={() => onClose(key)}>
        <X />
      </IconButton>
    </li>
  )
}

/**
 * The page ends above what is shown, so that it stands over no control: how much it takes is a property of the document,
 * which the screen and what opens above it read.
 */
function useRoomBelow(region: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const element = region.current
    if (element === null) style.removeProperty('--toast-room')
    else style.setProperty('--toast-room', `${element.offsetHeight + ROOM_AROUND}px`)
  })
  useEffect(() => () => void document.documentElement.style.removeProperty('--toast-room'), [])
}

/** F6 goes to the newest toast and back. When the toast that has the focus goes, the focus goes back too. */
function useRegionFocus() {
  const region = useRef<HTMLElement>(null)
  /** Undefined while the focus is elsewhere; else what had it before. */
  const before = useRef<Element | null | undefined>(undefined)

  const giveBack = useCallback(() => {
    const to = before.current
    before.current = undefined
    if (to instanceof HTMLElement && to.isConnected) to.focus({ preventScroll: true })
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [])

  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (before.current !== undefined && isLost) giveBack()
  })

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || region.current === null) return
      event.preventDefault()
      if (region.current.contains(document.activeElement)) giveBack()
      else region.current.querySelector('button')?.focus({ preventScroll: true })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [giveBack])

  const focusProps = {
    onMouseDown: keepFocus,
    onFocus({ relatedTarget }: FocusEvent) {
      if (!region.current?.contains(relatedTarget) && before.current === undefined) before.current = relatedTarget
    },
    onBlur({ relatedTarget }: FocusEvent) {
      // The window losing the keyboard is no leaving: its element keeps the focus.
      const stays = region.current?.contains(relatedTarget) || region.current?.contains(document.activeElement)
      if (!stays) before.current = undefined
    },
  }
  return { region, focusProps }
}

/** A press with the mouse leaves the focus, and the caret, where one is writing. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault()
}
