import { parseCivilDate } from '#shared/model/civil-date.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import type { Chip, ChipContext } from './chip.ts'
import type { ClauseKind } from './clause-kind.ts'
import { partKey } from './corrections.ts'
import { dayAt, type NamedDay } from './day-at.ts'
import type { DraftDay } from './draft.ts'
import { toSomebody, type Somebody } from './line-person.ts'
import { personChip, TO_NOTE } from './person-chip.ts'
import { nameInDraft } from './read-follow-up.ts'
import { spanOf, type Span } from './span.ts'
import { isReturned, peopleNamed, wordsOf, type Understanding, type UnderstoodPerson } from './understanding.ts'

export interface UnderstoodDay {
  readonly key: string
  readonly label: string
  readonly date: PartialDate
  readonly person: UnderstoodPerson
  readonly written: string
  readonly span: Span | null
}

export interface DayPart {
  readonly kind: 'day'
  readonly person: Somebody
  readonly label: string
  readonly date: PartialDate
}

/** *Tom's birthday is 3 May*, *her anniversary: June 12th 2019*: a day of somebody's that comes round. */
export const dayClause = {
  kind: 'day',
  list: 'days',
  beginsAt: (line, from, place) => (place === 'inside' ? null : dayAt(line, from)),
  interrupts: () => true,
  asWhole: () => null,
  isNext: () => false,
  saysAll: true,
  read(line, clause, { owner, label, date, day, to }, { index, conversation }) {
    const of = { clause: { kind: 'day', index } }
    const [only, another] = conversation.people
    const person =
      owner === null ? (another === undefined ? (only?.name ?? null) : null) : nameInDraft(owner, conversation)
    return {
      read: { person, label, date },
      spans: [
        ...spanOf(line, { from: clause.from, to }, 'clause', of),
        ...(owner === null ? [] : spanOf(line, { from: clause.from, to: owner.from }, 'word', of)),
        ...(owner === null ? [] : spanOf(line, owner, 'person', of)),
        ...spanOf(line, { from: owner?.to ?? clause.from, to: day.from }, 'word', of),
        ...spanOf(line, day, 'date', of),
      ],
    }
  },
  understand: understandDay,
  chips: dayChips,
  part: ({ person, label, date }: UnderstoodDay): DayPart => ({ kind: 'day', person: toSomebody(person), label, date }),
} as const satisfies ClauseKind<DraftDay, UnderstoodDay, NamedDay>

function understandDay(
  { person, label, date }: DraftDay,
  understanding: Understanding,
  spans: readonly Span[],
  name: string,
): UnderstoodDay | null {
  const span = spans.find(({ kind }) => kind === 'clause') ?? null
  const written = wordsOf(understanding, span)
  const key = partKey('day', name)
  if (isReturned(understanding, { key, written, span })) return null
  const [whose] = person === null ? [] : peopleNamed(understanding, [person], spans)
  if (whose === undefined) {
    // Nobody, or one of several: nothing tells whose day it is, and the words stay.
    understanding.returned.push({ start: span?.start ?? 0, text: written })
    return null
  }
  return { key, label, date: correctedDate(date, understanding.corrections[key]), person: whose, written, span }
}

/** A day that was chosen instead has a year only where one was written. */
function correctedDate(date: PartialDate, choice: string | undefined): PartialDate {
  const day = choice === undefined ? null : parseCivilDate(choice)
  if (day === null) return date
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  return date.y === undefined ? { m, d } : { y, m, d }
}

function dayChips({ key, label, date, person, span }: UnderstoodDay, context: ChipContext): Chip[] {
  const { idOf, today, shown } = context
  const pad = (part: number, length = 2) => String(part).padStart(length, '0')
  const value = `${pad(date.y ?? Number(today.slice(0, 4)), 4)}-${pad(date.m)}-${pad(date.d)}`
  const isSame = shown.size === 1 && shown.has(person.key)
  return [
    {
      id: idOf('day'),
      key,
      span,
      label: { kind: 'day', label, date },
      choices: [TO_NOTE],
      field: { type: 'date', value: parseCivilDate(value) ?? '' },
    },
    ...(isSame ? [] : [personChip(person, idOf('person'), context)]),
  ]
}
