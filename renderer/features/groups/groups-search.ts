export const GROUP_FACES = ['circles', 'organisations', 'tags'] as const
export type GroupFace = (typeof GROUP_FACES)[number]

/** What the screen of groups shows, as it stands in its address: circles where it says nothing. */
export type GroupsSearch = { readonly face?: GroupFace }

/** Reads an address: what makes no sense is left out. */
export function readGroupsSearch({ face }: Readonly<Record<string, unknown>>): GroupsSearch {
  const known = GROUP_FACES.find((one) => one === face)
  return known === undefined || known === 'circles' ? {} : { face: known }
}
