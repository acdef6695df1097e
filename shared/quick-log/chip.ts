import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import type { GiveDirection, GiveWhat } from '#shared/model/give-what.ts'
import type { Every } from '#shared/model/every.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { KnownPerson } from './draft.ts'
import type { Stretch } from './span.ts'

/** What a chip shows, by its kind: parts for whoever renders it to put into words. */
export type ChipLabel =
  | {
      readonly kind: 'person'
      readonly name: string
      readonly organisation: string | null
      readonly standing: PersonStanding
      /** Whom else the name may mean. */
      readonly others: readonly KnownPerson[]
    }
  /** Where somebody known works, of whom the journal did not know it. */
  | { readonly kind: 'organisation'; readonly name: string; readonly organisation: string }
  /** A day of somebody's that comes round. */
  | { readonly kind: 'day'; readonly label: string; readonly date: PartialDate }
  | { readonly kind: 'channel'; readonly channel: ConversationChannel }
  | { readonly kind: 'date'; readonly day: CivilDate }
  | { readonly kind: 'time'; readonly time: CivilTime }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'topic'; readonly text: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'follow-up'; readonly text: string }
  /** How often it comes again; null once it was said that it does not. */
  | { readonly kind: 'every'; readonly every: Every | null }
  | { readonly kind: 'due'; readonly day: CivilDate | null }
  /** `name` is whose it is where they are one. */
  | { readonly kind: 'owner'; readonly actor: Actor; readonly name: string | null }
  | { readonly kind: 'give'; readonly direction: GiveDirection; readonly text: string }
  | { readonly kind: 'what'; readonly what: GiveWhat }
  | { readonly kind: 'need'; readonly text: string }
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'introduction'; readonly a: string; readonly b: string }

/** `unsure`: several are called that, and the user has not said who is meant. */
export type PersonStanding = 'known' | 'new' | 'unsure'

/** What else a chip may mean: something of its own kind, somebody whom the journal knows or does not, or a note. */
export type ChoiceLabel =
  | Exclude<ChipLabel, { kind: 'person' }>
  | { readonly kind: 'known person'; readonly name: string; readonly known: KnownPerson | null }
  | { readonly kind: 'new person'; readonly name: string }
  | { readonly kind: 'note' }

export interface ChipChoice {
  /** As `Corrections` has it. */
  readonly choice: string
  readonly label: ChoiceLabel
  readonly isChosen: boolean
}

/** Something that was understood of a line, to be shown and corrected. */
export interface Chip {
  /** Unique in the line, and the same as long as the chip stands where it stands. */
  readonly id: string
  /** What a choice corrects, in `Corrections`. */
  readonly key: string
  readonly label: ChipLabel
  /** Where its words stand in the line; null where it holds without any. */
  readonly span: Stretch | null
  readonly choices: readonly ChipChoice[]
  /** A day or a time besides the choices, for what no list can hold. '' is none. */
  readonly field: { readonly type: 'date' | 'time'; readonly value: string } | null
}

export interface ChipContext {
  readonly today: CivilDate
  readonly known: readonly KnownPerson[]
  /** Makes the id of a chip in this row. */
  readonly idOf: (part: string) => string
  /** The keys of the people whom the chips of the conversation show: a clause that is about the same shows them not again. */
  readonly shown: ReadonlySet<string>
}
