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

type SetName =
  | 'how'
  | 'openers'
  | 'articles'
  | 'with'
  | 'withAfter'
  | 'taking'
  | 'allOf'
  | 'toward'
  | 'and'
  | 'honorifics'
  | 'roles'
  | 'particles'
  | 'afterName'
  | 'relations'
  | 'compounds'
  | 'ownThings'
  | 'companyEndings'
  | 'notNames'
  | 'me'
  | 'they'
  | 'subjects'
  | 'objects'
  | 'from'
  | 'placeAt'
  | 'placeIn'
  | 'encounters'
  | 'events'
  | 'about'
  | 'weakAbout'
  | 'saying'
  | 'being'
  | 'scheduled'
  | 'connectors'
  | 'infinitive'
  | 'promises'
  | 'sending'
  | 'progressive'
  | 'tasks'
  | 'states'
  | 'subordinators'
  | 'questions'
  | 'unanswered'
  | 'personVerbs'
  | 'giveVerbs'
  | 'transferVerbs'
  | 'doubtful'
  | 'goneBy'
  | 'dayParts'
  | 'last'
  | 'this'
  | 'next'
  | 'every'
  | 'other'
  | 'weekend'
  | 'weekOn'
  | 'mid'
  | 'late'
  | 'early'
  | 'weekOf'
  | 'fromDay'
  | 'afterNext'
  | 'beforeLast'
  | 'atHoliday'
  | 'notDates'
  | 'startOf'
  | 'endOf'
  | 'aheadBefore'
  | 'aheadAfter'
  | 'aheadEnd'
  | 'agoBefore'
  | 'agoAfter'
  | 'of'
  | 'on'
  | 'in'
  | 'by'
  | 'loosely'
  | 'at'
  | 'am'
  | 'pm'
  | 'oClock'
  | 'forDay'
  | 'since'
  | 'now'
  | 'to'
  | 'between'
  | 'openEnd'
  | 'halfPast'
  | 'quarter'
  | 'past'
  | 'toHour'
  | 'roughly'
  | 'minutes'
  | 'hours'
  | 'for'
  | 'lengthEnd'
  | 'lasted'
  | 'andAHalf'
  | 'abbreviations'
  | 'fallsOn'
  | 'givingMe'
  | 'toMe'
  | 'givingMy'
  | 'theyAre'
  | 'givenBy'
  | 'modals'
  | 'meetEach'
  | 'awaiting'
  | 'toAnswer'
  | 'pressed'
  | 'asking'
  | 'needsBeing'
  | 'beVerbs'
  | 'would'
  | 'likes'
  | 'kindEnough'
  | 'thanksTo'
  | 'passive'
  | 'borrowed'
  | 'guiding'
  | 'carried'
  | 'givenOn'
  | 'treats'
  | 'doneFor'
  | 'ofTheirs'
  | 'hearsay'
  | 'notWished'
  | 'wantsTo'
  | 'drafts'
  | 'reads'
  | 'putFor'
  | 'notLet'
  | 'lets'
  | 'wishes'
  | 'wishesTo'
  | 'freely'
  | 'helps'
  | 'answers'
  | 'shouldMeet'
  | 'should'
  | 'noDeeds'
  | 'lentMe'
  | 'a'
  | 'hiring'
  | 'groups'
  | 'called'
  | 'byThem'
  | 'got'
  | 'gotFrom'
  | 'recipients'
  | 'inTouch'
  | 'needs'
  | 'needsOfSubject'
  | 'needsOfThing'
  | 'notNeeded'
  | 'asked'
  | 'askedFor'
  | 'askedIf'
  | 'could'
  | 'adverbs'
  | 'beside'
  | 'kindly'
  | 'meet'
  | 'things'
  | 'requested'
  | 'introduce'
  | 'introduceTo'
  | 'several'
  | 'ownedBy'
  | 'moreOf'
  | 'wantsTouch'
  | 'through'

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
  const { people, places, followUps, dates, times, giving } = words
  const lists: Record<SetName, readonly string[]> = {
    how: words.how,
    openers: words.openers,
    articles: words.articles,
    about: words.about,
    weakAbout: words.weakAbout,
    saying: words.saying,
    being: words.being,
    scheduled: words.scheduled,
    connectors: words.connectors,
    abbreviations: words.abbreviations,
    every: dates.every,
    other: dates.other,
    fallsOn: words.remembered.is,
    givingMe: giving.me,
    toMe: giving.toMe,
    givingMy: giving.my,
    theyAre: giving.theyAre,
    givenBy: giving.givenBy,
    modals: giving.modals,
    meetEach: giving.meetEach,
    awaiting: giving.awaiting,
    toAnswer: giving.toAnswer,
    pressed: giving.pressed,
    asking: giving.asking,
    needsBeing: giving.needsBeing,
    beVerbs: giving.beVerbs,
    would: giving.would,
    likes: giving.likes,
    kindEnough: giving.kindEnough,
    thanksTo: giving.thanksTo,
    passive: giving.passive,
    borrowed: giving.borrowed,
    guiding: giving.guiding,
    carried: giving.carried,
    givenOn: giving.givenOn,
    treats: giving.treats,
    doneFor: giving.doneFor,
    ofTheirs: giving.ofTheirs,
    hearsay: giving.hearsay,
    notWished: giving.notWished,
    wantsTo: giving.wantsTo,
    drafts: giving.drafts,
    reads: giving.reads,
    putFor: giving.putFor,
    notLet: giving.notLet,
    lets: giving.lets,
    wishes: giving.wishes,
    wishesTo: giving.wishesTo,
    freely: giving.freely,
    helps: giving.helps,
    answers: giving.answers,
    shouldMeet: giving.shouldMeet,
    should: giving.should,
    noDeeds: giving.noDeeds,
    lentMe: giving.lentMe,
    a: giving.a,
    hiring: giving.hiring,
    groups: giving.groups,
    called: giving.called,
    byThem: giving.byThem,
    got: giving.got,
    gotFrom: giving.from,
    recipients: giving.recipients,
    inTouch: giving.inTouch,
    needs: giving.needs,
    needsOfSubject: giving.needsOfSubject,
    needsOfThing: giving.needsOfThing,
    notNeeded: giving.notNeeded,
    asked: giving.asked,
    askedFor: giving.askedFor,
    askedIf: giving.askedIf,
    could: giving.could,
    adverbs: giving.adverbs,
    beside: giving.beside,
    kindly: giving.kindly,
    meet: giving.meet,
    things: giving.things,
    requested: giving.requested,
    introduce: giving.introduce,
    introduceTo: giving.introduceTo,
    several: giving.several,
    ownedBy: giving.ownedBy,
    moreOf: giving.moreOf,
    wantsTouch: giving.wantsTouch,
    through: giving.through,
    with: people.with,
    withAfter: people.withAfter,
    taking: people.taking,
    allOf: people.allOf,
    toward: people.toward,
    and: people.and,
    honorifics: people.honorifics,
    roles: people.roles,
    particles: people.particles,
    afterName: people.afterName,
    relations: people.relations,
    compounds: people.compounds,
    ownThings: people.ownThings,
    companyEndings: people.companyEndings,
    notNames: people.notNames,
    me: people.me,
    they: people.they,
    subjects: people.subjects,
    objects: people.objects,
    from: places.from,
    placeAt: places.at,
    placeIn: places.in,
    encounters: places.encounters,
    events: places.events,
    infinitive: followUps.infinitive,
    promises: followUps.promises,
    sending: followUps.sending,
    progressive: followUps.progressive,
    tasks: followUps.tasks,
    states: followUps.states,
    subordinators: followUps.subordinators,
    questions: followUps.questions,
    unanswered: followUps.unanswered,
    personVerbs: followUps.personVerbs,
    giveVerbs: followUps.giveVerbs,
    transferVerbs: followUps.transferVerbs,
    doubtful: dates.doubtful,
    goneBy: dates.goneBy,
    dayParts: dates.dayParts,
    last: dates.last,
    this: dates.this,
    next: dates.next,
    weekend: dates.weekend,
    weekOn: dates.weekOn,
    mid: dates.mid,
    late: dates.late,
    early: dates.early,
    weekOf: dates.weekOf,
    fromDay: dates.fromDay,
    afterNext: dates.afterNext,
    beforeLast: dates.beforeLast,
    atHoliday: dates.atHoliday,
    notDates: dates.notDates,
    startOf: dates.startOf,
    endOf: dates.endOf,
    aheadBefore: dates.ahead.before,
    aheadAfter: dates.ahead.after,
    aheadEnd: dates.aheadEnd,
    agoBefore: dates.ago.before,
    agoAfter: dates.ago.after,
    of: dates.of,
    on: dates.on,
    in: dates.in,
    by: dates.by,
    loosely: dates.loosely,
    forDay: dates.for,
    since: dates.since,
    at: times.at,
    am: times.am,
    pm: times.pm,
    oClock: times.oClock,
    now: times.now,
    to: times.to,
    between: times.between,
    openEnd: times.openEnd,
    halfPast: times.halfPast,
    quarter: times.quarter,
    past: times.past,
    toHour: times.toHour,
    roughly: times.roughly,
    minutes: times.minutes,
    hours: times.hours,
    for: times.for,
    lengthEnd: times.lengthEnd,
    lasted: times.lasted,
    andAHalf: times.andAHalf,
  }
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, phraseSet(list)])) as Record<
    SetName,
    Phrases<true>
  >
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
