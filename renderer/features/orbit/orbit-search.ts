import type { OrbitSectors } from '#shared/contract/orbit-contract.ts'

const SECTORS: readonly OrbitSectors[] = ['archetype', 'circle']

/** What the Orbit shows, as it stands in its address: nothing is what suits the journal. */
export type OrbitSearch = { readonly by?: OrbitSectors }

/** Reads an address: what makes no sense is left out. */
export function readOrbitSearch({ by }: Readonly<Record<string, unknown>>): OrbitSearch {
  const known = SECTORS.find((one) => one === by)
  return known === undefined ? {} : { by: known }
}
