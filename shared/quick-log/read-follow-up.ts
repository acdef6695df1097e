import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { amountAhead } from './amount-at.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import type { ReadContext } from './clause-kind.ts'
import type { ConversationNames } from './conversation-names.ts'
import type { DraftFollowUp } from './draft.ts'
import { dueIn } from './due-in.ts'
import { everyIn } from './every-at.ts'
import { isBlank, isMark, textOf, type Line, type Run } from './line.ts'
import { lastNamed, rememberNamed, wholeName } from './last-named.ts'
import { isMention, personAt, type PersonMatch } from './person-at.ts'
import type { Trigger } from './follow-up-trigger.ts'
import { spanOf, type Span } from './span.ts'
import { timeAt } from './time-at.ts'
import { canBeName, wordKey, type Token } from './tokenise.ts'

/**
 * Reads a clause as a follow-up: without the words that begin it and without its due date, word for word otherwise. The
 * people of the conversation are meant where the clause names nobody or says *her*.
 */
export function readFollowUp(
  line: Line,
  clause: Run,
  trigger: Trigger,
  { index, conversation, keepsTags }: ReadContext,
): { read: DraftFollowUp; spans: Span[] } {
  const start = trigger.phrase.keep === true ? trigger.phraseFrom : trigger.to
  const every = everyIn(line, start, clause.to)
  const written = trigger.due ?? dueIn(line, start, clause.to) ?? dueAtOnce(line, trigger, clause.to)
  // In *every Friday* the Friday is no day besides.
  const due = written !== null && every !== null && written.from < every.to && written.to > every.from ? null : written
  const from =
    due?.from === start && due.isRange !== true
      ? (line.grammar.sets.infinitive.at(line.tokens, due.to)?.to ?? start)
      : start
  // Of several days the first is the date, and the words stay.
  const inside = due !== null && due.isRange !== true && due.from >= from ? due : null
  const text = textWithout(line, { from, to: clause.to }, [inside, every], keepsTags)
  const body = { from, to: clause.to }
  const waitedFor = trigger.phrase.actor === 'them' && trigger.phrase.keep !== true ? awaited(line, body) : []
  const named = [...trigger.people, ...waitedFor, ...namesIn(line, body, inside, conversation)]
  const byThem = trigger.people.length === 0 && line.grammar.sets.subjects.at(line.tokens, trigger.phraseFrom) !== null
  const pronoun =
    (byThem && trigger.phrase.actor === 'them') || hasPronoun(line, { from: trigger.phraseFrom, to: clause.to })
  const spoken =
    conversation.people.length > 0 ? conversation.people : pronoun && named.length === 0 ? lastNamed(line) : []
  const people = named.length === 0 || pronoun ? spoken.map(({ name }) => name) : []
  rememberNamed(line, named)
  const seen = new Set(people.map(wordKey))
  for (const person of named) {
    const name = wholeName(line, nameInDraft(person, conversation))
    if (!seen.has(wordKey(name))) people.push(name)
    seen.add(wordKey(name))
  }
  const of = { clause: { kind: 'follow-up', index } }
  const spans = [
    ...spanOf(line, clause, 'clause', of),
    ...spanOf(line, { from: trigger.from, to: start }, 'word', of),
    ...(from === start || due === null ? [] : spanOf(line, { from: due.to, to: from }, 'word', of)),
    ...(due === null ? [] : spanOf(line, due, 'date', of)),
    ...(every === null ? [] : spanOf(line, every, 'every', of)),
    ...named.flatMap((person) => spanOf(line, person, 'person', of)),
  ]
  return {
    read: {
      text: text === '' ? textOf(line, { from: trigger.phraseFrom, to: trigger.to }) : text,
      due: due?.on('future') ?? every?.first ?? dayOfClock(line, body),
      ...(every !== null && { every: every.every }),
      actor: trigger.phrase.actor,
      people,
    },
    spans,
  }
}

/** At 5pm is today, or tomorrow once that is over; the hour itself stays in the text. */
function dayOfClock(line: Line, { from, to }: Run): CivilDate | null {
  const { sets } = line.grammar
  for (let at = from; at < to; at++) {
    const time = timeAt(line, at)
    if (time === null) continue
    if (time.to > to) return null
    // "The 3pm call" is a call, and "since 3pm" none that is to come.
    const before = line.tokens[at - 1]?.key ?? ''
    if (sets.articles.has(before) || sets.since.has(before) || time.date !== null) return null
    return addDays(line.today, time.time > line.time ? 0 : 1)
  }
  return null
}

/** *Follow up 2 weeks*: nothing but how far ahead. */
function dueAtOnce(line: Line, { phrase, to }: Trigger, end: number): DateMatch | null {
  const amount = phrase.keep === true ? amountAhead(line, to) : null
  return amount !== null && isBlank(line, { from: amount.to, to: end }) ? amount : null
}

/** The words of a run without those of `cuts`: the day, how often. */
export function textWithout(line: Line, run: Run, cuts: readonly (Run | null)[], keepsTags: boolean): string {
  const inOrder = cuts.filter((cut) => cut !== null).toSorted((a, b) => a.from - b.from)
  let [text, from] = ['', run.from]
  for (const cut of [...inOrder, { from: run.to, to: run.to }]) {
    const part = { from, to: cut.from }
    const words = keepsTags ? withTags(line, part) : textOf(line, part)
    const before = line.tokens[from]
    const isInside = from > run.from
    const mark = isInside && isMark(before, '.!?,;:') ? `${before?.text} ` : ' '
    const between = isInside && isMark(before, '–—-') ? ` ${before?.text} ` : mark
    if (words !== '') text += text === '' ? words : `${between}${words}`
    from = cut.to
  }
  return withoutFullStop(text)
}

function withoutFullStop(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === '.' || text[end - 1] === ' ')) end--
  return text.slice(0, end)
}

function withTags(line: Line, run: Run): string {
  let { from, to } = run
  while (from < to && isMark(line.tokens[from])) from++
  while (to > from && isMark(line.tokens[to - 1], ',;:-–—.')) to--
  const first = line.tokens[from]
  const last = line.tokens[to - 1]
  return first === undefined || last === undefined || to <= from ? '' : line.text.slice(first.start, last.end)
}

/** Everybody whom a text names: `@name`, known people, people of the conversation, and objects of *ping*, *with*. */
function namesIn(line: Line, run: Run, due: Run | null, conversation: ConversationNames): PersonMatch[] {
  const { tokens, grammar } = line
  const people: PersonMatch[] = []
  let transfers = false
  let stands = false
  for (let at = run.from; at < run.to;) {
    if (due !== null && at >= due.from && at < due.to) {
      at = due.to
      stands = false
      continue
    }
    const person: PersonMatch | null =
      personAt(line, at, run.to, 'open') ??
      ofConversation(line, at, conversation) ??
      possessor(line, at, at === run.from) ??
      (stands && tokens[at]?.look !== 'word' ? personAt(line, at, run.to, 'with') : null)
    if (person !== null && !isGiven(line, person, run.to)) people.push(person)
    transfers ||= grammar.sets.transferVerbs.at(tokens, at) !== null
    const verb = grammar.sets.personVerbs.at(tokens, at) ?? (transfers ? grammar.sets.toward.at(tokens, at) : null)
    const joined: boolean = stands && people.length > 0 && grammar.sets.and.at(tokens, at) !== null
    stands = person === null ? verb !== null || joined : isJoined(line, person.to)
    at = person?.to ?? verb?.to ?? at + 1
    if (isMention(tokens, at)) stands = true
  }
  return people
}

/** Waiting for *Kate to reply*, on *Kate for the contract*. */
function awaited(line: Line, { from, to }: Run): PersonMatch[] {
  const { tokens, grammar } = line
  const person = canBeName(tokens[from]) ? personAt(line, from, to, 'list') : null
  if (person === null || person.to >= to) return []
  const goesOn = [grammar.sets.infinitive, grammar.sets.for].some((set) => set.at(tokens, person.to) !== null)
  return goesOn ? [person] : []
}

/** *send CV*, *send CV and NDA to Ana*: not somebody but what is given. */
function isGiven(line: Line, person: PersonMatch, end: number): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  if (person.people.length > 0 || sets.giveVerbs.at(tokens, person.from - 1) === null) return false
  const and = sets.and.at(tokens, person.to)
  const to = (and === null ? null : personAt(line, and.to, end, 'list'))?.to ?? person.to
  return to >= end || tokens[to]?.kind !== 'word' || sets.toward.at(tokens, to) !== null || dateAt(line, to) !== null
}

/** *ping Ana and Tom*: after a name, another may follow. */
function isJoined(line: Line, at: number): boolean {
  return line.grammar.sets.and.at(line.tokens, at) !== null
}

/** Somebody of this conversation by first name, also in *Ana's*. */
function ofConversation(line: Line, at: number, conversation: ConversationNames): PersonMatch | null {
  const token = line.tokens[at]
  if (token === undefined || !canBeName(token)) return null
  const ending = line.grammar.words.people.possessives.find((possessive) => token.key.endsWith(possessive)) ?? ''
  const key = token.key.slice(0, token.key.length - ending.length)
  if (key === '') return null
  const name = conversation.byWord.get(key)
  return name === undefined ? null : { from: at, to: at + 1, name, people: [] }
}

/** *Ana's* feedback: somebody known, or, at the start of the text, a name. */
function possessor(line: Line, at: number, starts: boolean): PersonMatch | null {
  const token = line.tokens[at]
  if (token === undefined || !canBeName(token)) return null
  const { possessives, notNames } = line.grammar.words.people
  const ending = possessives.find((possessive) => token.key.endsWith(possessive))
  if (ending === undefined || token.key.length === ending.length) return null
  const owner = { ...token, key: token.key.slice(0, -ending.length), text: token.text.slice(0, -ending.length) }
  const people = line.known.at([owner], 0)?.people ?? []
  if (
    people.length === 0 &&
    (!starts || token.look !== 'name' || notNames.includes(owner.key) || isCalendarWord(line, owner))
  )
    return null
  return { from: at, to: at + 1, name: owner.text, people }
}

function isCalendarWord(line: Line, token: Token): boolean {
  const { weekdays, months, days } = line.grammar
  return [weekdays, months, days].some((words) => words.at([token], 0) !== null)
}

function hasPronoun(line: Line, run: Run): boolean {
  for (let at = run.from; at < run.to; at++) if (line.grammar.sets.objects.at(line.tokens, at) !== null) return true
  return false
}

/** The name that the conversation has for them, else as written. */
export function nameInDraft(person: PersonMatch, conversation: ConversationNames): string {
  // *Ana Ruiz* says more than the *Ana* of the conversation, who may be another.
  const isUnsure = (name: string) => conversation.people.some((one) => one.name === name && one.candidates.length > 1)
  const same = person.people
    .map(({ id }) => conversation.byId.get(id))
    .find((name) => name !== undefined && !(person.people.length === 1 && isUnsure(name)))
  return same ?? conversation.byWord.get(wordKey(person.name)) ?? person.name
}
