/** What went from one to the other; apart from the schema, for what must be small. */
export const GIVE_WHATS = [
  'introduction',
  'resource',
  'feedback',
  'advice',
  'endorsement',
  'time',
  'encouragement',
  'other',
] as const
export type GiveWhat = (typeof GIVE_WHATS)[number]

export const GIVE_DIRECTIONS = ['given', 'received'] as const
export type GiveDirection = (typeof GIVE_DIRECTIONS)[number]
