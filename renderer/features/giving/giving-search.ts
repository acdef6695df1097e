export const GIVING_FACES = ['needs', 'asks', 'introductions', 'story'] as const
export type GivingFace = (typeof GIVING_FACES)[number]

/** What the Giving screen shows, as it stands in its address: needs where it says nothing. */
export type GivingSearch = {
  readonly face?: GivingFace
  /** Begins with an introduction to be written down. */
  readonly introduce?: true
}

/** Reads an address: what makes no sense is left out. */
export function readGivingSearch({ face, introduce }: Readonly<Record<string, unknown>>): GivingSearch {
  const known = GIVING_FACES.find((one) => one === face)
  return {
    ...(known !== undefined && known !== 'needs' && { face: known }),
    ...(Boolean(introduce) && { introduce: true as const }),
  }
}
