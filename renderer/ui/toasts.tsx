import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { X } from 'lucide-react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './toasts.module.css'
import { useI18n } from './use-i18n.ts'

/** Long enough to read, notice and reach Undo; it waits while a pointer or the focus is on it. */
const SHOWN_MS = 10_000

interface ToastWords {
  text: string
  undo: (() => void) | undefined
}

export interface Toasts {
  /** Says what has happened, and offers Undo for ten seconds where it can be undone. */
  show: (text: string, options?: { undo?: (() => void) | undefined }) => void
  /** Undoes the latest that still offers it, as the key Z does. False when there is nothing to undo. */
  undoLatest: () => boolean
  queue: ToastQueue<ToastWords>
}

export function createToasts(): Toasts {
  const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 })
  return {
    queue,
    show: (text, { undo } = {}) => void queue.add({ text, undo }, { timeout: SHOWN_MS }),
    undoLatest: () => {
      const latest = queue.visibleToasts.find((toast) => toast.content.undo !== undefined)
      if (latest === undefined) return false
      queue.close(latest.key)
      latest.content.undo?.()
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

function ShownToasts({ toasts }: { toasts: Toasts }) {
  const i18n = useI18n()
  const { queue } = toasts
  const count = useSyncExternalStore(
    (changed) => queue.subscribe(changed),
    () => queue.visibleToasts.length,
  )
  // React Aria registers the landmark for F6 anew when its name changes, and a region without toasts is not there to
  // be registered: the name has to tell none from one.
  const name = i18n.t('{count, plural, one {# notice} other {# notices}}', { count })
  return (
    <ToastRegion queue={queue} aria-label={name} className={styles.region ?? ''}>
      {({ toast }) => (
        <AriaToast toast={toast} className={styles.toast ?? ''}>
          <ToastContent className={styles.words ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo !== undefined && (
            <Button
              kind="plain"
              size="small"
              keys="z"
              onPress={() => {
                toasts.queue.close(toast.key)
                toast.content.undo?.()
              }}
            >
              {i18n.t('Undo')}
            </Button>
          )}
          <IconButton slot="close" label={i18n.t('Dismiss')}>
            <X />
          </IconButton>
        </AriaToast>
      )}
    </ToastRegion>
  )
}
