import type { MindsetSearch } from '#features/mindset/shown-cards.ts'
import type { GivingSearch } from '#features/giving/giving-search.ts'
import type { GroupsSearch } from '#features/groups/groups-search.ts'
import type { JournalSearch } from '#features/journal/journal-search.ts'
import type { OrbitSearch } from '#features/orbit/orbit-search.ts'
import type { PeopleSearch } from '#features/people/people-search.ts'
import type { ArchetypeSearch, StrategySearch } from '#features/strategy/strategy-search.ts'
import type { ReviewSearch } from '#features/review/review-search.ts'
import type { YearSearch } from '#features/review/year-search.ts'
import type { TimelineSearch } from '#features/timeline/timeline-search.ts'
import type { SearchAddress } from '#features/search/search-words.ts'
import type {
  ArchetypeId,
  CircleId,
  ConversationId,
  IntroductionId,
  OrganisationId,
  PersonId,
  ReviewId,
} from '#shared/model/id.ts'

type Nothing = object

/**
 * What each screen is opened with. A name without a row in `screens.tsx` does not compile, nor a row without a name, nor a
 * link in a feature to a place that is not here.
 */
export interface ScreenPlaces {
  readonly today: Nothing
  readonly 'today-all': Nothing
  readonly upcoming: Nothing
  readonly someday: Nothing
  readonly people: { readonly search?: PeopleSearch }
  readonly duplicates: Nothing
  readonly groups: { readonly search?: GroupsSearch }
  readonly person: { readonly id: PersonId }
  readonly journal: { readonly search?: JournalSearch }
  readonly 'new-conversation': Nothing
  readonly conversation: { readonly id: ConversationId }
  readonly mindset: { readonly search?: MindsetSearch }
  readonly strategy: { readonly search?: StrategySearch }
  readonly giving: { readonly search?: GivingSearch }
  readonly introduction: { readonly id: IntroductionId }
  readonly orbit: { readonly search?: OrbitSearch }
  readonly archetype: { readonly id: ArchetypeId; readonly search?: ArchetypeSearch }
  readonly search: { readonly search?: SearchAddress }
  readonly timeline: { readonly search?: TimelineSearch }
  readonly reviews: Nothing
  readonly year: { readonly search?: YearSearch }
  readonly review: { readonly id: ReviewId; readonly search?: ReviewSearch }
  readonly plan: Nothing
  readonly import: Nothing
  readonly 'import-report': { readonly id: string }
  readonly devices: Nothing
  readonly settings: { readonly search?: { readonly find?: string } }
  readonly trash: Nothing
  readonly welcome: Nothing
}

export type ScreenName = keyof ScreenPlaces
export type ScreenPlace = { [Name in ScreenName]: { readonly page: Name } & ScreenPlaces[Name] }[ScreenName]

/** Every place of the app that has an address. The places that screens lead to are among them. */
export type AppPlace =
  | ScreenPlace
  /** The people of one organisation, and of one circle. */
  | { readonly page: 'organisation'; readonly id: OrganisationId }
  | { readonly page: 'circle'; readonly id: CircleId }
