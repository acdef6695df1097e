import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { GiveDirection, GiveWhat } from '#shared/model/give-what.ts'
import type { Every } from '#shared/model/every.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import type { PersonId } from '#shared/model/id.ts'

/** Somebody whom the journal knows, as far as a line can name them. */
export interface KnownPerson {
  readonly id: PersonId
  /** As displayed: `Ana Ruiz`. */
  readonly name: string
  readonly given: string
  readonly family: string
  readonly nick: string
  /** Where they work now, '' when unknown. */
  readonly organisation: string
  readonly lastConversation: CivilDate | null
  /** Of those of one name alone: what they do, and how they are reached; '' where that is unknown. */
  readonly apart?: { readonly title: string; readonly channel: string } | undefined
}

/** Somebody named in a line. `id` is null for a new person and for an ambiguous name. */
export interface DraftPerson {
  readonly name: string
  readonly organisation: string | null
  readonly id: PersonId | null
  /** Whom an ambiguous name may mean, likeliest first; empty when `id` is set or nobody is known by it. */
  readonly candidates: readonly PersonId[]
}

export interface DraftConversation {
  readonly channel: ConversationChannel
  readonly date: CivilDate
  readonly time: CivilTime | null
  readonly minutes: number | null
  readonly people: readonly DraftPerson[]
  readonly topic: string
  readonly tags: readonly string[]
  readonly note: string
}

/** A day of somebody's that comes round; `person` is a name as in the conversation's people, null where it is not clear whose it is. */
export interface DraftDay {
  readonly person: string | null
  readonly label: string
  readonly date: PartialDate
}

export interface DraftFollowUp {
  readonly text: string
  readonly due: CivilDate | null
  /** How often it comes again, `P1M`; left out for what is done once. */
  readonly every?: Every
  readonly actor: Actor
  /** Names, as in the conversation's people or, where there is no conversation, as written. */
  readonly people: readonly string[]
}

/** Something given or received. `day` is null where the clause names none: then it was on the day of the conversation, or today. */
export interface DraftGive {
  readonly direction: GiveDirection
  readonly what: GiveWhat
  readonly text: string
  readonly day: CivilDate | null
  /** How long it took, where the clause says so. */
  readonly minutes: number | null
  /** Names, as in the conversation's people or as written; none where nothing tells who is meant. */
  readonly people: readonly string[]
}

/** What somebody needs; `person` is null where it is not clear who. */
export interface DraftNeed {
  readonly person: string | null
  readonly text: string
}

/** What I asked for. */
export interface DraftAsk {
  readonly text: string
  readonly people: readonly string[]
}

/** Two who are to be introduced; both null where it is not clear who. */
export interface DraftIntroduction {
  readonly a: string | null
  readonly b: string | null
  readonly why: string
  /** Where it was promised, or has a day, it is also something to be done. */
  readonly followUp: { readonly text: string; readonly due: CivilDate | null } | null
}
