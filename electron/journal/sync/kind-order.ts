// As somebody who begins with an empty journal would like them: who there is first.
const LISTED_KINDS = ['preferences', 'organisation', 'circle', 'person']
const KIND_ORDER = [...LISTED_KINDS, 'archetype', 'goal', 'follow-up', 'conversation']

/** Where a kind stands among those that are sent; what was erased (null) before all, what is new here behind all. */
export function rankOfKind(kind: string | null): number {
  if (kind === null) return -1
  const rank = KIND_ORDER.indexOf(kind)
  return rank === -1 ? KIND_ORDER.length : rank
}

/** Whether the list of people needs it, so that nothing else goes before it is there. */
export function isListed(kind: string): boolean {
  return LISTED_KINDS.includes(kind)
}
