import type { DocumentKind } from '#shared/model/schemas.ts'
import { archetypeKind } from './archetype.ts'
import { canvasKind } from './canvas.ts'
import { circleKind } from './circle.ts'
import { conversationKind } from './conversation.ts'
import type { AnyKind } from './define-kind.ts'
import { followUpKind } from './follow-up.ts'
import { askKind } from './ask.ts'
import { giveKind } from './give.ts'
import { goalKind } from './goal.ts'
import { introductionKind } from './introduction.ts'
import { measureKind } from './measure.ts'
import { organisationKind } from './organisation.ts'
import { personKind } from './person.ts'
import { preferencesKind } from './preferences.ts'
import { reframeKind } from './reframe.ts'
import { reviewKind } from './review.ts'
import { sessionKind } from './session.ts'
import { timeBlockKind } from './time-block.ts'

// A kind that the model has and this list has not does not compile.
const KIND_BY_NAME: { readonly [Kind in DocumentKind]: AnyKind & { readonly kind: Kind } } = {
  preferences: preferencesKind,
  organisation: organisationKind,
  circle: circleKind,
  goal: goalKind,
  archetype: archetypeKind,
  measure: measureKind,
  person: personKind,
  conversation: conversationKind,
  'follow-up': followUpKind,
  give: giveKind,
  ask: askKind,
  introduction: introductionKind,
  reframe: reframeKind,
  'time-block': timeBlockKind,
  session: sessionKind,
  review: reviewKind,
  canvas: canvasKind,
}

/** Every kind that this Rapport knows, those whose names are found in the text of others first. */
export const KINDS: readonly AnyKind[] = Object.values(KIND_BY_NAME)
