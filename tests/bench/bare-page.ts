import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const root = createRoot(document.querySelector('main') as HTMLElement)

/** Shows texts, one below the other: as little as React can do to put them on the screen. */
Object.assign(globalThis, {
  showTexts(texts: readonly string[]) {
    // oxlint-disable-next-line react/no-array-index-key -- shown once, and never changed
    root.render(texts.map((text, index) => createElement('div', { key: index }, text)))
  },
})
