import { createContext, useContext, type MouseEvent, type ReactNode } from 'react'
import type { CircleId, ConversationId, PersonId } from '#shared/model/id.ts'

/** Where a link on this page leads. */
export type PersonPlace =
  | { readonly page: 'person'; readonly id: PersonId }
  | { readonly page: 'conversation'; readonly id: ConversationId }
  | { readonly page: 'circle'; readonly id: CircleId }
  | { readonly page: 'people' }

/** How this page leads to others. */
export interface PersonPlaces {
  readonly hrefOf: (place: PersonPlace) => string
  readonly onOpen: (place: PersonPlace) => void
}

export const PersonPlacesContext = createContext<PersonPlaces>({ hrefOf: () => '#', onOpen: () => {} })

export interface PlaceLinkProps {
  to: PersonPlace
  children: ReactNode
  className?: string | undefined
}

/** A link to another page: a real one, so that it can be opened in a tab of its own. */
export function PlaceLink({ to, children, className }: PlaceLinkProps) {
  const { hrefOf, onOpen } = useContext(PersonPlacesContext)
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen(to)
  }
  return (
    <a href={hrefOf(to)} onClick={onClick} className={className}>
      {children}
    </a>
  )
}

/** People as links, in a row: "Ana Ruiz, Tom Baker". */
export function PeopleLinks({ people }: { people: readonly { id: PersonId; name: string }[] }) {
  return people.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <PlaceLink to={{ page: 'person', id }}>{name}</PlaceLink>
    </span>
  ))
}
