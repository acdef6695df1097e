import { createContext, useContext, type MouseEvent, type ReactNode } from 'react'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import type { PersonLink } from '#shared/contract/rows.ts'

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

/** A person's name as a real link, so that it can be opened in a tab of its own. */
export function PersonName({ person, children }: { person: PersonLink; children?: ReactNode }) {
  const { hrefOf, onOpen } = useTodayPlaces()
  const place: TodayPlace = { page: 'person', id: person.id }
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen(place)
  }
  return (
    <a href={hrefOf(place)} onClick={onClick}>
      {children ?? person.name}
    </a>
  )
}
