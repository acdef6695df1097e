import { askAt, askInside } from './ask-at.ts'
import type { How, Place } from './clause-kind.ts'
import { skipConnectors } from './connectors.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import { dueIn } from './due-in.ts'
import { giveAt, gotAt, isWholeGift } from './give-at.ts'
import { endOf, howAt, isThingAt, skipAdverbs, type Found, type GivingBegun } from './giving-begun.ts'
import { triggerAt } from './follow-up-trigger.ts'
import { introductionAt } from './introduction-at.ts'
import { isMark, rememberedAt, type Line } from './line.ts'
import { needAt } from './need-at.ts'
import { timeAt } from './time-at.ts'

const MAX_TOKENS_OF_A_HEAD = 14

const remembered: Readonly<Record<Place, (line: Line, at: number) => GivingBegun | null>> = {
  start: rememberedAt((line, at) => find(line, at, 'start')),
  comma: rememberedAt((line, at) => find(line, at, 'comma')),
  and: rememberedAt((line, at) => find(line, at, 'and')),
  inside: rememberedAt(insideAt),
}

/** What is said of giving from `from` on; null where nothing is. */
export function givingAt(line: Line, from: number, place: Place): GivingBegun | null {
  return remembered[place](line, from)
}

function find(line: Line, from: number, where: Exclude<Place, 'inside'>): GivingBegun | null {
  const start = skipLead(line, from)
  // "Ana and Tom lent me" are two, but "also Tom lent me" is another sentence.
  const place = where === 'and' && line.grammar.sets.and.at(line.tokens, from) === null ? 'comma' : where
  const introduced = introductionAt(line, from, start, place)
  if (introduced !== null) return introduced
  const lead = leadAt(line, start)
  const end = endOf(line, lead.at)
  if (lead.at >= end) return null
  const found: Found = { from, end, place, ...lead }
  const begun = askAt(line, found) ?? needAt(line, found) ?? gotAt(line, found) ?? giveAt(line, found)
  const isBare =
    place === 'and' && begun !== null && begun.saidFrom === begun.words.from && begun.words.from === lead.at
  return begun === null || !isBare
    ? begun
    : { ...begun, isBare: line.grammar.sets.givingMe.at(line.tokens, lead.at) === null }
}

/** Past *and also*, *ok so*, *heard that*, *apparently*. */
function skipLead(line: Line, from: number): number {
  let at = skipConnectors(line, from)
  for (let count = 0; count < 3; count++) {
    const heard = line.grammar.sets.hearsay.at(line.tokens, at)
    if (heard === null) return at
    at = isMark(line.tokens[heard.to], ',') ? heard.to + 1 : heard.to
  }
  return at
}

/** Past a day and *over tea* before who did it. */
function leadAt(line: Line, start: number): { at: number; day: DateMatch | null; how: How | null } {
  let [at, day, how]: [number, DateMatch | null, How | null] = [start, null, null]
  for (let count = 0; count < 2; count++) {
    const date: DateMatch | null =
      day === null ? dateAt(line, line.grammar.sets.of.at(line.tokens, at)?.to ?? at) : null
    const channel: How | null = how === null ? howAt(line, at, line.tokens.length) : null
    if (channel !== null) [how, at] = [channel, channel.to]
    else if (date !== null && date.tense !== 'future') [day, at] = [date, date.to]
    else break
    at = isMark(line.tokens[at], ',') ? at + 1 : at
  }
  return { at, day, how }
}

/** Behind a comma or *and*, something to be done that says by when: lent PJ the drill, *get it back by Friday*. */
export function isDatedTask(line: Line, at: number): boolean {
  const task = line.grammar.sets.tasks.at(line.tokens, skipConnectors(line, at))
  const due = task === null ? null : dueIn(line, task.to, endOf(line, task.to))
  return due !== null && due.tense !== 'past'
}

/**
 * Where nothing separates it, as one dictates: coffee with Ana *she gave me the plans*, *bogdan could use more practice* of
 * whom the line has spoken. *The plans she gave me* go on with what was said.
 */
function insideAt(line: Line, at: number): GivingBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (before === undefined || token?.kind !== 'word' || before.kind === 'mark' || before.kind === 'break') return null
  const ask = askInside(line, at)
  if (ask !== null) return ask
  if (triggerAt(line, at, 'inside')?.phrase.actor === 'me') return introductionAt(line, at, at, 'inside')
  if (sets.subordinators.has(before.key) || sets.infinitive.has(before.key)) return null
  const isPronoun =
    sets.they.at(tokens, at) !== null || sets.givingMe.at(tokens, at) !== null || sets.theyAre.at(tokens, at) !== null
  const isTold = isVerbAt(line, at) && (endsWhen(line, at) || isTalkBefore(line, at))
  if (!isPronoun && !isNamedAgain(line, at) && !isTold) return null
  const found = find(line, at, 'comma')
  if (found === null || found.kind === 'introduction') return null
  if (found.kind === 'give') return isWholeGift(line, found) ? found : null
  if (found.kind === 'need') return isThingAt(line, found.to) || !isPronoun || isMeet(line, found.to) ? found : null
  return found
}

/** Coffee with Sven from Kraftwerk *helped him pick*: behind a conversation, what was done for whom it was with. */
function isTalkBefore(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const verb = grammar.given.at(tokens, at)
  if (verb === null || grammar.sets.objects.at(tokens, verb.to) === null) return false
  for (let before = at - 1; before > Math.max(0, at - MAX_TOKENS_OF_A_HEAD); before--) {
    if (isMark(tokens[before])) return false
    if (grammar.sets.with.at(tokens, before) !== null && grammar.channels.at(tokens, before - 1) !== null) return true
  }
  return false
}

function isMeet(line: Line, to: number): boolean {
  return line.grammar.sets.meet.has(line.tokens[to - 1]?.key ?? '')
}

/** One word of whom the line has spoken already. */
function isNamedAgain(line: Line, at: number): boolean {
  const key = line.tokens[at]?.key ?? ''
  if (key.length < 3 || line.grammar.sets.notNames.has(key)) return false
  const first = line.tokens.findIndex((token) => token.key === key)
  return first >= 0 && first < at - 1
}

function isVerbAt(line: Line, at: number): boolean {
  return line.grammar.given.at(line.tokens, skipAdverbs(line, at)) !== null
}

/** A day or an hour ends before `at`: coffee jan fri 8am *gave him the deck*. */
function endsWhen(line: Line, at: number): boolean {
  return [1, 2, 3].some((words) => dateAt(line, at - words)?.to === at || timeAt(line, at - words)?.to === at)
}
