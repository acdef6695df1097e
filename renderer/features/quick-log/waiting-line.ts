/** A link shows a line of its own: what was being typed waits until that one is saved or put away. */
export interface WaitingLine {
  /** As the link brought it. */
  readonly offered: string
  /** Rapport's own words, which come again when they are asked for: left as they came, they are nobody's draft. */
  readonly isSuggested: boolean
  /** What waits; '' where nothing does. */
  readonly left: string
}

export const NOTHING_WAITS: WaitingLine = { offered: '', isSuggested: false, left: '' }

/** `line` is what stands there when `offered` comes. */
export function waitFor(waiting: WaitingLine, line: string, offered: string, isSuggested = false): WaitingLine {
  const isTyped = line !== waiting.offered
  return { offered, isSuggested, left: isTyped ? lineWith(waiting, line) : waiting.left }
}

/** The line for the next time: not what was offered when it was left as it came and something waits, or was only suggested. */
export function lineToKeep(waiting: WaitingLine, line: string): string {
  return line === waiting.offered && (waiting.isSuggested || waiting.left !== '')
    ? waiting.left
    : lineWith(waiting, line)
}

/** The line together with what waits. */
export function lineWith({ left }: WaitingLine, line: string): string {
  return [line, left].filter((part) => part.trim() !== '').join('\n')
}
