import type { CivilDate } from './civil-date.ts'
import type { DocumentId, PersonId } from './id.ts'
import type { ChannelEntry } from './person-entries.ts'

/**
 * What takes five minutes (A. Rifkin, in A. Grant, Give and Take, 2013): to thank for something received, to tell what somebody
 * could learn and needs, to think of a day of theirs, to send what fits what they care about.
 */
export const FAVOUR_KINDS = ['thank', 'teach', 'congratulate', 'share'] as const
export type FavourKind = (typeof FAVOUR_KINDS)[number]

/** Something small that could be done for somebody now, out of a line that is written. */
export interface Favour {
  readonly kind: FavourKind
  readonly person: { readonly id: PersonId; readonly name: string }
  /** How to reach them. */
  readonly channel: ChannelEntry
  /** The line that it comes from. */
  readonly text: string
  /** The day that the line is from, or about. */
  readonly on: CivilDate | null
  readonly source: DocumentId
}

export const SHOWN_FAVOURS = 3
/** Whoever was given something so lately is left alone. */
export const DAYS_BETWEEN_FAVOURS = 14

/** The ways by which a few words reach somebody at once. */
const DIRECT: readonly ChannelEntry['kind'][] = ['email', 'phone', 'message', 'profile']

/** By which of their channels somebody is reached today: what they prefer, then mail, phone, message; null where by none. */
export function directChannel(channels: Readonly<Record<string, ChannelEntry>>): ChannelEntry | null {
  const direct = Object.values(channels).filter(({ kind, value }) => DIRECT.includes(kind) && value.trim() !== '')
  const [first] = direct.toSorted(
    (a, b) =>
      Number(b.preferred) - Number(a.preferred) ||
      DIRECT.indexOf(a.kind) - DIRECT.indexOf(b.kind) ||
      (a.value < b.value ? -1 : 1),
  )
  return first ?? null
}

/** Three favours for three people: one of each kind first, those offered in the order they are given. */
export function chosenFavours(offered: readonly Favour[]): Favour[] {
  const chosen: Favour[] = []
  const isNew = ({ person }: Favour) => chosen.every((one) => one.person.id !== person.id)
  for (const kind of FAVOUR_KINDS) {
    const first = offered.find((favour) => favour.kind === kind && isNew(favour))
    if (first !== undefined) chosen.push(first)
  }
  for (const favour of offered) if (isNew(favour)) chosen.push(favour)
  return chosen.slice(0, SHOWN_FAVOURS)
}
