import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { ConversationNames } from './conversation-names.ts'
import type { Chip, ChipContext } from './chip.ts'
import type { Line, Run } from './line.ts'
import type { PersonMatch } from './person-at.ts'
import type { Span } from './span.ts'
import type { Understanding } from './understanding.ts'

/** By e-mail, over lunch: how it was besides. */
export interface How extends Run {
  readonly channel: ConversationChannel
}

/** What stands before: the start of a clause, a comma, an *and* without a comma, or nothing that separates. */
export type Place = 'start' | 'comma' | 'and' | 'inside'

/** A part of a line, as `logLine` takes it. */
export interface PartOfLine {
  readonly kind: string
}

/**
 * All that the language knows of a kind of clause beside the conversation: how it begins, how it is read and corrected,
 * what its chips are, and what is logged. A kind is one such object in `clause-kinds.ts`, words in the table of each
 * language, and words for its chips in the page and on the command line.
 *
 * `Begun` is what was found where it begins, `Read` what a line says, `Said` the same after the user's corrections.
 */
export interface ClauseKind<Read = unknown, Said = unknown, Begun extends Run = Run> {
  /** As the spans name it. */
  readonly kind: string
  /** The list of the draft that holds what was read. */
  readonly list: string
  /** The words at `from` that begin such a clause; null where none do. */
  beginsAt(line: Line, from: number, place: Place): Begun | null
  /** Whether such words begin a clause of their own also where another has not ended, after a comma or *and*. */
  interrupts(begun: Begun, before: Run): boolean
  /** The same beginning where it goes on with the clause before: she'll send it, *and will* book a room. */
  goesOn?(begun: Begun, before: Run): Begun
  /** Whether a clause that no words begin is one of this kind for what it says as a whole. */
  asWhole(line: Line, clause: Run, isFirst: boolean): Begun | null
  /** Whether at the connector `at` a clause ends and another of its kind begins. */
  isNext(line: Line, at: number, current: Begun): boolean
  /** Behind a heading, what begins at `from` after a comma or a number is one more of its kind; null where it is not. */
  nextOfList?(line: Line, from: number, current: Begun): Begun | null
  /** Its beginning is all of it: what follows is another clause, and no remark on it. */
  readonly saysAll?: boolean
  read(
    line: Line,
    clause: Run & { readonly own?: number },
    begun: Begun,
    context: ReadContext,
  ): { readonly read: Read; readonly spans: Span[]; readonly talk?: Talk | null }
  /** What was read as the user says that it is meant; null where it goes back into the note. */
  understand(read: Read, understanding: Understanding, spans: readonly Span[], name: string): Said | null
  chips(said: Said, context: ChipContext): readonly Chip[]
  part(said: Said): PartOfLine
}

/** A conversation that a clause tells of besides: introduced Ana to Tom *by e-mail*. */
export interface Talk {
  readonly how: How
  readonly date: CivilDate | null
  readonly people: readonly PersonMatch[]
}

export interface ReadContext {
  /** Of the clauses of this kind, from 0. */
  readonly index: number
  readonly conversation: ConversationNames
  /** Whether tags stay in the text, because there is no conversation that could carry them. */
  readonly keepsTags: boolean
}

/** A clause that was read. */
export interface ReadClause {
  readonly kind: ClauseKind
  readonly index: number
  readonly read: unknown
}

/** A clause as the user says that it is meant. */
export interface UnderstoodClause {
  readonly kind: ClauseKind
  readonly index: number
  readonly said: unknown
}

/** The clauses of one kind. */
export function saidOf<Said>(
  kind: { readonly kind: string; part(said: Said): PartOfLine },
  clauses: readonly UnderstoodClause[],
): readonly Said[] {
  // Each was made by its own kind.
  return clauses.filter((clause) => clause.kind.kind === kind.kind).map(({ said }) => said as Said)
}
