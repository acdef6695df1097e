import type { PersonId } from '#shared/model/id.ts'
import type { UnderstoodPerson } from './understanding.ts'

/** Somebody of a part of a line, as the contract wants it: known by id, or new. */
export type Somebody = { id: PersonId } | { name: string; organisation: string | null }

/** An ambiguous name means the likeliest. */
export function toSomebody({ id, name, organisation }: UnderstoodPerson): Somebody {
  return id === null ? { name, organisation } : { id }
}
