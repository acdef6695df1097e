import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { KnownPerson } from './draft.ts'
import { grammarOf, type Grammar } from './grammar.ts'
import { knownPeople, type KnownPeople } from './known-people.ts'
import type { LanguageWords } from './language-words.ts'
import { tokenise, type Token } from './tokenise.ts'

/** What every reader of a part of the line is given. Positions in it are indexes of `tokens`, ends exclusive. */
export interface Line {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly grammar: Grammar
  readonly today: CivilDate
  readonly time: CivilTime
  readonly known: KnownPeople
}

/** A run of tokens, `to` exclusive. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** A text cut into tokens, for the readers of a language. @param now by the user's clock */
export function lineOf(
  text: string,
  now: { readonly date: CivilDate; readonly time: CivilTime },
  known: readonly KnownPerson[],
  words: LanguageWords,
): Line {
  const tokens = tokenise(text, words.names.lookOf)
  return { text, tokens, grammar: grammarOf(words), today: now.date, time: now.time, known: knownPeople(known) }
}

/** A reader that remembers what it found at each token of a line: others ask for the same place again and again. */
export function rememberedAt<Match>(
  find: (line: Line, at: number) => Match | null,
): (line: Line, at: number) => Match | null {
  const foundIn = new WeakMap<Line, Map<number, Match | null>>()
  return (line, at) => {
    let found = foundIn.get(line)
    if (found === undefined) foundIn.set(line, (found = new Map()))
    const known = found.get(at)
    if (known !== undefined) return known
    const match = find(line, at)
    found.set(at, match)
    return match
  }
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
  // A bracket that opens at the end has what stands in it elsewhere: the design team *(* Dana, Lee).
  while (to > from && isEdge(line.tokens[to - 1], ',;:-–—|/><=&+→⇒•([{（')) to--
  return { from, to }
}

/** Whether a run has nothing but tags and separators. */
export function isBlank(line: Line, run: Run): boolean {
  const { from, to } = trimRun(line, run)
  return from >= to
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
