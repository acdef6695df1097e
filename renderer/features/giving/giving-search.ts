export const GIVING_FACES = ['needs', 'asks', 'story'] as const
export type GivingFace = (typeof GIVING_FACES)[number]

/** What the Giving screen shows, as it stands in its address: needs where it says nothing. */
export type GivingSearch = { readonly face?: GivingFace }

/** Reads an address: what makes no sense is left out. */
export function readGivingSearch({ face }: Readonly<Record<string, unknown>>): GivingSearch {
  const known = GIVING_FACES.find((one) => one === face)
  return known === undefined || known === 'needs' ? {} : { face: known }
}
