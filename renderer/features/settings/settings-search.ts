/** What a section of the settings is found by. */
export interface Findable {
  readonly title: string
  /** More words for it, in the user's language. */
  readonly also: string
}

/** Whether each word of `text` begins a word of the section. Nothing typed finds everything. */
export function isFound({ title, also }: Findable, text: string): boolean {
  const words = wordsOf(`${title} ${also}`)
  return wordsOf(text).every((wanted) => words.some((word) => word.startsWith(wanted)))
}

function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
