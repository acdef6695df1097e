import { lazy, Suspense, useState, type ComponentType } from 'react'
import { useKeysAwaited } from './keys-awaited.ts'

export interface LazyPart<Props extends object> {
  (props: Props): React.JSX.Element
  /** Fetches it before it is wanted. What cannot be had now is asked for again when it is shown. */
  preload: () => Promise<void>
}

/** Stands in for a part as long as that is not shown, and says so to whoever looks at the page from outside. */
function OnItsWay({ takesKeys }: { takesKeys: boolean }) {
  useKeysAwaited(takesKeys ? 'part' : null)
  return <span hidden data-on-its-way />
}

/**
 * A part fetched when it is first shown, and shown at once where it has been fetched before: React's `lazy` holds also
 * that one back for 300 ms, and keys pressed meanwhile would reach what is behind it.
 * @param takesKeys of a dialog: what is typed before it is shown is kept for it (`useKeysAwaited`)
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { takesKeys = false }: { takesKeys?: boolean } = {},
): LazyPart<Props> {
  let ready: ComponentType<Props> | null = null
  const fetch = async () => {
    ready = await load()
    return { default: ready }
  }
  const Awaited = lazy(fetch)
  function Part(props: Props) {
    // Decided once: a part in use must not be replaced because another way to load it is there.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? (Awaited as ComponentType<Props>))
    return (
      <Suspense fallback={<OnItsWay takesKeys={takesKeys} />}>
        <Shown {...props} />
      </Suspense>
    )
  }
  // To fetch again what is there costs a task for each file that it stands on.
  Part.preload = async () => {
    if (ready === null) await fetch().catch(() => undefined)
  }
  return Part
}
