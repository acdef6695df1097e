import { amountAhead } from './amount-at.ts'
import type { Place } from './clause-kind.ts'
import { skipNumber } from './clauses.ts'
import { skipConnectors } from './connectors.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import { dueIn } from './due-in.ts'
import { THEM, THEY, type FollowUpPattern } from './grammar.ts'
import type { FollowUpPhrase } from './language-words.ts'
import { isMark, type Line, type Run } from './line.ts'
import type { Phrases } from './phrases.ts'
import { isPossessive, personAt, type PersonMatch } from './person-at.ts'
import { behindAsides, namedUpTo } from './giving-begun.ts'
import { restBegins, whoAt, type Someone } from './someone-at.ts'
import type { Token } from './tokenise.ts'

/** The words that begin a follow-up: *I'll*, *she promised to*, *owe Bob*, *tomorrow I'll*. */
export interface Trigger extends Run {
  readonly phrase: FollowUpPhrase
  /** Where the phrase itself begins, after connectors and a date. */
  readonly phraseFrom: number
  /** Named in the place of a pronoun: *Bob* will. */
  readonly people: readonly PersonMatch[]
  /** A date before the phrase. */
  readonly due: DateMatch | null
  /** It stands behind a heading, where several may follow one another. */
  readonly isListed?: boolean
  /** The first behind the heading begins with what is to be done, and so must the others. */
  readonly startsWithTask?: boolean
}

const MAX_NAMES = 8
const MAX_TOKENS_OF_A_TASK = 12

/** The follow-up phrase that begins at `from`; null where none does. */
export function triggerAt(line: Line, from: number, place: Place): Trigger | null {
  if (place === 'inside') return insideTrigger(line, from)
  const at = skipConnectors(line, from)
  const due = dateAt(line, at)
  if (due !== null && due.tense !== 'past') {
    const after = isMark(line.tokens[due.to], ',') ? due.to + 1 : due.to
    const found = phraseAt(line, after, place)
    if (found !== null) return { ...found, from, due }
  }
  const found = phraseAt(line, at, place) ?? presentAt(line, at, place)
  if (found === null) return null
  // "Next steps: she'll send it": the words after the heading say who.
  const inner = isMark(line.tokens[found.to - 1], ':') ? phraseAt(line, skipNumber(line, found.to), 'start') : null
  const isListed = found.phrase.list === true
  const trigger = inner ?? { ...found, to: isListed ? skipNumber(line, found.to) : found.to }
  return {
    ...trigger,
    from,
    due: null,
    ...(isListed ? { isListed, startsWithTask: isTask(line, skipNumber(line, found.to)) } : {}),
  }
}

/** What stands behind a heading after a comma or with a number: *next steps: send the deck, call Tom*. */
export function nextOfList(line: Line, from: number, current: Trigger): Trigger | null {
  if (current.isListed !== true) return null
  const at = skipNumber(line, from)
  if (line.tokens[at]?.kind !== 'word' || line.grammar.sets.subjects.at(line.tokens, at) !== null) return null
  // "Send the deck, the notes and the list" is one thing to do.
  const isDated = dueIn(line, current.to, from) !== null && !line.grammar.sets.articles.has(line.tokens[at]?.key ?? '')
  if (current.startsWithTask === true && !isTask(line, at) && !isDated) return null
  const phrase = { phrase: '', actor: current.phrase.actor, keep: true } as const
  return { ...current, from, to: at, phraseFrom: at, phrase, people: [], due: null }
}

function isTask(line: Line, at: number): boolean {
  return line.grammar.sets.tasks.at(line.tokens, at) !== null || phraseAt(line, at, 'start')?.phrase.keep === true
}

/**
 * *He brings it back on Saturday*, *she makes me an offer*, *I look in the cellar on Wednesday*, *she's sending clips*: what is
 * told in the present and has not happened yet.
 */
function presentAt(line: Line, at: number, place: Place): Omit<Trigger, 'from' | 'due'> | null {
  const { tokens, grammar } = line
  const { sets, words } = grammar
  const isMe = sets.givingMe.at(tokens, at)
  const contracted = sets.progressive.at(tokens, at)
  const subject = isMe === null && contracted === null ? subjectAt(line, at, place) : null
  const behind = isMe?.to ?? subject?.to ?? at
  const is = contracted ?? (behind === at ? null : sets.progressive.at(tokens, behind))
  if (is === null && behind === at) return null
  const from = is?.to ?? behind
  const verb = sets.adverbs.at(tokens, from)?.to ?? from
  const key = tokens[verb]?.kind === 'word' ? (tokens[verb]?.key ?? '') : ''
  const { presentEndings, progressiveEnding } = words.followUps
  const isOurs = is === null ? isMe !== null : /^(?:i|we)\b|^im$/.test(tokens[at]?.key ?? '')
  const endings = is !== null ? [progressiveEnding] : isOurs ? [''] : presentEndings
  // Verbs of sending alone say in the progressive that something comes: she's *getting* married on Friday.
  const verbs = is === null || isOurs ? sets.promises : sets.sending
  if (!endings.some((ending) => isFormOf(verbs, key, ending))) return null
  const end = Math.min(tokens.length, verb + MAX_TOKENS_OF_A_TASK)
  const due = dueIn(line, verb + 1, clauseEnd(line, verb + 1, end))
  const toMe = [1, 2].some((words) => sets.toMe.at(tokens, verb + words) !== null)
  const hasThing = tokens[verb + 1]?.kind === 'word' && dateAt(line, verb + 1) === null
  const isToCome = due !== null && due.tense !== 'past'
  if (!isToCome && (isOurs || !(is === null ? toMe : hasThing))) return null
  const phrase = { phrase: '', actor: isOurs ? 'me' : 'them', keep: true } as const
  return { to: verb + 1, phraseFrom: verb, phrase, people: subject?.people ?? [] }
}

function isFormOf(promises: Phrases<true>, key: string, ending: string): boolean {
  if (!key.endsWith(ending) || key.length <= ending.length) return false
  const stem = key.slice(0, key.length - ending.length)
  return promises.has(stem) || (ending.length > 1 && (promises.has(`${stem}e`) || promises.has(stem.slice(0, -1))))
}

function clauseEnd({ tokens }: Line, from: number, end: number): number {
  for (let at = from; at < end; at++) if (isMark(tokens[at], ',;.!?') || tokens[at]?.kind === 'break') return at
  return end
}

/** Without anything that separates, only phrases that are marked for it, and *follow up* where a date follows. */
function insideTrigger(line: Line, from: number): Trigger | null {
  const before = line.tokens[from - 1]
  if (before === undefined || before.kind === 'mark' || !startsPhrase(line, from)) return null
  if (line.grammar.sets.subordinators.has(before.key)) return null
  const found = phraseAt(line, from, 'inside')
  if (found === null) return null
  const date = dateAt(line, found.to) ?? amountAhead(line, found.to)
  // "A new schedule by Friday" is no order.
  const dated = found.phrase.keep === true && found.phrase.order !== true && date !== null && date.tense !== 'past'
  return found.phrase.anywhere === true || dated ? { ...found, from, due: null } : null
}

function phraseAt(line: Line, at: number, place: Place): Omit<Trigger, 'from' | 'due'> | null {
  const token = line.tokens[at]
  if (token === undefined || (token.kind !== 'word' && !isMark(token, '@'))) return null
  // ", Will Grant and April": two words written like a name, in the middle of a line.
  if (token.look === 'name' && line.tokens[at + 1]?.look === 'name' && at > 0 && isMark(line.tokens[at - 1], ',')) {
    if (line.grammar.sets.subjects.at(line.tokens, at) === null && startsPhrase(line, at)) return null
  }
  const withWords = startsPhrase(line, at)
  const subject = withWords || place === 'inside' ? null : (namedSubject(line, at, place) ?? subjectAt(line, at, place))
  for (const pattern of line.grammar.followUps) {
    const { anywhere, keep } = pattern.phrase
    if (place === 'inside' && anywhere !== true && keep !== true) continue
    const starts = pattern.parts[0] === THEY
    if (starts ? subject === null && !withWords : !withWords) continue
    const found = matchPattern(line, pattern, at, starts ? (subject ?? subjectAt(line, at, place)) : null)
    if (found !== null && allows(line, pattern.phrase, found.to, isFirstWord(line, at)))
      return { ...found, phraseFrom: at, phrase: pattern.phrase }
  }
  return null
}

/** *Dave from the allotment* will, *my old boss Tom* promised to: somebody with what is said beside the name. */
function namedSubject(line: Line, at: number, place: Place): Someone | null {
  if (place !== 'start' && place !== 'comma') return null
  const isNext = (to: number) => line.grammar.theyStarts.has(line.tokens[to]?.key ?? '')
  const isNear = (to: number) => isNext(behindAsides(line, to, isNext))
  const someone = whoAt(line, at, isNear)
  if (someone === null || someone.people.length === 0) return null
  const to = behindAsides(line, someone.to, isNext)
  return isNext(to) ? { ...someone, to } : null
}

function startsPhrase(line: Line, at: number): boolean {
  return line.grammar.followUpStarts.has(line.tokens[at]?.key ?? '')
}

/** She, or a name; after a bare *and* a name would be one more participant. */
export function subjectAt(line: Line, at: number, place: Place): Someone | null {
  const pronoun = line.grammar.sets.they.at(line.tokens, at)
  if (pronoun !== null) return { to: pronoun.to, people: [] }
  const relative = line.grammar.sets.relative.at(line.tokens, at)
  if (relative !== null && isMark(line.tokens[at - 1], ',')) {
    const before = namedUpTo(line, at - 1)
    return before === null ? null : { to: relative.to, people: [before] }
  }
  if (place === 'and' || place === 'inside') return null
  const { tasks, infinitive } = line.grammar.sets
  // "Write to thank him": a verb that begins a sentence is nobody.
  if (
    line.known.at(line.tokens, at) === null &&
    tasks.at(line.tokens, at) !== null &&
    infinitive.at(line.tokens, at + 1) !== null
  )
    return null
  return namedAt(line, at)
}

export function objectAt(line: Line, at: number): Someone | null {
  const pronoun = line.grammar.sets.objects.at(line.tokens, at)
  if (pronoun !== null) return { to: pronoun.to, people: [] }
  return namedAt(line, at)
}

/** A name, or several joined by *and*. */
function namedAt(line: Line, from: number): Someone | null {
  const people: PersonMatch[] = []
  let to = from
  let person = personAt(line, from, line.tokens.length, 'list')
  while (person !== null && people.length < MAX_NAMES) {
    people.push(person)
    to = person.to
    const and = line.grammar.sets.and.at(line.tokens, to)
    person = and === null ? null : personAt(line, and.to, line.tokens.length, 'list')
  }
  return people.length === 0 ? null : { to, people }
}

function matchPattern(
  line: Line,
  { parts }: FollowUpPattern,
  from: number,
  subject: Someone | null,
): { to: number; people: PersonMatch[] } | null {
  const people: PersonMatch[] = []
  let at = from
  for (const part of parts) {
    if (part !== THEY && part !== THEM) {
      if (line.tokens[at]?.key !== part) return null
      at += 1
      continue
    }
    const someone = part === THEY ? subject : (objectAt(line, at) ?? whoAt(line, at, (to) => restBegins(line, to)))
    if (someone === null) return null
    people.push(...someone.people)
    at = someone.to
  }
  return { to: at, people }
}

function isFirstWord(line: Line, at: number): boolean {
  return line.tokens.findIndex(({ kind }) => kind === 'word') === at
}

/** Whether the words after a phrase are such as it wants. */
function allows(line: Line, { verb, task, order }: FollowUpPhrase, at: number, isFirst: boolean): boolean {
  const { sets } = line.grammar
  if (verb === true && (line.tokens[at]?.kind !== 'word' || sets.states.at(line.tokens, at) !== null)) return false
  if (task === true && sets.tasks.at(line.tokens, at) === null) return false
  return order !== true || isOrder(line, at, isFirst) || hasDeadline(line, at)
}

/** *Send outline by 1 Dec*: what says until when is to be done, whatever it is. */
function hasDeadline(line: Line, from: number): boolean {
  if (line.tokens[from]?.kind !== 'word') return false
  for (let at = from; at < from + MAX_TOKENS_OF_A_TASK; at++) {
    const token = line.tokens[at]
    if (token === undefined || token.kind === 'mark' || token.kind === 'break') return false
    if (dateAt(line, at)?.introducedBy === 'by') return true
  }
  return false
}

/** *Send Ana the deck*, *ask her*; at the very start also *send slides*. *Ping called* and *Ping Li called* are people. */
function isOrder(line: Line, at: number, isFirst: boolean): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  const isVerb = (index: number) => grammar.channels.at(tokens, index)?.value.verb === true
  const person = personAt(line, at, tokens.length, 'list')
  if (person !== null) return !isVerb(person.to)
  const key = tokens[at]?.kind === 'word' ? (tokens[at]?.key ?? '') : ''
  if (sets.articles.has(key) || sets.objects.has(key)) return true
  const goesOn = [sets.notNames, sets.about, sets.with, sets.from].some((set) => set.at(tokens, at) !== null)
  return isFirst && key !== '' && !goesOn && !isVerb(at)
}

/** A clause that begins with a task (*send*) and says by when is a follow-up too, though nothing said *I'll*. */
export function taskOf(line: Line, clause: Run, isFirst: boolean): Trigger | null {
  const { grammar, tokens } = line
  const start = skipConnectors(line, clause.from)
  // "Tomorrow mail Ana the offer"
  const lead = dateAt(line, start)
  const dated = lead !== null && lead.tense === 'future' ? lead : null
  const from = dated?.to ?? start
  const task = grammar.sets.tasks.at(tokens, from) ?? orderedAt(line, from, clause.to)
  if (task === null || task.to >= clause.to) return null
  const due = dated ?? dueIn(line, task.to, clause.to)
  if (due === null) return null
  // "Intro call Marcus" is a call, "write letter for Chloe by Friday" is not.
  const isNoun =
    grammar.channels.at(tokens, from) === null && grammar.channels.at(tokens, task.to)?.value.verb === false
  if (isFirst && isNoun && due.introducedBy !== 'by') return null
  // "call with Bob tomorrow" and "call Bob Friday" are conversations, "call Bob tomorrow" is a plan.
  const isChannel = isFirst && grammar.channels.at(tokens, from) !== null
  const person = isChannel ? personAt(line, task.to, clause.to, 'object') : null
  const isOwned = (token: Token | undefined) => token !== undefined && isPossessive(line, token)
  const hasObject = (at: number) => grammar.sets.articles.at(tokens, at) !== null || isOwned(tokens[at])
  // "Email Hugo the protocol today" and "call the lawyer tomorrow" are orders: a noun would have no object.
  const isOrdered =
    (person !== null && hasObject(person.to)) || (due.tense === 'future' && (person !== null || hasObject(task.to)))
  // "Email Tom the deck this morning" tells what was done.
  const isTold = due.tense === 'past' || grammar.sets.goneBy.at(tokens, due.from) !== null
  if (isChannel && (!isOrdered || isTold)) return null
  const phrase = { phrase: '', actor: 'me', keep: true } as const
  return { from: clause.from, to: task.to, phraseFrom: from, phrase, people: [], due: dated }
}

/** *Whitewash the nave by Friday*: at the beginning of a line any plain word before a thing is to be done, where it says by when. */
function orderedAt(line: Line, at: number, end: number): { to: number } | null {
  const { tokens, grammar } = line
  const token = tokens[at]
  if (token?.kind !== 'word' || !isFirstWord(line, at) || grammar.channels.at(tokens, at) !== null) return null
  const isPlain = [grammar.sets.notNames, grammar.sets.being, grammar.sets.saying].every((set) => !set.has(token.key))
  const isDone = grammar.words.pastEndings.some((ending) => token.key.endsWith(ending))
  if (!isPlain || isDone || personAt(line, at, end, 'list') !== null) return null
  if (grammar.sets.articles.at(tokens, at + 1) === null) return null
  return dueIn(line, at + 1, end)?.introducedBy === 'by' ? { to: at + 1 } : null
}

/** *I'll send the deck tomorrow and book a room next week*: two tasks, each with a day of its own. */
export function isNextTask(line: Line, at: number, current: Trigger): boolean {
  if (current.phrase.actor !== 'me') return false
  const next = skipConnectors(line, at)
  if (line.grammar.sets.tasks.at(line.tokens, next) === null) return false
  const end = Math.min(line.tokens.length, next + MAX_TOKENS_OF_A_TASK)
  return dueIn(line, Math.max(current.to, at - MAX_TOKENS_OF_A_TASK), at) !== null && dueIn(line, next, end) !== null
}
