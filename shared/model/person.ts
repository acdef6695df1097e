import { z } from 'zod'
import { documentHead } from './document.ts'
import { PERSON_FIELDS, rulesAt, type PersonField } from './person-fields.ts'

export const person = documentHead.extend({
  kind: z.literal('person'),
  ...rulesAt(Object.keys(PERSON_FIELDS) as PersonField[], 'schema'),
})
export type Person = z.infer<typeof person>

/** What became of a need: met beats let go beats open, whatever two devices wrote in which order. */
export function stateOfNeed(
  { needsMet, needsLetGo }: Pick<Person, 'needsMet' | 'needsLetGo'>,
  need: string,
): NeedState {
  if (Object.hasOwn(needsMet, need)) return 'met'
  return Object.hasOwn(needsLetGo, need) ? 'gone' : 'open'
}

export const needState = z.enum(['open', 'met', 'gone'])
export type NeedState = z.infer<typeof needState>
