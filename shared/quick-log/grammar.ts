import { CONVERSATION_CHANNELS, type ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'
import type { DateUnit, FollowUpPhrase, LanguageWords } from './language-words.ts'
import { keysOf, phraseSet, phrasesOf, type Phrases } from './phrases.ts'

export interface ChannelWord {
  readonly channel: ConversationChannel
  readonly verb: boolean
}

export interface CalendarWord {
  /** Weekday 1–7 from Monday, month 1–12. */
  readonly number: number
  readonly short: boolean
}

/** A follow-up phrase cut into words and the two placeholders. */
export interface FollowUpPattern {
  readonly parts: readonly string[]
  readonly phrase: FollowUpPhrase
}

/** Lists of phrases that are looked for as they are: of each, whether one of them stands at a place. */
type ListsOf<Words> = { readonly [Name in keyof Words as Words[Name] extends readonly string[] ? Name : never]: true }
type SetName =
  | keyof (ListsOf<LanguageWords> &
      ListsOf<LanguageWords['people']> &
      ListsOf<LanguageWords['places']> &
      ListsOf<LanguageWords['followUps']> &
      ListsOf<LanguageWords['giving']> &
      ListsOf<LanguageWords['dates']> &
      ListsOf<LanguageWords['times']>)
  | 'fallsOn'
  | 'aheadBefore'
  | 'aheadAfter'
  | 'agoBefore'
  | 'agoAfter'

/** The table of a language, ready to be matched. */
export interface Grammar {
  readonly words: LanguageWords
  readonly sets: Readonly<Record<SetName, Phrases<true>>>
  readonly channels: Phrases<ChannelWord>
  readonly weekdays: Phrases<CalendarWord>
  readonly months: Phrases<CalendarWord>
  readonly days: Phrases<number>
  readonly units: Phrases<DateUnit>
  readonly ends: Phrases<DateUnit>
  readonly numbers: Phrases<number>
  readonly nth: Phrases<number>
  readonly daysInWords: Phrases<number>
  readonly holidays: Phrases<string | number>
  readonly namedTimes: Phrases<string>
  readonly lengths: Phrases<number>
  /** What a day that comes round is called, with the name under which it is kept. */
  readonly remembered: Phrases<string>
  /** Verbs by what is given with them, and nouns that say what it is. */
  readonly given: Phrases<GiveWhat>
  readonly whats: Phrases<GiveWhat>
  readonly followUps: readonly FollowUpPattern[]
  /** First words of follow-up patterns that do not begin with a placeholder. */
  readonly followUpStarts: ReadonlySet<string>
  /** What may stand behind whoever such a pattern begins with, but for *to*, which follows much else. */
  readonly theyStarts: ReadonlySet<string>
}

// A cache of something derived from a constant, not a state: the same table always gives the same grammar.
const grammars = new WeakMap<LanguageWords, Grammar>()

export function grammarOf(words: LanguageWords): Grammar {
  const known = grammars.get(words)
  if (known !== undefined) return known
  const grammar = compile(words)
  grammars.set(words, grammar)
  return grammar
}

export const THEY = '{they}'
export const THEM = '{them}'

function compile(words: LanguageWords): Grammar {
  const followUps = words.followUps.phrases.map((phrase) => ({ phrase, parts: partsOf(phrase.phrase) }))
  followUps.sort((a, b) => b.parts.length - a.parts.length)
  const { dates, times } = words
  return {
    words,
    sets: setsOf(words),
    channels: channelPhrases(words),
    weekdays: calendarPhrases(dates.weekdays),
    months: calendarPhrases(dates.months),
    days: phrasesOf(Object.entries(dates.days)),
    units: phrasesOf(unitEntries(dates.units)),
    ends: phrasesOf(Object.entries(dates.ends)),
    numbers: phrasesOf(Object.entries(dates.numbers)),
    nth: phrasesOf(Object.entries(dates.nth)),
    daysInWords: phrasesOf(dates.daysInWords.flatMap((words, at) => words.map((word) => [word, at + 1] as const))),
    holidays: phrasesOf(Object.entries(dates.holidays)),
    namedTimes: phrasesOf(Object.entries(times.named)),
    lengths: phrasesOf(Object.entries(times.lengths)),
    remembered: phrasesOf(
      Object.entries(words.remembered.labels).flatMap(([label, names]) =>
        names.map((name): [string, string] => [name, label]),
      ),
    ),
    given: whatPhrases(words.giving.given),
    whats: whatPhrases(words.giving.whats),
    followUps,
    theyStarts: new Set(
      followUps.flatMap(({ parts: [first, next = ''] }) =>
        first === THEY && next !== '' && !words.followUps.infinitive.includes(next) ? [next] : [],
      ),
    ),
    followUpStarts: new Set(followUps.map(({ parts }) => parts[0] ?? '').filter((part) => part !== THEY)),
  }
}

function setsOf(words: LanguageWords): Record<SetName, Phrases<true>> {
  const { people, places, followUps, dates, times, giving, remembered } = words
  const lists: object = {
    fallsOn: remembered.is,
    aheadBefore: dates.ahead.before,
    aheadAfter: dates.ahead.after,
    agoBefore: dates.ago.before,
    agoAfter: dates.ago.after,
    ...giving,
    ...people,
    ...places,
    ...followUps,
    ...dates,
    ...times,
    ...words,
  }
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]) => (isPhrases(list) ? [[name, phraseSet(list)]] : [])),
  ) as Record<SetName, Phrases<true>>
}

function isPhrases(list: unknown): list is readonly string[] {
  return Array.isArray(list) && list.every((one) => typeof one === 'string')
}

function whatPhrases(lists: LanguageWords['giving']['given']): Phrases<GiveWhat> {
  return phrasesOf(
    Object.entries(lists).flatMap(([what, phrases]) => phrases.map((phrase) => [phrase, what as GiveWhat] as const)),
  )
}

function channelPhrases(words: LanguageWords): Phrases<ChannelWord> {
  const entries: [string, ChannelWord][] = []
  for (const channel of CONVERSATION_CHANNELS) {
    const { nouns = [], verbs = [] } = words.channels[channel] ?? {}
    for (const noun of nouns) entries.push([noun, { channel, verb: false }])
    for (const verb of verbs) entries.push([verb, { channel, verb: true }])
  }
  return phrasesOf(entries)
}

function calendarPhrases(forms: LanguageWords['dates']['months']): Phrases<CalendarWord> {
  const entries: [string, CalendarWord][] = []
  forms.forEach(({ full, short }, index) => {
    for (const word of full) entries.push([word, { number: index + 1, short: false }])
    for (const word of short) entries.push([word, { number: index + 1, short: true }])
  })
  return phrasesOf(entries)
}

function unitEntries(units: LanguageWords['dates']['units']): [string, DateUnit][] {
  return (Object.keys(units) as DateUnit[]).flatMap((unit) =>
    units[unit].map((word): [string, DateUnit] => [word, unit]),
  )
}

function partsOf(phrase: string): string[] {
  return phrase.split(' ').flatMap((part) => (part === THEY || part === THEM ? [part] : keysOf(part)))
}
