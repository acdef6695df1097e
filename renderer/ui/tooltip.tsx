import { useEffect, useState, type RefObject } from 'react'
import { lazyPart } from './lazy-part.tsx'

const ShownTip = lazyPart(async () => (await import('./shown-tip.tsx')).ShownTip)

/** On what has a tooltip: `data-tip` is what it says, `data-tip-keys` the keys that do the same. */
export function tipOf(text: string, keys: string | undefined) {
  return { 'data-tip': text, 'data-tip-keys': keys }
}

const DELAY_MS = 500

export interface Tip {
  readonly trigger: RefObject<HTMLElement>
  readonly text: string
  readonly keys: string | undefined
}

/**
 * The one tooltip of a page, for whatever says `tipOf` under the pointer or with the keyboard's focus. One a button would
 * cost a list of a hundred buttons more than all of its words.
 */
export function Tooltips() {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => listenForTips(setTip), [])
  if (tip === null) return null
  return <ShownTip tip={tip} onClose={() => setTip(null)} />
}

/** Under the pointer after a while, with the keyboard's focus at once; gone with either, with a press and with Escape. */
function listenForTips(show: (tip: Tip | null) => void): () => void {
  let over: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => {
    clearTimeout(timer)
    show(null)
  }
  const showFor = (element: HTMLElement) => {
    const { tip: text, tipKeys: keys } = element.dataset
    if (text !== undefined && element.isConnected) show({ trigger: { current: element }, text, keys })
  }
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    const element = elementWithTip(target)
    // On the tooltip itself, which may be read as long as the pointer is there.
    if (element === over || (target instanceof Element && target.closest('[role="tooltip"]') !== null)) return
    over = element
    hide()
    if (element !== null && pointerType !== 'touch') timer = setTimeout(() => showFor(element), DELAY_MS)
  }
  const onFocusIn = ({ target }: FocusEvent) => {
    const element = elementWithTip(target)
    if (element?.matches(':focus-visible')) showFor(element)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' || key === 'Enter' || key === ' ') hide()
  }
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('pointerover', onPointerOver, { signal })
  document.documentElement.addEventListener('pointerleave', () => onPointerOver(new PointerEvent('pointerover')), {
    signal,
  })
  document.addEventListener('pointerdown', hide, { signal, capture: true })
  document.addEventListener('focusin', onFocusIn, { signal })
  document.addEventListener('focusout', hide, { signal })
  document.addEventListener('scroll', hide, { signal, capture: true, passive: true })
  document.addEventListener('keydown', onKeyDown, { signal, capture: true })
  return () => {
    clearTimeout(timer)
    stop.abort()
  }
}

function elementWithTip(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
}
