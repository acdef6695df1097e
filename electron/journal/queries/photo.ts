import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { QueryContext } from './query-context.ts'

/** The photo of somebody, or of whom they were merged into. Lists ask one at a time, of whom they show. */
export function photoOf({ sql }: QueryContext, { id }: { id: PersonId }): QueryOutput<'photo'> {
  const photo = sql('SELECT f.photo FROM person_photos AS f JOIN people AS p ON p.n = f.n WHERE p.id = ?')
    .pluck()
    .get(survivorInRows(sql, id))
  return { photo: (photo as string | undefined) ?? null }
}
