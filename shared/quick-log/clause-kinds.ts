import type { ClauseKind } from './clause-kind.ts'
import { dayClause } from './day-clause.ts'
import type { DraftConversation } from './draft.ts'
import { askClause, giveClause, introductionClause, needClause } from './giving-clauses.ts'
import { followUpClause } from './follow-up-clause.ts'

/** Every kind of clause. Where the words of two begin at one place, the earlier one has it. */
export const CLAUSE_KINDS = [
  introductionClause,
  askClause,
  needClause,
  giveClause,
  followUpClause,
  dayClause,
] as const satisfies readonly ClauseKind[]

type Kinds = (typeof CLAUSE_KINDS)[number]
type ReadOf<Kind extends Kinds> = ReturnType<Kind['read']>['read']

/** What a line was understood to say. A line that only plans (`remind me to …`) has no conversation. */
export type Draft = { readonly conversation: DraftConversation | null } & {
  readonly [Kind in Kinds as Kind['list']]: readonly ReadOf<Kind>[]
}

/** What a row of chips is about. */
export type RowKind = 'conversation' | Kinds['kind']

/** What is logged of a clause. */
export type ClausePart = ReturnType<Kinds['part']>
