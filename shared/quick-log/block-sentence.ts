import {
  isTimeZone,
  ruleOfParts,
  WEEKDAY_CODES,
  type BlockRule,
  type RuleParts,
  type WeekdayCode,
} from '#shared/model/block-rule.ts'
import { dayOfMonth, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { BLOCK_QUEUES, MAX_PURPOSE, MAX_ACT, type BlockQueue } from '#shared/model/time-block.ts'
import { dateAt } from './date-at.ts'
import { ENGLISH_BLOCK_WORDS } from './english-block-words.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { BlockWords, LanguageWords } from './language-words.ts'
import { lengthAt } from './length-at.ts'
import { isMark, lineOf, textOf, type Line, type Run } from './line.ts'
import { phraseSet, phrasesOf } from './phrases.ts'
import { timeAt } from './time-at.ts'

/** What a sentence lacks to be a time block; `zone` is one that this machine does not know, `long` more than a block holds. */
export type BlockLack = 'when' | 'time' | 'what' | 'zone' | 'long'

export interface BlockSentence {
  readonly purpose: string
  readonly act: string
  readonly queue: BlockQueue
  /** As far as it is said; null while something is lacking that it cannot do without. */
  readonly rule: BlockRule | null
  readonly lacks: readonly BlockLack[]
  /** The zone that was named. */
  readonly zone: string
}

export interface BlockNow {
  readonly date: CivilDate
  readonly time: CivilTime
  /** An IANA name. */
  readonly zone: string
}

/** The words of a language, with those of a sentence about a time block. */
export interface BlockLanguage {
  readonly words: LanguageWords
  readonly blocks: BlockWords
}

const ENGLISH: BlockLanguage = { words: ENGLISH_WORDS, blocks: ENGLISH_BLOCK_WORDS }

/** What is looked at of a sentence: longer ones are no sentence. */
export const MAX_BLOCK_SENTENCE = 4000
const USUAL_MINUTES = 30

const RULE = /\b(?:RRULE:)?(FREQ=[A-Za-z0-9=;,+-]+)/i
const ZONE = /(?<![\p{L}\p{N}/])(?:UTC|[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)(?![\p{L}\p{N}/])/u

/**
 * Reads "Tuesdays 8:30, 30 minutes: write to two people who went quiet". What stands behind a colon is what one then does; before it
 * stand when, for how long, and in any order what it is for. Without a colon it is what follows behind day and time.
 * Times and days are those of the one-line language; a rule of iCalendar (`FREQ=…`) and the name of a zone are taken as they are.
 */
export function readBlockSentence(text: string, now: BlockNow, language: BlockLanguage = ENGLISH): BlockSentence {
  if (text.length > MAX_BLOCK_SENTENCE) {
    return { purpose: '', act: '', queue: 'anything', rule: null, lacks: ['long'], zone: now.zone }
  }
  const colon = /:(?=\s|$)/.exec(text)
  const head = colon === null ? text : text.slice(0, colon.index)
  const said = readHead(head, now, { language, isWhole: colon === null })
  const act = (colon === null ? said.act : text.slice(colon.index + 1)).trim()
  const { purpose, zone } = said
  const lacks: BlockLack[] = [
    ...(said.rrule === null ? (['when'] as const) : []),
    ...(said.time === null ? (['time'] as const) : []),
    ...(act === '' && purpose === '' ? (['what'] as const) : []),
    ...(isTimeZone(zone) ? [] : (['zone'] as const)),
    ...(act.length > MAX_ACT || purpose.length > MAX_PURPOSE ? (['long'] as const) : []),
  ]
  const { rrule, time, start, minutes } = said
  const rule = rrule === null || time === null ? null : { rrule, time, start, minutes, zone }
  return { purpose, act, queue: queueOf(`${purpose} ${act}`, language.blocks), rule, lacks, zone }
}

interface Head {
  readonly rrule: string | null
  readonly time: CivilTime | null
  readonly minutes: number
  readonly start: CivilDate
  readonly zone: string
  readonly purpose: string
  readonly act: string
}

/** What is found on the way through a head. */
interface Found {
  every: RuleParts['every'] | null
  interval: number
  days: { weekday: WeekdayCode; nth: number | null }[]
  monthDay: number | null
  day: CivilDate | null
  start: CivilDate | null
  until: CivilDate | null
  time: CivilTime | null
  minutes: number | null
}

function readHead(
  text: string,
  now: BlockNow,
  { language, isWhole }: { readonly language: BlockLanguage; readonly isWhole: boolean },
): Head {
  const rule = RULE.exec(text)
  const withoutRule = rule === null ? text : cut(text, rule)
  const named = ZONE.exec(withoutRule)
  const line = lineOf(named === null ? withoutRule : cut(withoutRule, named), now, [], language.words)
  const found: Found = {
    every: null,
    interval: 1,
    days: [],
    monthDay: null,
    day: null,
    start: null,
    until: null,
    time: null,
    minutes: null,
  }
  const { left, act } = walk(
    line,
    found,
    blockGrammar(language),
    isWhole ? () => isSaid(found, rule !== null) : () => false,
  )
  return {
    rrule: rule?.[1]?.toUpperCase() ?? ruleOf(found),
    time: found.time,
    minutes: found.minutes ?? USUAL_MINUTES,
    start: found.start ?? (found.every === null && found.days.length === 0 ? found.day : null) ?? now.date,
    zone: named?.[0] ?? now.zone,
    purpose: left
      .map((run) => textOf(line, run))
      .join(', ')
      .trim(),
    act: act === null ? '' : textOf(line, act),
  }
}

function isSaid(found: Found, hasRule: boolean): boolean {
  return found.time !== null && (hasRule || ruleOf(found) !== null)
}

/** Goes through the words: what is understood is found, the rest is left. Once `isEnough`, the first other word begins what one then does. */
function walk(
  line: Line,
  found: Found,
  grammar: BlockGrammar,
  isEnough: () => boolean,
): { left: Run[]; act: Run | null } {
  const left: Run[] = []
  const length = line.tokens.length
  for (let at = 0; at < length;) {
    const to = partAt(line, at, found, grammar)
    if (to !== null) {
      at = Math.max(to, at + 1)
      continue
    }
    const isNothing = isMark(line.tokens[at]) || grammar.between.at(line.tokens, at) !== null
    if (!isNothing && isEnough()) return { left, act: { from: at, to: length } }
    const last = left.at(-1)
    if (last !== undefined && last.to === at) left[left.length - 1] = { from: last.from, to: at + 1 }
    else if (!isNothing) left.push({ from: at, to: at + 1 })
    at++
  }
  return { left: left.map((run) => withoutBetween(line, run, grammar)), act: null }
}

/** Words that join what was understood are no part of what it is for. */
function withoutBetween(line: Line, { from, to }: Run, { between }: BlockGrammar): Run {
  while (to > from && (isMark(line.tokens[to - 1]) || between.at(line.tokens, to - 1) !== null)) to--
  return { from, to }
}

/** Takes what is said at a token; the end of it, null where nothing is. */
function partAt(line: Line, at: number, found: Found, grammar: BlockGrammar): number | null {
  const { tokens } = line
  // "on Tuesdays", "every Tuesday", "at my desk": only with what follows it.
  const before = grammar.before.at(tokens, at)
  const rule = recurrenceAt(line, before?.to ?? at, found, grammar) ?? recurrenceAt(line, at, found, grammar)
  if (rule !== null) return rule
  for (const [phrases, put] of [
    [grammar.until, 'until'],
    [grammar.starting, 'start'],
  ] as const) {
    const phrase = phrases.at(tokens, at)
    const date = phrase === null ? null : dateAt(line, phrase.to)
    if (date === null) continue
    found[put] = date.on('future')
    return date.to
  }
  const length = lengthAt(line, at)
  if (length !== null) {
    found.minutes ??= length.minutes
    return length.to
  }
  const date = dateAt(line, at)
  if (date !== null && (date.form === 'day' || date.form === 'relative') && date.tense !== 'past') {
    found.day ??= date.on('future')
    return date.to
  }
  const time = timeAt(line, at)
  if (time === null || time.date !== null) return null
  found.time ??= time.time
  found.minutes ??= time.minutes
  return time.to
}

/** Tuesdays, every other Friday, weekdays, daily, the first Monday of the month. */
function recurrenceAt(line: Line, at: number, found: Found, grammar: BlockGrammar): number | null {
  const { tokens } = line
  const named = grammar.rhythms.at(tokens, at)
  if (named !== null) {
    found.every = named.value.every
    found.interval = named.value.interval
    return named.to
  }
  const ofMonth = grammar.ofMonth.at(tokens, at)
  if (ofMonth !== null) {
    found.every = 'month'
    return ofMonth.to
  }
  const workdays = grammar.workdays.at(tokens, at)
  if (workdays !== null) {
    found.days.push(...WEEKDAY_CODES.slice(0, 5).map((weekday) => ({ weekday, nth: null })))
    return workdays.to
  }
  const nth = grammar.nth.at(tokens, at)
  const ofNth = nth === null ? null : weekdayAt(line, nth.to, grammar)
  if (nth !== null && ofNth !== null) {
    found.days.push({ weekday: ofNth.weekday, nth: nth.value })
    found.every = 'month'
    return ofNth.to
  }
  const interval = intervalAt(line, at, grammar)
  const from = interval?.to ?? at
  const day = weekdayAt(line, from, grammar)
  if (day !== null) {
    // "Tuesday 12 November" is a day, "Tuesday" is every Tuesday.
    const date = interval === null ? dateAt(line, at) : null
    if (date !== null && date.form === 'day' && date.to > day.to && isWritten(line, day.to)) return null
    if (interval !== null) found.interval = interval.value
    if (!found.days.some(({ weekday }) => weekday === day.weekday)) found.days.push({ weekday: day.weekday, nth: null })
    return day.to
  }
  if (interval === null) return null
  const unit = line.grammar.units.at(tokens, from)
  if (unit === null || !(unit.value === 'day' || unit.value === 'week' || unit.value === 'month')) return null
  found.every = unit.value
  found.interval = interval.value
  return unit.to
}

/** A weekday is followed by a number of the month, or by its name. */
function isWritten(line: Line, at: number): boolean {
  const next = line.tokens[isMark(line.tokens[at]) ? at + 1 : at]
  return next !== undefined && !/^\d{1,2}[:.h]/.test(next.key) && timeAt(line, at) === null
}

/** Every, every other, every 2 (weeks), each second. */
function intervalAt(line: Line, at: number, grammar: BlockGrammar): { value: number; to: number } | null {
  const { tokens } = line
  const every = grammar.every.at(tokens, at)
  if (every === null) return null
  const other = grammar.other.at(tokens, every.to)
  if (other !== null) return { value: 2, to: other.to }
  const digits = /^\d{1,2}$/.test(tokens[every.to]?.key ?? '')
  if (digits) return { value: Math.max(1, Number(tokens[every.to]?.key)), to: every.to + 1 }
  const number = line.grammar.numbers.at(tokens, every.to)
  return number === null ? { value: 1, to: every.to } : { value: number.value, to: number.to }
}

function weekdayAt(line: Line, at: number, grammar: BlockGrammar): { weekday: WeekdayCode; to: number } | null {
  const found = grammar.weekdays.at(line.tokens, at) ?? line.grammar.weekdays.at(line.tokens, at)
  const weekday = found === null ? undefined : WEEKDAY_CODES[found.value.number - 1]
  return found === null || weekday === undefined ? null : { weekday, to: found.to }
}

function ruleOf(found: Found): string | null {
  const { interval, days, until, day } = found
  const every = found.every ?? (days.length > 0 ? 'week' : null)
  const end = until === null ? '' : `;UNTIL=${until.replaceAll('-', '')}`
  if (every === 'month') {
    const monthDays = day === null || days.length > 0 ? [] : [dayOfMonth(day)]
    if (days.length === 0 && monthDays.length === 0) return null
    return `${ruleOfParts({ every, interval, days, monthDays })}${end}`
  }
  if (every !== null) {
    const sorted = days.toSorted((a, b) => WEEKDAY_CODES.indexOf(a.weekday) - WEEKDAY_CODES.indexOf(b.weekday))
    return `${ruleOfParts({ every, interval, days: sorted, monthDays: [] })}${end}`
  }
  return day === null ? null : 'FREQ=DAILY;COUNT=1'
}

function queueOf(text: string, words: BlockWords): BlockQueue {
  const folded = ` ${text.toLowerCase()} `
  return BLOCK_QUEUES.find((queue) => words.queues[queue].some((word) => folded.includes(word))) ?? 'anything'
}

function cut(text: string, { index, 0: match }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + match.length)}`
}

type BlockGrammar = ReturnType<typeof compile>
const grammars = new WeakMap<BlockLanguage, BlockGrammar>()

function blockGrammar(language: BlockLanguage): BlockGrammar {
  const known = grammars.get(language)
  if (known !== undefined) return known
  const made = compile(language)
  grammars.set(language, made)
  return made
}

function compile({ blocks, words: { dates } }: BlockLanguage) {
  const plural = dates.weekdays.flatMap(({ full, short }, index) =>
    [...full, ...short].flatMap((word) =>
      blocks.weekdayEndings.map((ending) => [`${word}${ending}`, { number: index + 1 }] as const),
    ),
  )
  const rhythms = Object.entries(blocks.rhythms).flatMap(([rhythm, list]) =>
    list.map((word) => [word, RHYTHMS[rhythm as keyof typeof RHYTHMS]] as const),
  )
  return {
    weekdays: phrasesOf(plural),
    rhythms: phrasesOf(rhythms),
    every: phraseSet(blocks.every),
    other: phraseSet(blocks.other),
    workdays: phraseSet(blocks.workdays),
    nth: phrasesOf(Object.entries(dates.nth)),
    ofMonth: phraseSet(blocks.ofMonth),
    until: phraseSet(blocks.until),
    starting: phraseSet(blocks.starting),
    before: phraseSet(blocks.before),
    between: phraseSet(blocks.between),
  }
}

const RHYTHMS = {
  daily: { every: 'day', interval: 1 },
  weekly: { every: 'week', interval: 1 },
  fortnightly: { every: 'week', interval: 2 },
  monthly: { every: 'month', interval: 1 },
} as const
