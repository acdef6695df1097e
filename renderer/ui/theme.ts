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
