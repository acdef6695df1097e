import type { QueryInput } from '#shared/contract/contract.ts'
import type { Warmth } from '#shared/model/cadence.ts'
import {
  archetypeId,
  circleId,
  organisationId,
  type ArchetypeId,
  type CircleId,
  type OrganisationId,
} from '#shared/model/id.ts'

export const RING_FILTERS = ['inner', 'close', 'active', 'wider', 'none'] as const
export type RingFilter = (typeof RING_FILTERS)[number]
export const WARMTH_FILTERS: readonly Warmth[] = ['warm', 'cooling', 'cold', 'new', 'none']
export const SIDE_FILTERS = ['inside', 'outside', 'unknown'] as const
export type SideFilter = (typeof SIDE_FILTERS)[number]
export const SORTS = ['name', 'organisation', 'ring', 'longest-ago', 'lately', 'due', 'added'] as const
export type PeopleOrder = (typeof SORTS)[number]

/**
 * What the People screen shows, as it stands in its address: `?ring=inner,close&warmth=cold&sort=due`. Parts that do
 * not narrow are not there, so that the same view always has the same address: saved views are told by it.
 */
export interface PeopleSearch {
  readonly text?: string
  readonly ring?: readonly RingFilter[]
  readonly warmth?: readonly Warmth[]
  readonly side?: readonly SideFilter[]
  readonly circle?: readonly CircleId[]
  readonly archetype?: readonly ArchetypeId[]
  readonly organisation?: readonly OrganisationId[]
  readonly due?: true
  readonly sort?: Exclude<PeopleOrder, 'name'>
}

/** Reads an address; what makes no sense is left out. Values are texts, several of them told apart by commas. */
export function readPeopleSearch(raw: Readonly<Record<string, unknown>>): PeopleSearch {
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, 200) : ''
  const sort = SORTS.find((order) => order === raw['sort'])
  return {
    ...(text !== '' && { text }),
    ...listed('ring', raw['ring'], oneOf(RING_FILTERS)),
    ...listed('warmth', raw['warmth'], oneOf(WARMTH_FILTERS)),
    ...listed('side', raw['side'], oneOf(SIDE_FILTERS)),
    ...listed('circle', raw['circle'], (text) => circleId.safeParse(text).data),
    ...listed('archetype', raw['archetype'], (text) => archetypeId.safeParse(text).data),
    ...listed('organisation', raw['organisation'], (text) => organisationId.safeParse(text).data),
    ...(raw['due'] !== undefined && raw['due'] !== '' && { due: true as const }),
    ...(sort !== undefined && sort !== 'name' && { sort }),
  }
}

/** The query that answers it. */
export function peopleQuery(search: PeopleSearch): Omit<QueryInput<'people'>, 'offset' | 'limit'> {
  return {
    ...(search.text !== undefined && { text: search.text }),
    ...(search.ring && { rings: [...search.ring] }),
    ...(search.warmth && { warmths: [...search.warmth] }),
    ...(search.side && { sides: [...search.side] }),
    ...(search.circle && { circles: [...search.circle] }),
    ...(search.archetype && { archetypes: [...search.archetype] }),
    ...(search.organisation && { organisations: [...search.organisation] }),
    ...(search.due && { due: true }),
    ...QUERY_ORDER[search.sort ?? 'name'],
  }
}

/** The search string of the address, without `?`: the same for the same view. */
export function peopleSearchText(search: PeopleSearch): string {
  const params = new URLSearchParams()
  for (const key of ['text', 'ring', 'warmth', 'side', 'circle', 'archetype', 'organisation', 'due', 'sort'] as const) {
    const value = search[key]
    if (value === undefined) continue
    params.set(key, value === true ? '1' : Array.isArray(value) ? value.join(',') : String(value))
  }
  return params.toString().replaceAll('%2C', ',')
}

export function parsePeopleSearch(text: string): PeopleSearch {
  return readPeopleSearch(Object.fromEntries(new URLSearchParams(text)))
}

/** Whether anything narrows the list. */
export function isNarrowed(search: PeopleSearch): boolean {
  const { sort: _sort, ...filters } = search
  return Object.keys(filters).length > 0
}

type ListKey = 'ring' | 'warmth' | 'side' | 'circle' | 'archetype' | 'organisation'

/** Puts a value in, or takes it out where it is in. */
export function toggled<Key extends ListKey>(search: PeopleSearch, key: Key, value: ValueOf<Key>): PeopleSearch {
  const before = (search[key] ?? []) as readonly ValueOf<Key>[]
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value]
  const { [key]: _replaced, ...rest } = search
  return after.length === 0 ? rest : { ...rest, [key]: after }
}
type ValueOf<Key extends ListKey> = NonNullable<PeopleSearch[Key]>[number]

/** Without one of its parts. */
export function without(search: PeopleSearch, key: keyof PeopleSearch): PeopleSearch {
  const { [key]: _dropped, ...rest } = search
  return rest
}

const QUERY_ORDER: Record<PeopleOrder, Pick<QueryInput<'people'>, 'sort' | 'descending'>> = {
  name: { sort: 'name', descending: false },
  organisation: { sort: 'organisation', descending: false },
  ring: { sort: 'ring', descending: false },
  'longest-ago': { sort: 'lastOn', descending: false },
  lately: { sort: 'lastOn', descending: true },
  due: { sort: 'dueOn', descending: false },
  added: { sort: 'addedOn', descending: true },
}

/** The values of one part, in order and each once; no part at all without a value that can be read. */
function listed<Key extends ListKey>(key: Key, raw: unknown, read: (text: string) => ValueOf<Key> | undefined) {
  const texts = typeof raw === 'string' ? raw.split(',') : Array.isArray(raw) ? raw.map(String) : []
  const values = new Set(texts.map(read).filter((value) => value !== undefined))
  // The compiler does not see that a computed key is `Key`.
  return (values.size === 0 ? {} : { [key]: [...values] }) as unknown as Pick<PeopleSearch, Key>
}

function oneOf<Value extends string>(values: readonly Value[]): (text: string) => Value | undefined {
  return (text) => values.find((value) => value === text)
}
