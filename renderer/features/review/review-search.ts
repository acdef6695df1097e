import type { ReviewId } from '#shared/model/id.ts'

/** What the page of a review shows, as it stands in its address. */
export type ReviewSearch = {
  /** The finished review that stands beside it. */
  readonly with?: ReviewId
}

const AN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an address; what makes no sense is left out. */
export function readReviewSearch(raw: Readonly<Record<string, unknown>>): ReviewSearch {
  const other = raw['with']
  return typeof other === 'string' && AN_ID.test(other) ? { with: other as ReviewId } : {}
}
