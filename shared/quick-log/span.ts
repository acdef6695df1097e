import type { Line, Run } from './line.ts'

export type SpanKind =
  | 'person'
  | 'organisation'
  | 'channel'
  | 'date'
  /** How often something comes again. */
  | 'every'
  | 'time'
  | 'minutes'
  | 'topic'
  | 'tag'
  /** All of a clause beside the conversation. */
  | 'clause'
  | 'note'
  /** A word of the grammar itself: *with*, *about*, *I'll*. */
  | 'word'

/** A part of the line: offsets in UTF-16 units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * A part of the line and what it was understood as, for highlighting and chips. A clause's span holds those of its
 * words, date and people, a note those of people and tags in it; every other span stands by itself. Sorted by `start`,
 * the longer first.
 */
export interface Span extends Stretch {
  readonly kind: SpanKind
  /** The clause that it belongs to, by its kind and its place among those of the kind; null for the conversation. */
  readonly clause: { readonly kind: string; readonly index: number } | null
  /** Of a person in the conversation, their index in its `people`; null otherwise. */
  readonly person: number | null
}

/** The span of a run of tokens; null where the run is empty. */
export function spanOf(
  line: Line,
  run: Run,
  kind: SpanKind,
  of: Partial<Pick<Span, 'clause' | 'person'>> = {},
): Span[] {
  const first = line.tokens[run.from]
  const last = line.tokens[run.to - 1]
  if (first === undefined || last === undefined || run.to <= run.from) return []
  return [{ start: first.start, end: last.end, kind, clause: of.clause ?? null, person: of.person ?? null }]
}

export function bySpanOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
