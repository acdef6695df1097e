import { createContext, useContext, type ReactNode } from 'react'
import type {
  ArchetypeId,
  CircleId,
  ConversationId,
  FollowUpId,
  GoalId,
  IntroductionId,
  MeasureId,
  OrganisationId,
  PersonId,
  ReviewId,
} from '#shared/model/id.ts'
import type { Ring } from '#shared/model/ring.ts'
import type { Stage } from '#shared/model/stage.ts'
import { PageLink } from '#ui/page-link.tsx'

/** Where the links of features lead. The app says what is there, and does not compile where one is not. */
export type Place =
  | { readonly page: 'person'; readonly id: PersonId }
  | { readonly page: 'conversation'; readonly id: ConversationId }
  | { readonly page: 'circle'; readonly id: CircleId }
  | { readonly page: 'organisation'; readonly id: OrganisationId }
  | { readonly page: 'archetype'; readonly id: ArchetypeId; readonly search?: { readonly stage?: Stage } }
  | { readonly page: 'giving'; readonly search?: { readonly face?: 'asks' | 'introductions' | 'story' } }
  | { readonly page: 'introduction'; readonly id: IntroductionId }
  | {
      readonly page: 'strategy'
      readonly search?: { readonly open?: GoalId; readonly measure?: MeasureId; readonly face?: 'canvas' }
    }
  | { readonly page: 'journal'; readonly search?: { readonly tag?: string } }
  | { readonly page: 'mindset'; readonly search?: MindsetPlace }
  | { readonly page: 'review'; readonly id: ReviewId }
  | { readonly page: 'reviews' | 'year' }
  | { readonly page: 'timeline'; readonly search?: { readonly person?: PersonId } }
  | { readonly page: 'today' | 'today-all' | 'upcoming' | 'someday' }
  | { readonly page: 'people'; readonly search?: { readonly ring?: readonly Ring[] } }
  | { readonly page: 'plan' | 'import' | 'trash' | 'new-conversation' | 'new-person' }

interface MindsetPlace {
  readonly card?: string
  /** Over what one hesitates: something of one's own, or somebody. */
  readonly for?: FollowUpId
  readonly with?: PersonId
}

/** How a screen leads to others. */
export interface Places {
  readonly hrefOf: (place: Place) => string
  readonly onOpen: (place: Place) => void
}

export const PlacesContext = createContext<Places>({ hrefOf: () => '#', onOpen: () => {} })

export function usePlaces(): Places {
  return useContext(PlacesContext)
}

export interface PlaceLinkProps {
  to: Place
  children: ReactNode
  className?: string | undefined
}

export function PlaceLink({ to, children, className }: PlaceLinkProps) {
  const { hrefOf, onOpen } = usePlaces()
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

/** Tags as links to the conversations that have them. */
export function TagLinks({ tags, className }: { tags: readonly string[]; className?: string | undefined }) {
  return tags.map((tag) => (
    <PlaceLink key={tag} to={{ page: 'journal', search: { tag } }} className={className}>
      #{tag}
    </PlaceLink>
  ))
}
