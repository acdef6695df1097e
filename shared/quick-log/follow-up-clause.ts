import type { CivilDate } from '#shared/model/civil-date.ts'
import { addDays, addMonths, weekdayOf } from '#shared/model/civil-date.ts'
import { USUAL_EVERY, type Every } from '#shared/model/every.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { Chip, ChipChoice, ChipContext } from './chip.ts'
import type { ClauseKind } from './clause-kind.ts'
import { IN_NOTE, NO_DAY, partKey } from './corrections.ts'
import type { DraftFollowUp } from './draft.ts'
import { isNextTask, nextOfList, taskOf, triggerAt, type Trigger } from './follow-up-trigger.ts'
import type { Run } from './line.ts'
import { toSomebody, type Somebody } from './line-person.ts'
import { isOfThem } from './giving-begun.ts'
import { personChip, TO_NOTE } from './person-chip.ts'
import { readFollowUp } from './read-follow-up.ts'
import type { Span } from './span.ts'
import {
  isReturned,
  peopleNamed,
  wordsOf,
  type Part,
  type Understanding,
  type UnderstoodPerson,
} from './understanding.ts'

export interface UnderstoodFollowUp {
  readonly key: string
  readonly text: string
  readonly due: Part<CivilDate | null>
  /** Where the line says how often; null once the user said that it does not come again. */
  readonly every: Part<Every | null> | null
  readonly actor: Part<Actor>
  readonly people: readonly UnderstoodPerson[]
  readonly span: Span | null
}

export interface FollowUpPart {
  readonly kind: 'follow-up'
  readonly text: string
  readonly due: CivilDate | null
  readonly every?: Every
  readonly actor: Actor
  readonly people: Somebody[]
}

/** *I'll send the deck by Friday*, *she promised to …*, *follow up in 2 weeks*: what is to be done, by whom, by when. */
export const followUpClause = {
  kind: 'follow-up',
  list: 'followUps',
  beginsAt: triggerAt,
  // In *she'll send the deck and ask Tom* she will ask him.
  interrupts: ({ phrase }: Trigger, before: Run) =>
    phrase.order !== true && !(phrase.keep === true && isOfThem(before)),
  goesOn,
  asWhole: taskOf,
  isNext: isNextTask,
  nextOfList,
  read: readFollowUp,
  understand: understandFollowUp,
  chips: followUpChips,
  part: ({ text, due, every, actor, people }: UnderstoodFollowUp): FollowUpPart => ({
    kind: 'follow-up',
    text,
    due: due.value,
    ...(every !== null && every.value !== null && { every: every.value }),
    actor: actor.value,
    people: people.map(toSomebody),
  }),
} as const satisfies ClauseKind<DraftFollowUp, UnderstoodFollowUp, Trigger>

/** She'll send the deck, *and will book a room*: what names nobody else is done by the same. */
function goesOn(trigger: Trigger, before: Run): Trigger {
  // "She needs a quiet room, will ask the head": that is mine to do.
  const isTheirs = isOfThem(before) && (before as { readonly kind?: string }).kind !== 'need'
  return isTheirs && trigger.phrase.bare === true
    ? { ...trigger, phrase: { ...trigger.phrase, actor: 'them' } }
    : trigger
}

function understandFollowUp(
  followUp: DraftFollowUp,
  understanding: Understanding,
  spans: readonly Span[],
  name: string,
): UnderstoodFollowUp | null {
  const { corrections, line } = understanding
  const span = spans.find(({ kind }) => kind === 'clause') ?? null
  const key = partKey('follow-up', name)
  const written = wordsOf(understanding, span) || followUp.text
  const nowhere = { start: line.length, end: line.length }
  if (isReturned(understanding, { key, written, span: span ?? nowhere })) return null
  const dueSpan = spans.find(({ kind }) => kind === 'date') ?? null
  const dueWords = wordsOf(understanding, dueSpan)
  const dueKey = partKey('due', `${name} ${dueWords}`)
  const choice = corrections[dueKey]
  const everySpan = spans.find(({ kind }) => kind === 'every') ?? null
  const everyWords = wordsOf(understanding, everySpan)
  const everyKey = partKey('every', `${name} ${everyWords}`)
  const often = corrections[everyKey]
  const every =
    followUp.every === undefined ? null : often === NO_DAY ? null : ((often as Every | undefined) ?? followUp.every)
  const due = choice === undefined ? followUp.due : choice === NO_DAY ? null : (choice as CivilDate)
  // Somebody who is none after all stays in the text by name: *Sam* of *Sam to send the list* is not in it.
  const gone = spans.filter(({ kind }) => kind === 'person').map((one) => wordsOf(understanding, one))
  const unnamed = gone.filter((one) => corrections[partKey('person', one)] === IN_NOTE && !followUp.text.includes(one))
  const text = [...unnamed, followUp.text].join(': ')
  const owner = partKey('owner', name)
  const actor = (corrections[owner] as Actor | undefined) ?? followUp.actor
  return {
    key,
    span,
    // The words of a day that is none after all are part of what is to be done.
    text: [text, choice === NO_DAY ? dueWords : '', often === NO_DAY ? everyWords : ''].filter(Boolean).join(' '),
    every: followUp.every === undefined ? null : { key: everyKey, value: every, written: everyWords, span: everySpan },
    due: { key: dueKey, value: due, written: dueWords, span: dueSpan },
    actor: { key: owner, value: actor, written: '', span: null },
    people: peopleNamed(understanding, followUp.people, spans),
  }
}

function followUpChips(followUp: UnderstoodFollowUp, context: ChipContext): Chip[] {
  const { key, span, text, due, every, actor, people } = followUp
  const { idOf, shown } = context
  const [only, another] = people
  const name = another === undefined ? (only?.name ?? null) : null
  const isSame = people.length === shown.size && people.every((person) => shown.has(person.key))
  return [
    { id: idOf('text'), key, span, label: { kind: 'follow-up', text }, choices: [TO_NOTE], field: null },
    dueChip(idOf('due'), due, context),
    ...(every === null ? [] : [everyChip(idOf('every'), every)]),
    {
      id: idOf('owner'),
      key: actor.key,
      span: null,
      label: { kind: 'owner', actor: actor.value, name },
      choices: (['me', 'them'] as const).map((one) => ({
        choice: one,
        label: { kind: 'owner', actor: one, name },
        isChosen: one === actor.value,
      })),
      field: null,
    },
    ...(isSame ? [] : people.map((person, index) => personChip(person, idOf(`person-${index}`), context))),
  ]
}

/** Until when, with the usual days to come. */
export function dueChip(id: string, due: Part<CivilDate | null>, { today }: Pick<ChipContext, 'today'>): Chip {
  const days = laterDays(today).map((day): ChipChoice => ({
    choice: day,
    label: { kind: 'due', day },
    isChosen: day === due.value,
  }))
  return {
    id,
    key: due.key,
    span: due.span,
    label: { kind: 'due', day: due.value },
    choices: [...days, { choice: NO_DAY, label: { kind: 'due', day: null }, isChosen: due.value === null }],
    field: { type: 'date', value: due.value ?? '' },
  }
}

function everyChip(id: string, { key, span, value }: Part<Every | null>): Chip {
  const usual = value === null || USUAL_EVERY.includes(value) ? USUAL_EVERY : [value, ...USUAL_EVERY]
  return {
    id,
    key,
    span,
    label: { kind: 'every', every: value },
    choices: [
      ...usual.map((every): ChipChoice => ({
        choice: every,
        label: { kind: 'every', every },
        isChosen: every === value,
      })),
      { choice: NO_DAY, label: { kind: 'every', every: null }, isChosen: value === null },
    ],
    field: null,
  }
}

/** Tomorrow, this Friday, the next Monday, in two weeks, in a month, in three. */
function laterDays(today: CivilDate): CivilDate[] {
  const weekday = weekdayOf(today)
  const days = [
    addDays(today, 1),
    addDays(today, (5 - weekday + 7) % 7 || 7),
    addDays(today, 8 - weekday),
    addDays(today, 14),
    addMonths(today, 1),
    addMonths(today, 3),
  ]
  return [...new Set(days)].toSorted()
}
