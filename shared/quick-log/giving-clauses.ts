import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { GIVE_WHATS, type GiveDirection, type GiveWhat } from '#shared/model/give-what.ts'
import type { Chip, ChipChoice, ChipContext, ChipLabel } from './chip.ts'
import { lengths } from './conversation-chips.ts'
import type { ClauseKind, How, ReadContext } from './clause-kind.ts'
import { NO_DAY, partKey } from './corrections.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import type { DraftAsk, DraftGive, DraftIntroduction, DraftNeed } from './draft.ts'
import { dueIn } from './due-in.ts'
import { dueChip } from './follow-up-clause.ts'
import { givingAt, isDatedTask } from './giving-at.ts'
import { howIn, isOfThem, type GivingBegun, type Whom } from './giving-begun.ts'
import { lengthAt, type LengthMatch } from './length-at.ts'
import { lastNamedAs, rememberNamed, wholeName } from './last-named.ts'
import { isBlank, isMark, textOf, type Line, type Run } from './line.ts'
import { toSomebody, type Somebody } from './line-person.ts'
import { personChip, TO_NOTE } from './person-chip.ts'
import { nameInDraft, textWithout } from './read-follow-up.ts'
import { spanOf, type Span } from './span.ts'
import { isReturned, peopleNamed, wordsOf, type Understanding, type UnderstoodPerson } from './understanding.ts'

type BegunOf<Kind extends GivingBegun['kind']> = Extract<GivingBegun, { kind: Kind }>

/** What all kinds have in common: where they begin, and that they never stand in the middle of other words. */
function beginning<Kind extends GivingBegun['kind']>(kind: Kind) {
  return {
    kind,
    beginsAt: (line: Line, from: number, place: Parameters<typeof givingAt>[2]): BegunOf<Kind> | null => {
      const found = givingAt(line, from, place)
      return found?.kind === kind ? (found as BegunOf<Kind>) : null
    },
    // In "he read the chapter and returned it" he did both.
    interrupts: (begun: BegunOf<Kind>, before: Run) => !(begun.isBare && isOfThem(before)),
    asWhole: () => null,
    isNext: isDatedTask,
  } as const
}

/** The names of those whom a clause is about, as the draft has them; none where nothing tells who is meant. */
function namesOf(line: Line, { people, pronoun }: Whom, { conversation }: ReadContext, said: Run): string[] {
  const names = people.map((one) => wholeName(line, nameInDraft(one, conversation)))
  if (pronoun === null) return [...new Set(names)]
  const spoken = conversation.people.map(({ name }) => name)
  const last = lastNamedAs(line, said.from, said.to).map((one) => nameInDraft(one, conversation))
  const meant = spoken.length > 0 ? spoken : last
  // Of several nothing tells which of them *she* is.
  return pronoun === 'one' && meant.length !== 1 ? [] : [...new Set([...names, ...meant])]
}

function remember(line: Line, ...whoms: readonly Whom[]): void {
  rememberNamed(
    line,
    whoms.flatMap(({ people }) => people),
  )
}

function spansOf(line: Line, clause: Run, begun: GivingBegun, index: number, whoms: readonly Whom[]): Span[] {
  const of = { clause: { kind: begun.kind, index } }
  return [
    ...spanOf(line, clause, 'clause', of),
    ...spanOf(line, begun.words, 'word', of),
    ...whoms.flatMap(({ people }) => people.flatMap((one) => spanOf(line, one, 'person', of))),
  ]
}

/** What stands before the gift, but for its day. */
function aroundDay(from: number, to: number, day: Run | null): Run[] {
  return day === null
    ? [{ from, to }]
    : [
        { from, to: Math.min(day.from, to) },
        { from: day.to, to: Math.max(day.to, to) },
      ]
}

/** How long it took: *two hours*, *30m*; what was given may have a length of its own, *a 10 min video*. */
function minutesIn(line: Line, from: number, to: number): LengthMatch | null {
  for (let at = from; at < to; at++) {
    const match = lengthAt(line, at)
    if (match === null || match.to > to) continue
    const isPart = !match.introduced && line.grammar.sets.articles.has(line.tokens[at - 1]?.key ?? '')
    return isPart ? null : match
  }
  return null
}

/** *WhatsApped* Jo the plans: the verb says how it went. */
function carriedBy(line: Line, words: Run): How | null {
  if (line.grammar.sets.carried.at(line.tokens, words.from) === null) return null
  const channel = line.grammar.channels.at(line.tokens, words.from)
  return channel === null ? null : { ...words, channel: channel.value.channel }
}

/** The day on which it was: at the end of the clause or before a mark in it, and not a part of what was given. */
function dayIn(line: Line, from: number, to: number): DateMatch | null {
  const { sets } = line.grammar
  for (let at = from; at < to; at++) {
    const match = dateAt(line, at)
    if (match === null || match.to > to || match.tense === 'future' || !endsHere(line, { from: match.to, to })) continue
    const before = line.tokens[match.from - 1]?.key ?? ''
    const isPart =
      sets.since.has(before) ||
      [before, line.tokens[match.from]?.key ?? ''].some((key) => sets.for.has(key)) ||
      (sets.articles.has(before) && match.introducedBy === null)
    if (
      !isPart &&
      !isLong(line, match) &&
      (match.form === 'day' || match.form === 'relative' || match.form === 'weekday')
    )
      return match
  }
  return null
}

/** *This week* is no day. */
function isLong({ tokens, grammar }: Line, { from, to }: Run): boolean {
  return tokens.slice(from, to).some((_, index) => (grammar.units.at(tokens, from + index)?.value ?? 'day') !== 'day')
}

/** Nothing follows, or a mark does, or what goes on with another word: *on Saturday, five hours*, *saturday so I could go*. */
function endsHere(line: Line, rest: Run): boolean {
  const { tokens, grammar } = line
  const { connectors, infinitive, with: withWords, for: forWords, subjects, subordinators, placeIn } = grammar.sets
  const next = [connectors, infinitive, withWords, forWords, subjects, subordinators, placeIn]
  return (
    isBlank(line, rest) ||
    tokens[rest.from]?.kind !== 'word' ||
    next.some((set) => set.at(tokens, rest.from) !== null) ||
    lengthAt(line, rest.from) !== null
  )
}

interface Understood {
  readonly key: string
  /** All words of the clause. */
  readonly written: string
  readonly span: Span | null
  readonly people: readonly UnderstoodPerson[]
}

/** Null where the clause goes back into the note: the user says so, or nothing tells whom it is about. */
function understood(
  understanding: Understanding,
  spans: readonly Span[],
  kind: string,
  name: string,
  { names, least }: { names: readonly string[]; least: number },
): Understood | null {
  const span = spans.find((one) => one.kind === 'clause') ?? null
  const key = partKey(kind, name)
  const written = wordsOf(understanding, span)
  if (isReturned(understanding, { key, written, span })) return null
  const people = peopleNamed(understanding, names, spans)
  const [one, other] = people
  // Two names of one person are no two people.
  const areTwo = least < 2 || one?.id !== other?.id || one?.id === null
  if (people.length >= least && areTwo) return { key, written, span, people }
  understanding.returned.push({ start: span?.start ?? 0, text: written })
  return null
}

function peopleChips(people: readonly UnderstoodPerson[], context: ChipContext): Chip[] {
  const isSame = people.length === context.shown.size && people.every(({ key }) => context.shown.has(key))
  return isSame ? [] : people.map((person, index) => personChip(person, context.idOf(`person-${index}`), context))
}

function mainChip({ key, span }: Understood, context: ChipContext, label: ChipLabel, choices: ChipChoice[] = []): Chip {
  return { id: context.idOf('text'), key, span, label, choices: [...choices, TO_NOTE], field: null }
}

export interface UnderstoodGive extends Understood {
  readonly direction: GiveDirection
  readonly what: GiveWhat
  readonly whatKey: string
  readonly text: string
  readonly day: CivilDate | null
  readonly dayKey: string
  readonly daySpan: Span | null
  readonly minutes: number | null
  readonly minutesKey: string
  readonly minutesSpan: Span | null
}

export interface GivePart {
  readonly kind: 'give'
  readonly direction: GiveDirection
  readonly what: GiveWhat
  readonly text: string
  readonly day: CivilDate | null
  readonly minutes: number | null
  readonly people: Somebody[]
}

/** *Gave Ana the book*, *thanked Tom*, *got feedback from Priya*: what went from one to the other. */
export const giveClause = {
  ...beginning('give'),
  list: 'gives',
  read(line, clause, begun, context) {
    const day = begun.day ?? dayIn(line, begun.to, clause.own ?? clause.to)
    const length = minutesIn(line, begun.to, clause.own ?? clause.to)
    const how = begun.how ?? carriedBy(line, begun.words) ?? howIn(line, begun.to, clause.own ?? clause.to)
    const inside = begun.day === null ? day : null
    const text = textWithout(line, { from: begun.saidFrom, to: clause.to }, [inside], context.keepsTags)
    const people = namesOf(line, begun.whom, context, begun)
    remember(line, begun.whom)
    const of = { clause: { kind: 'give', index: context.index } }
    const { direction, what } = begun
    return {
      read: { direction, what, text, day: day?.on('past') ?? null, minutes: length?.minutes ?? null, people },
      spans: [
        ...spansOf(line, clause, begun, context.index, [begun.whom]),
        ...(day === null ? [] : spanOf(line, day, 'date', of)),
        ...(length === null ? [] : spanOf(line, length, 'minutes', of)),
        ...aroundDay(clause.from, begun.saidFrom, begun.day).flatMap((run) => spanOf(line, run, 'word', of)),
      ],
      talk:
        how === null
          ? null
          : {
              how,
              date: day?.on('past') ?? null,
              people: begun.whom.people,
            },
    }
  },
  understand(read, understanding, spans, name) {
    const found = understood(understanding, spans, 'give', name, { names: read.people, least: 1 })
    if (found === null) return null
    const [whatKey, dayKey, minutesKey] = [partKey('what', name), partKey('day', name), partKey('minutes', name)]
    const { [found.key]: direction, [whatKey]: what, [dayKey]: day, [minutesKey]: minutes } = understanding.corrections
    return {
      ...found,
      whatKey,
      dayKey,
      text: read.text,
      day: day === undefined ? read.day : parseCivilDate(day),
      daySpan: spans.find(({ kind }) => kind === 'date') ?? null,
      minutesKey,
      minutes: minutes === undefined ? read.minutes : Number(minutes) || null,
      minutesSpan: spans.find(({ kind }) => kind === 'minutes') ?? null,
      direction: direction === 'given' || direction === 'received' ? direction : read.direction,
      what: GIVE_WHATS.find((one) => one === what) ?? read.what,
    }
  },
  chips(give, context) {
    const { text, direction, what, day } = give
    const label = (one: GiveDirection) => ({ kind: 'give', direction: one, text }) as const
    return [
      mainChip(
        give,
        context,
        label(direction),
        (['given', 'received'] as const).map((one) => ({
          choice: one,
          label: label(one),
          isChosen: one === direction,
        })),
      ),
      {
        id: context.idOf('what'),
        key: give.whatKey,
        span: null,
        label: { kind: 'what', what },
        choices: GIVE_WHATS.map((one) => ({ choice: one, label: { kind: 'what', what: one }, isChosen: one === what })),
        field: null,
      },
      ...(day === null
        ? []
        : [
            {
              id: context.idOf('day'),
              key: give.dayKey,
              span: give.daySpan,
              label: { kind: 'date', day },
              choices: [],
              field: { type: 'date', value: day },
            } as const,
          ]),
      ...(give.minutes === null
        ? []
        : [
            {
              id: context.idOf('minutes'),
              key: give.minutesKey,
              span: give.minutesSpan,
              label: { kind: 'minutes', minutes: give.minutes },
              choices: lengths(give.minutes),
              field: null,
            } as const,
          ]),
      ...peopleChips(give.people, context),
    ]
  },
  part: ({ direction, what, text, day, minutes, people }): GivePart => ({
    kind: 'give',
    direction,
    what,
    text,
    day,
    minutes,
    people: people.map(toSomebody),
  }),
} as const satisfies ClauseKind<DraftGive, UnderstoodGive, BegunOf<'give'>>

export interface UnderstoodNeed extends Understood {
  readonly text: string
}

export interface NeedPart {
  readonly kind: 'need'
  readonly person: Somebody
  readonly text: string
}

/** *She needs a data lead*, *is looking for a flat*, *wants to meet more CFOs*. */
export const needClause = {
  ...beginning('need'),
  list: 'needs',
  read(line, clause, begun, context) {
    // A need is somebody's: of two who need it together the first, and the other stays in its words.
    const whom = { ...begun.whom, people: begun.whom.people.slice(0, 1) }
    const [person, another] = namesOf(line, whom, context, begun)
    remember(line, begun.whom)
    const said = textWithout(line, { from: begun.to, to: clause.to }, [], context.keepsTags)
    const text = withAside(said, asideOf(line, { from: begun.saidFrom, to: begun.words.from }, whom))
    return {
      read: { person: another === undefined ? (person ?? null) : null, text },
      spans: [
        ...spansOf(line, clause, begun, context.index, [whom]),
        ...spanOf(line, { from: clause.from, to: begun.words.from }, 'word', {
          clause: { kind: 'need', index: context.index },
        }),
      ],
    }
  },
  understand({ person, text }, understanding, spans, name) {
    const names = person === null ? [] : [person]
    const found = understood(understanding, spans, 'need', name, { names, least: 1 })
    return found === null ? null : { ...found, text }
  },
  chips: (need, context) => [
    mainChip(need, context, { kind: 'need', text: need.text }),
    ...peopleChips(need.people, context),
  ],
  part: ({ people, text }): NeedPart => {
    const [person] = people
    if (person === undefined) throw new Error('a need of nobody')
    return { kind: 'need', person: toSomebody(person), text }
  },
} as const satisfies ClauseKind<DraftNeed, UnderstoodNeed, BegunOf<'need'>>

export interface UnderstoodAsk extends Understood {
  readonly text: string
}

export interface AskPart {
  readonly kind: 'ask'
  readonly text: string
  readonly people: Somebody[]
}

/** *Asked Tom for an hour*: what I need, and of whom. */
export const askClause = {
  ...beginning('ask'),
  list: 'asks',
  read(line, clause, begun, context) {
    const people = namesOf(line, begun.whom, context, begun)
    remember(line, begun.whom)
    const to = begun.objectTo ?? clause.to
    const of = { clause: { kind: 'ask', index: context.index } }
    const said = textWithout(line, { from: begun.objectFrom, to }, [], context.keepsTags)
    const text = withAside(
      said,
      asideOf(line, { from: begun.words.to, to: begun.asideTo ?? begun.objectFrom }, begun.whom),
    )
    return {
      read: { text: text === '' ? textOf(line, clause) : text, people },
      spans: [
        ...spansOf(line, clause, begun, context.index, [begun.whom]),
        ...spanOf(line, { from: clause.from, to: begun.words.from }, 'word', {
          clause: { kind: 'ask', index: context.index },
        }),
        ...between(begun.words.to, begun.objectFrom, [begun.whom]).flatMap((run) => spanOf(line, run, 'word', of)),
        ...(begun.objectTo === null
          ? []
          : between(begun.objectTo, clause.to, [begun.whom]).flatMap((run) => spanOf(line, run, 'word', of))),
      ],
    }
  },
  understand({ text, people }, understanding, spans, name) {
    const found = understood(understanding, spans, 'ask', name, { names: people, least: 1 })
    return found === null ? null : { ...found, text }
  },
  chips: (ask, context) => [
    mainChip(ask, context, { kind: 'ask', text: ask.text }),
    ...peopleChips(ask.people, context),
  ],
  part: ({ text, people }): AskPart => ({ kind: 'ask', text, people: people.map(toSomebody) }),
} as const satisfies ClauseKind<DraftAsk, UnderstoodAsk, BegunOf<'ask'>>

export interface UnderstoodIntroduction extends Understood {
  readonly why: string
  readonly dueKey: string
  readonly dueSpan: Span | null
  readonly followUp: DraftIntroduction['followUp']
}

export interface IntroductionPart {
  readonly kind: 'introduction'
  readonly a: Somebody
  readonly b: Somebody
  readonly why: string
  /** What was promised, or has a day, is to be done besides. */
  readonly followUp: DraftIntroduction['followUp']
}

/** *Introduce her to Tom*: an introduction of both, and a follow-up where it was promised or has a day. */
export const introductionClause = {
  ...beginning('introduction'),
  list: 'introductions',
  read(line, clause, begun, context) {
    const due = dueIn(line, begun.whyFrom, clause.own ?? clause.to)
    const [a = null, ...aMore] = namesOf(line, begun.a, context, begun)
    const [b = null, ...bMore] = namesOf(line, begun.b, context, begun)
    remember(line, begun.a, begun.b)
    const isClear = aMore.length === 0 && bMore.length === 0 && a !== b
    const why = textWithout(line, { from: begun.whyFrom, to: clause.to }, [due], context.keepsTags)
    const text = textWithout(line, { from: begun.saidFrom, to: clause.to }, [due], context.keepsTags)
    const followUp = begun.isPromised || due !== null ? { text, due: due?.on('future') ?? null } : null
    const of = { clause: { kind: 'introduction', index: context.index } }
    return {
      read: { a: isClear ? a : null, b: isClear ? b : null, why, followUp },
      spans: [
        ...spansOf(line, clause, begun, context.index, [begun.a, begun.b]),
        ...spanOf(line, { from: clause.from, to: begun.words.from }, 'word', of),
        ...between(begun.words.to, begun.whyFrom, [begun.a, begun.b]).flatMap((run) => spanOf(line, run, 'word', of)),
        ...(due === null ? [] : spanOf(line, due, 'date', of)),
      ],
    }
  },
  understand({ a, b, why, followUp }, understanding, spans, name) {
    const names = a === null || b === null ? [] : [a, b]
    const found = understood(understanding, spans, 'introduction', name, { names, least: 2 })
    if (found === null) return null
    const dueSpan = spans.find(({ kind }) => kind === 'date') ?? null
    const dueWords = wordsOf(understanding, dueSpan)
    const dueKey = partKey('due', `${name} ${dueWords}`)
    const choice = understanding.corrections[dueKey]
    if (followUp === null || choice === undefined) return { ...found, why, followUp, dueKey, dueSpan }
    // The words of a day that is none after all are part of what is to be done.
    const text = choice === NO_DAY && dueWords !== '' ? `${followUp.text} ${dueWords}` : followUp.text
    const due = choice === NO_DAY ? null : (choice as CivilDate)
    return { ...found, why, followUp: { text, due }, dueKey, dueSpan }
  },
  chips(introduction, context) {
    const { people, followUp, dueKey, dueSpan } = introduction
    const [a, b] = people
    const { idOf } = context
    return [
      mainChip(introduction, context, { kind: 'introduction', a: a?.name ?? '', b: b?.name ?? '' }),
      ...(followUp === null
        ? []
        : [dueChip(idOf('due'), { key: dueKey, value: followUp.due, written: '', span: dueSpan }, context)]),
      ...people.map((person, index) => personChip(person, idOf(`person-${index}`), context)),
    ]
  },
  part: ({ people, why, followUp }): IntroductionPart => {
    const [a, b] = people
    if (a === undefined || b === undefined) throw new Error('an introduction of one')
    return { kind: 'introduction', a: toSomebody(a), b: toSomebody(b), why, followUp }
  },
} as const satisfies ClauseKind<DraftIntroduction, UnderstoodIntroduction, BegunOf<'introduction'>>

/** What is said of somebody beside their name, and would be lost: *from the committee*, *the dean*. */
function asideOf(line: Line, run: Run, whom: Whom): string {
  const { articles, askedFor, adverbs, objects, they, theyAre, relative } = line.grammar.sets
  const isJoining = (at: number) =>
    [articles, askedFor, adverbs, objects, they, theyAre, relative].some((set) => set.at(line.tokens, at) !== null)
  return between(run.from, run.to, [whom])
    .map(({ from, to }) => {
      let [first, end] = [from, to]
      while (first < end && (isMark(line.tokens[first]) || isJoining(first))) first += 1
      while (end > first && (isMark(line.tokens[end - 1]) || isJoining(end - 1))) end -= 1
      return textOf(line, { from: first, to: end })
    })
    .filter((words) => words !== '')
    .join(', ')
}

function withAside(text: string, aside: string): string {
  return aside === '' || text === '' ? text : `${text} (${aside})`
}

/** The words of a stretch that only join those who are named, pronouns included: they are said by who is meant. */
function between(start: number, end: number, whoms: readonly Whom[]): Run[] {
  const named = whoms.flatMap(({ people }) => people).toSorted((one, other) => one.from - other.from)
  const runs: Run[] = []
  let from = start
  for (const person of named) {
    if (person.from > from && person.from < end) runs.push({ from, to: person.from })
    from = Math.max(from, person.to)
  }
  if (end > from) runs.push({ from, to: end })
  return runs
}
