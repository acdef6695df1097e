export interface SnippetPart {
  readonly text: string
  readonly isMatch: boolean
}

const START = '\u0002'
const END = '\u0003'

/** Cuts a snippet of the search at its marks: the words that matched stand between U+0002 and U+0003. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = []
  const add = (text: string, isMatch: boolean) => {
    if (text !== '') parts.push({ text, isMatch })
  }
  let rest = snippet
  while (rest !== '') {
    const start = rest.indexOf(START)
    if (start < 0) break
    add(rest.slice(0, start), false)
    const end = rest.indexOf(END, start)
    add(rest.slice(start + 1, end < 0 ? undefined : end), true)
    rest = end < 0 ? '' : rest.slice(end + 1)
  }
  add(rest, false)
  return parts
}
