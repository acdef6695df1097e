import { followUpId, personId } from '#shared/model/id.ts'
import type { MindsetSearch } from './shown-cards.ts'

/** Reads an address; what makes no sense is left out. */
export function readMindsetSearch(raw: Readonly<Record<string, unknown>>): MindsetSearch {
  const followUp = followUpId.safeParse(raw['for']).data
  const person = personId.safeParse(raw['with']).data
  const card = raw['card']
  return {
    ...(typeof card === 'string' && /^[a-z0-9-]{1,40}$/.test(card) && { card }),
    ...(followUp !== undefined && { for: followUp }),
    ...(person !== undefined && { with: person }),
  }
}
