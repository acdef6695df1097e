import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { DateMatch } from './date-at.ts'
import type { Grammar } from './grammar.ts'
import type { KnownPeople } from './known-people.ts'
import type { TimeMatch } from './time-at.ts'
import type { Token } from './tokenise.ts'

/** What every reader of a part of the line is given. Positions in it are indexes of `tokens`, ends exclusive. */
export interface Line {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly grammar: Grammar
  readonly today: CivilDate
  readonly time: CivilTime
  readonly known: KnownPeople
  /** What dateAt and timeAt found at each token: readers ask for the same place again and again. */
  readonly dates: Map<number, DateMatch | null>
  readonly times: Map<number, TimeMatch | null>
}

/** A run of tokens, `to` exclusive. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** The words of a run as typed, without tags at its edges and without separators around it. */
export function textOf(line: Line, run: Run): string {
  const { from, to } = trimRun(line, run)
  const first = line.tokens[from]
  const last = line.tokens[to - 1]
  return first === undefined || last === undefined || to <= from ? '' : line.text.slice(first.start, last.end)
}

/** `run` without tags, separators and breaks at its edges; the marks that end a sentence stay. */
export function trimRun(line: Line, run: Run): Run {
  let { from, to } = run
  while (from < to && isEdge(line.tokens[from], ',;:.-–—!?…|/><=&+→⇒•')) from++
  while (to > from && isEdge(line.tokens[to - 1], ',;:-–—|/><=&+→⇒•')) to--
  return { from, to }
}

/** Whether a run is short enough for what the journal takes in that place; longer ones belong into the note. */
export function isWithin(line: Line, { from, to }: Run, mostCharacters: number): boolean {
  return (line.tokens[to - 1]?.end ?? 0) - (line.tokens[from]?.start ?? 0) <= mostCharacters
}

export function isMark(token: Token | undefined, marks?: string): boolean {
  if (token === undefined || (token.kind !== 'mark' && token.kind !== 'break')) return false
  return marks === undefined || (token.kind === 'mark' && marks.includes(token.text))
}

function isEdge(token: Token | undefined, marks: string): boolean {
  return token !== undefined && (token.kind === 'tag' || token.kind === 'break' || isMark(token, marks))
}
