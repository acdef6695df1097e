const OFFERED = 'rapport:line-offered'

/** Gives the line of the screen words to begin with, and the caret. @returns false where the screen has no line */
export function offerLine(text: string): boolean {
  return !document.dispatchEvent(new CustomEvent(OFFERED, { detail: text, cancelable: true }))
}

/** @returns ends it */
export function onLineOffered(take: (text: string) => void): () => void {
  const listen = (event: Event) => {
    event.preventDefault()
    take((event as CustomEvent<string>).detail)
  }
  document.addEventListener(OFFERED, listen)
  return () => document.removeEventListener(OFFERED, listen)
}
