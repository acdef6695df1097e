import { z } from 'zod'

/** Where the words stand that speak for somebody, the most telling first. */
export const matchFrom = z.enum([
  'offer',
  'canLearnFromThem',
  'role',
  'archetype',
  'circle',
  'pastRole',
  'organisation',
  'tag',
  'conversation',
  'place',
])
export type MatchFrom = z.infer<typeof matchFrom>
