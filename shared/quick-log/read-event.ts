import type { Line, Run } from './line.ts'
import { keep, type Reading } from './reading.ts'

const MAX_WORDS_OF_AN_EVENT = 5

export function readEvent(reading: Reading, phrase: Run, name: Run): number {
  if (reading.event !== null) keep(reading, phrase)
  else reading.event = { phrase, name }
  return phrase.to
}

export function isEvent(line: Line, run: Run): boolean {
  const { grammar, tokens } = line
  for (let at = run.from; at < run.to; at++) {
    const event = grammar.sets.events.at(tokens, at)
    // "Fair Work" and "Forum Energy" are companies: such a word says what kind of thing it is at the end of a name.
    const isFirst = at === run.from && event !== null && event.to < run.to && tokens[event.to]?.look === 'name'
    if (event !== null && !isFirst) return true
  }
  const { eventEndings } = grammar.words.places
  return tokens.slice(run.from, run.to).some(({ key }) => eventEndings.some((end) => key !== end && key.endsWith(end)))
}

/** *The AWS summit*, *Tom's wedding*: an event that is called by a name, wherever it stands. */
export function readNamedEvent(line: Line, reading: Reading, at: number, end: number): number | null {
  return readNamedEventAfter(line, reading, { from: at, to: at }, end)
}

/** The same after *at*, which `lead` is. */
export function readNamedEventAfter(line: Line, reading: Reading, lead: Run, end: number): number | null {
  const from = line.grammar.sets.articles.at(line.tokens, lead.to)?.to ?? lead.to
  const isAt = lead.to > lead.from && from > lead.to
  const to = namedEventEnd(line, from, end, isAt)
  return to === null ? null : readEvent(reading, { from: lead.from, to }, { from, to })
}

/**
 * Words written like names, or after whose it is, up to *wedding*, *summit*; a lone *summit* has no name.
 * @param isAt after *at a*, *at the*: other words may say which it was, *the sepsis symposium*
 */
function namedEventEnd(line: Line, from: number, end: number, isAt: boolean): number | null {
  const { tokens, grammar } = line
  const { possessives } = grammar.words.people
  let isOwned = false
  for (let at = from; at < Math.min(end, from + MAX_WORDS_OF_AN_EVENT); at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return null
    const channel = grammar.channels.at(tokens, at)
    const event = grammar.sets.events.at(tokens, at)
    if (event !== null && at > from) return channel === null || channel.to <= event.to ? Math.min(event.to, end) : null
    if (channel !== null || grammar.sets.notNames.has(token.key) || (token.look === 'word' && !isOwned && !isAt))
      return null
    isOwned ||= possessives.some((ending) => token.key.endsWith(ending))
  }
  return null
}
