import { createContext, useContext, type ReactNode } from 'react'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { PageLink } from '#ui/page-link.tsx'

/** Where Today leads. */
export type TodayPlace =
  | { readonly page: 'person'; readonly id: PersonId }
  | { readonly page: 'conversation'; readonly id: ConversationId }
  | { readonly page: 'people' | 'import' | 'new-person' }

export interface TodayPlaces {
  readonly hrefOf: (place: TodayPlace) => string
  readonly onOpen: (place: TodayPlace) => void
}

export const TodayPlacesContext = createContext<TodayPlaces>({ hrefOf: () => '#', onOpen: () => {} })

export function useTodayPlaces(): TodayPlaces {
  return useContext(TodayPlacesContext)
}

/** A person's name, as a link to their page. */
export function PersonName({ person, children }: { person: PersonLink; children?: ReactNode }) {
  const { hrefOf, onOpen } = useTodayPlaces()
  const place: TodayPlace = { page: 'person', id: person.id }
  return (
    <PageLink href={hrefOf(place)} onOpen={() => onOpen(place)}>
      {children ?? person.name}
    </PageLink>
  )
}
