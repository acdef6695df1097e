import { useSyncExternalStore } from 'react'

export type Appearance = 'system' | 'light' | 'dark' | 'high-contrast'

/**
 * Shows the page in `appearance`. With `system` the colours follow the machine, high contrast included, also when
 * that changes later.
 * @returns stops following
 */
export function applyAppearance(page: Document, appearance: Appearance): () => void {
  const wantsContrast = page.defaultView?.matchMedia('(prefers-contrast: more)')
  const apply = () => {
    const shown = appearance === 'system' && wantsContrast?.matches ? 'high-contrast' : appearance
    page.documentElement.dataset['appearance'] = shown
  }
  apply()
  wantsContrast?.addEventListener('change', apply)
  return () => wantsContrast?.removeEventListener('change', apply)
}

let textScale = 1
const watching = new Set<() => void>()

/** Shows text in a size. @param percent 80 to 150, of the size it was drawn for */
export function applyTextSize(page: Document, percent: number): void {
  textScale = percent / 100
  page.documentElement.style.setProperty('--text-scale', String(textScale))
  for (const changed of watching) changed()
}

/** How large text is shown, 1 where it is as it was drawn: for what has to know heights before it draws. */
export function useTextScale(): number {
  return useSyncExternalStore(watchTextScale, () => textScale)
}

function watchTextScale(changed: () => void): () => void {
  watching.add(changed)
  return () => void watching.delete(changed)
}
