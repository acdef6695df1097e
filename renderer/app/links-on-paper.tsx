import { useEffect } from 'react'

/** See `unlinkOnPaper`. */
export function UnlinkOnPaper() {
  useEffect(() => unlinkOnPaper(window), [])
  return null
}

/**
 * On paper, and in a PDF that somebody else may read, a link within the journal leads nowhere and tells an id: while the
 * page is printed such links are plain words. Returns what ends it.
 */
function unlinkOnPaper(page: Window): () => void {
  const taken = new Map<Element, string>()
  const before = () => {
    for (const link of page.document.querySelectorAll('a[href^="/"]')) {
      taken.set(link, link.getAttribute('href') ?? '')
      link.removeAttribute('href')
    }
  }
  const after = () => {
    for (const [link, href] of taken) link.setAttribute('href', href)
    taken.clear()
  }
  page.addEventListener('beforeprint', before)
  page.addEventListener('afterprint', after)
  return () => {
    page.removeEventListener('beforeprint', before)
    page.removeEventListener('afterprint', after)
  }
}
