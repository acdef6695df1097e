import { createContext, useContext, type ReactNode } from 'react'
import type { CircleId, ConversationId, PersonId } from '#shared/model/id.ts'
import { PageLink } from '#ui/page-link.tsx'

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

export function PlaceLink({ to, children, className }: PlaceLinkProps) {
  const { hrefOf, onOpen } = useContext(PersonPlacesContext)
  return (
    <PageLink href={hrefOf(to)} onOpen={() => onOpen(to)} className={className}>
      {children}
    </PageLink>
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
