import type { TodayPage } from '#shared/contract/today-contract.ts'
import type { FollowUpRow, PersonLink, PersonRow } from '#shared/contract/rows.ts'
import type { Cadence } from '#shared/model/ring.ts'

/** One line of Today. `key` stays the same as long as the line is about the same thing. */
export type TodayItem = FollowUpItem | CoolingItem | UnmetItem | DateItem
export interface FollowUpItem {
  readonly kind: 'follow-up'
  readonly key: string
  readonly followUp: FollowUpRow
}
export interface CoolingItem {
  readonly kind: 'cooling'
  readonly key: string
  readonly person: PersonRow
  readonly daysSince: number
  readonly cadence: Cadence
}
export interface UnmetItem {
  readonly kind: 'unmet'
  readonly key: string
  readonly person: PersonRow
}
export interface DateItem {
  readonly kind: 'date'
  readonly key: string
  readonly person: PersonLink
  readonly label: string
  readonly on: string
  readonly years: number | null
}

export type SectionId = 'mine' | 'theirs' | 'cooling' | 'unmet' | 'dates' | 'upcoming' | 'undated'

export interface TodaySection {
  readonly id: SectionId
  readonly items: readonly TodayItem[]
  /** How many there are: of the people who are cooling, the page holds the first alone. */
  readonly total: number
}

/** The page as sections with lines in them, in the order in which one works through them. Empty ones are left out. */
export function todaySections(page: TodayPage): TodaySection[] {
  const sections: TodaySection[] = [
    section('mine', page.mine.map(followUpItem)),
    section('theirs', page.theirs.map(followUpItem)),
    section(
      'cooling',
      page.cooling.map((row) => ({ kind: 'cooling', key: `cooling:${row.person.id}`, ...row })),
      page.coolingTotal,
    ),
    section(
      'unmet',
      page.unmet.map((person) => ({ kind: 'unmet', key: `unmet:${person.id}`, person })),
    ),
    section(
      'dates',
      page.dates.map((date) => ({ kind: 'date', key: `date:${date.person.id}:${date.label}:${date.on}`, ...date })),
    ),
    section('upcoming', page.upcoming.map(followUpItem)),
    section('undated', page.undated.map(followUpItem)),
  ]
  return sections.filter(({ items }) => items.length > 0)
}

const IN_SESSION: ReadonlySet<SectionId> = new Set(['mine', 'theirs', 'cooling', 'unmet'])

/** What a session goes through: what is due and who waits. What comes later or has no day can wait too. */
export function sessionQueue(sections: readonly TodaySection[]): TodayItem[] {
  return sections.filter(({ id }) => IN_SESSION.has(id)).flatMap(({ items }) => items)
}

/** The person a line is about, the first of several; null for a follow-up with nobody. */
export function personOf(item: TodayItem): PersonLink | null {
  return item.kind === 'follow-up' ? (item.followUp.people[0] ?? null) : item.person
}

function section(id: SectionId, items: readonly TodayItem[], total = items.length): TodaySection {
  return { id, items, total }
}

function followUpItem(followUp: FollowUpRow): FollowUpItem {
  return { kind: 'follow-up', key: `follow-up:${followUp.id}`, followUp }
}
