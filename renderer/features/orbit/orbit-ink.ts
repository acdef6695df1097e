import type { Warmth } from '#shared/model/cadence.ts'

/** The colours of a picture, as the page shows them now. */
export interface OrbitInk {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly strong: string
  readonly accent: string
  readonly warmth: Readonly<Record<Warmth, string>>
  readonly font: string
}

/** Reads the tokens of the page, which a canvas cannot: `light-dark()` and system colours are settled by asking an element. */
export function readInk(element: HTMLElement): OrbitInk {
  const kept = element.style.color
  // What is forced is forced on elements, not on tokens: those would be read as if nothing were.
  const isForced = matchMedia('(forced-colors: active)').matches
  const read = (token: string) => {
    element.style.color = isForced ? (FORCED[token] ?? 'CanvasText') : `var(${token})`
    return getComputedStyle(element).color
  }
  const ink: OrbitInk = {
    paper: read('--paper'),
    ink: read('--ink'),
    soft: read('--ink-soft'),
    line: read('--line'),
    strong: read('--line-strong'),
    accent: read('--accent'),
    warmth: {
      warm: read('--warm'),
      cooling: read('--cooling'),
      cold: read('--cold'),
      new: read('--new'),
      none: read('--ink-faint'),
    },
    font: getComputedStyle(element).fontFamily,
  }
  element.style.color = kept
  return ink
}

/** All others are that of text: shapes tell apart what colours do not. */
const FORCED: Readonly<Record<string, string>> = { '--paper': 'Canvas', '--accent': 'Highlight' }

/** Tells when the colours of the page have changed. @returns stops telling */
export function watchInk(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true })
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  )
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}
