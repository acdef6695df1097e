/** The stories that Rapport offers words for, in the order in which they are shown. */
export const STORIES = [
  'too-busy',
  'self-serving',
  'waste-time',
  'not-yet',
  'imposing',
  'why-me',
  'not-good',
  'forgotten',
] as const
export type Story = (typeof STORIES)[number]
