import { peopleSearchText, type PeopleSearch } from '#features/people/people-search.ts'
import type { JournalSearch } from '#features/journal/journal-search.ts'
import type { SearchAddress } from '#features/search/search-words.ts'
import type { CircleId, ConversationId, OrganisationId, PersonId } from '#shared/model/id.ts'

/** Every place of the app that has an address. The places that screens lead to are among them. */
export type AppPlace =
  | { readonly page: 'today' | 'import' | 'settings' | 'welcome' | 'trash' }
  | { readonly page: 'people'; readonly search?: PeopleSearch }
  | { readonly page: 'organisation'; readonly id: OrganisationId }
  | { readonly page: 'circle'; readonly id: CircleId }
  | { readonly page: 'person'; readonly id: PersonId }
  | { readonly page: 'journal'; readonly search?: JournalSearch }
  | { readonly page: 'conversation'; readonly id: ConversationId }
  | { readonly page: 'new-conversation' }
  | { readonly page: 'search'; readonly address?: SearchAddress }

const PATHS = {
  today: '/',
  people: '/people',
  journal: '/journal',
  'new-conversation': '/journal/new',
  search: '/search',
  import: '/import',
  settings: '/settings',
  welcome: '/welcome',
  trash: '/trash',
} as const

/** The address of a place: a path, with what narrows it as search string. */
export function addressOf(place: AppPlace): string {
  switch (place.page) {
    case 'person':
      return `/person/${place.id}`
    case 'conversation':
      return `/journal/${place.id}`
    case 'organisation':
      return `/people?organisation=${place.id}`
    case 'circle':
      return `/people?circle=${place.id}`
    case 'people':
      return withSearch(PATHS.people, peopleSearchText(place.search ?? {}))
    case 'journal':
      return withSearch(PATHS.journal, searchText(place.search ?? {}))
    case 'search':
      return withSearch(PATHS.search, searchText(place.address ?? {}))
    default:
      return PATHS[place.page]
  }
}

/** Reads a search string as texts by name; the screens say what they mean. */
export function parseSearchText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Writes the parts that are there, lists with commas. Without `?`. */
export function searchText(search: object): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue
    params.set(name, value === true ? '1' : Array.isArray(value) ? value.join(',') : String(value))
  }
  return params.toString().replaceAll('%2C', ',')
}

function withSearch(path: string, text: string): string {
  return text === '' ? path : `${path}?${text}`
}
