import { createContext, useContext, type MouseEvent, type ReactNode } from 'react'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
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

/** A link to another page: a real one, so that it can be opened in a tab of its own. */
export function PlaceLink({ to, children, className }: PlaceLinkProps) {
  const { hrefOf, onOpen } = useContext(JournalPlacesContext)
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
