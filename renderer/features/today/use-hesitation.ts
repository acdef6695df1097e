import { useJournalQuery } from '#client/use-query.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'

export type Hesitation = NonNullable<QueryOutput<'hesitation'>>

/** Over what the user hesitates; where nobody wants to be asked, nothing is asked for either. */
export function useHesitation(): Hesitation | null {
  const { data: preferences } = useJournalQuery('preferences')
  const asks = preferences?.asksWhatHoldsBack === true
  const { data } = useJournalQuery('hesitation', undefined, { enabled: asks })
  return asks ? (data ?? null) : null
}
