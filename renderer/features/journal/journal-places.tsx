import { createContext, useContext, type ReactNode } from 'react'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { PageLink } from '#ui/page-link.tsx'
import type { JournalSearch } from './journal-search.ts'

/** Where a link on these pages leads. */
export type JournalPlace =
  | { readonly page: 'person'; readonly id: PersonId }
  | { readonly page: 'conversation'; readonly id: ConversationId }
  | { readonly page: 'new-conversation' }
  | { readonly page: 'journal'; readonly search: JournalSearch }

/** How these pages lead to others. */
export interface JournalPlaces {
  readonly hrefOf: (place: JournalPlace) => string
  readonly onOpen: (place: JournalPlace) => void
}

export const JournalPlacesContext = createContext<JournalPlaces>({ hrefOf: () => '#', onOpen: () => {} })

export interface PlaceLinkProps {
  to: JournalPlace
  children: ReactNode
  className?: string | undefined
}

export function PlaceLink({ to, children, className }: PlaceLinkProps) {
  const { hrefOf, onOpen } = useContext(JournalPlacesContext)
  return (
    <PageLink href={hrefOf(to)} onOpen={() => onOpen(to)} className={className}>
      {children}
    </PageLink>
  )
}
