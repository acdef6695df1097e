import type { z } from 'zod'
import type { archetype } from './archetype.ts'
import type { canvas } from './canvas.ts'
import type { circle } from './circle.ts'
import type { conversation } from './conversation.ts'
import type { followUp } from './follow-up.ts'
import type { ask } from './ask.ts'
import type { give } from './give.ts'
import type { goal } from './goal.ts'
import type { introduction } from './introduction.ts'
import type { measure } from './measure.ts'
import type { organisation } from './organisation.ts'
import type { person } from './person.ts'
import type { preferences } from './preferences.ts'
import type { reframe } from './reframe.ts'
import type { review } from './review.ts'
import type { session } from './session.ts'
import type { timeBlock } from './time-block.ts'

/** The schema of each kind of document, by the name that its documents have in `kind`. */
export interface SchemaByKind {
  person: typeof person
  conversation: typeof conversation
  'follow-up': typeof followUp
  organisation: typeof organisation
  circle: typeof circle
  reframe: typeof reframe
  goal: typeof goal
  give: typeof give
  ask: typeof ask
  introduction: typeof introduction
  archetype: typeof archetype
  measure: typeof measure
  'time-block': typeof timeBlock
  session: typeof session
  review: typeof review
  canvas: typeof canvas
  preferences: typeof preferences
}

/** A kind that this Rapport knows. A journal may hold others, which a newer one wrote. */
export type DocumentKind = keyof SchemaByKind

/** What a document of each kind holds, read through its schema. */
export type ContentByKind = { [Kind in DocumentKind]: z.output<SchemaByKind[Kind]> }

/** What makes a document of each kind, without what the store fills in. */
export type NewContent<Kind extends DocumentKind> = Omit<z.input<SchemaByKind[Kind]>, 'kind' | 'schema' | 'createdAt'>

/** Whether search shows documents of a kind, in the order in which its groups stand. A kind that is left out does not compile. */
const IS_FOUND = {
  person: true,
  conversation: true,
  'follow-up': true,
  goal: true,
  archetype: true,
  canvas: true,
  measure: true,
  give: true,
  ask: true,
  introduction: true,
  organisation: true,
  circle: true,
  reframe: true,
  'time-block': true,
  session: true,
  review: true,
  preferences: false,
} as const satisfies Record<DocumentKind, boolean>

/** A kind whose documents search shows. */
export type FoundKind = { [Kind in DocumentKind]: (typeof IS_FOUND)[Kind] extends true ? Kind : never }[DocumentKind]

export const FOUND_KINDS = Object.entries(IS_FOUND).flatMap(([kind, isFound]) =>
  isFound ? [kind] : [],
) as readonly FoundKind[]
