import { lazy, Suspense, useLayoutEffect, useState, type ComponentType } from 'react'

export interface LazyPart<Props extends object> {
  (props: Props): React.JSX.Element
  /** Fetches it before it is wanted. What cannot be had now is asked for again when it is shown. */
  preload: () => Promise<void>
}

/** Longer than a part takes to come from the same machine: keys are not kept for what never comes. */
const MAX_WAIT_MS = 10_000
const awaited = new Set<{ until: number }>()

/** Whether a part that takes the keyboard was asked for and is not shown yet. */
export function isPartOnItsWay(): boolean {
  return [...awaited].some(({ until }) => performance.now() < until)
}

/** Stands in for such a part as long as it is not shown. */
function OnItsWay() {
  useLayoutEffect(() => {
    const one = { until: performance.now() + MAX_WAIT_MS }
    awaited.add(one)
    return () => void awaited.delete(one)
  }, [])
  return null
}

/**
 * A part fetched when it is first shown, and shown at once where it has been fetched before: React's `lazy` holds also
 * that one back for 300 ms, and keys pressed meanwhile would reach what is behind it.
 * @param takesKeys of a dialog: what is typed before it is shown is kept for it (`isPartOnItsWay`)
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
      <Suspense fallback={takesKeys ? <OnItsWay /> : null}>
        <Shown {...props} />
      </Suspense>
    )
  }
  Part.preload = () =>
    fetch().then(
      () => undefined,
      () => undefined,
    )
  return Part
}
