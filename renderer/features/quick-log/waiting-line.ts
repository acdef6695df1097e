/** A link shows a line of its own: what was being typed waits until that one is saved or put away. */
export interface WaitingLine {
  /** As the link brought it. */
  readonly offered: string
  /** What waits; '' where nothing does. */
  readonly left: string
}

export const NOTHING_WAITS: WaitingLine = { offered: '', left: '' }

/** `line` is what stands there when `offered` comes. */
export function waitFor(waiting: WaitingLine, line: string, offered: string): WaitingLine {
  const isTyped = line !== waiting.offered
  return { offered, left: isTyped ? lineWith(waiting, line) : waiting.left }
}

/** The line for the next time: not the link's when it was left as it came and something waits. */
export function lineToKeep(waiting: WaitingLine, line: string): string {
  return line === waiting.offered && waiting.left !== '' ? waiting.left : lineWith(waiting, line)
}

/** The line together with what waits. */
export function lineWith({ left }: WaitingLine, line: string): string {
  return [line, left].filter((part) => part.trim() !== '').join('\n')
}
