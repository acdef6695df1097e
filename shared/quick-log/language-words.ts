import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'
import type { BlockQueue } from '#shared/model/time-block.ts'

/**
 * All that the one-line language knows of a human language; a second language is a second table. Words and phrases
 * are compared without case and accents (`foldName`), and the longest phrase wins. Lists may be empty.
 */
export interface LanguageWords {
  readonly channels: Readonly<Partial<Record<ConversationChannel, ChannelWords>>>
  /** Channels that a later, plainer word replaces: *met* Ana for *coffee*. */
  readonly vagueChannels: readonly ConversationChannel[]
  /** Stand between a conversation and the word that says how: met *for* coffee, talked *on the* phone. */
  readonly how: readonly string[]
  /** Say nothing of their own before the channel: *had a* coffee. */
  readonly openers: readonly string[]
  readonly articles: readonly string[]
  readonly names: NameRules
  readonly people: PeopleWords
  readonly places: PlaceWords
  /** Introduce a topic. */
  readonly about: readonly string[]
  /** Those of `about` that often mean something else (*on*): they end no run of words that was not understood. */
  readonly weakAbout: readonly string[]
  /** Join clauses: *and*, *then*, *but*. Those that also join people are in `people.and`. */
  readonly connectors: readonly string[]
  /** Verbs with which something is said of somebody: *wants*, *moved*. What follows is no longer about the conversation. */
  readonly saying: readonly string[]
  /** The same of things too: the deck *is*, *looks*. */
  readonly being: readonly string[]
  /** How a verb ends that tells of what was: paint*ed*. */
  readonly pastEndings: readonly string[]
  /** What has a day and an hour of its own: about the *flight* at 5pm. */
  readonly scheduled: readonly string[]
  readonly followUps: FollowUpWords
  readonly dates: DateWords
  readonly remembered: RememberedWords
  readonly giving: GivingWords
  readonly times: TimeWords
  /** Short forms that end with a point without ending a sentence, written without it. */
  readonly abbreviations: readonly string[]
}

export interface ChannelWords {
  readonly nouns: readonly string[]
  /** Whom they are followed by took part: *called* Bob. */
  readonly verbs: readonly string[]
}

/**
 * What the look of a word says of it. `name`: names are written like this, and other words are not. `word`: names are not
 * written like this, so that it is one only where nothing but a name can stand. `either`: the look does not tell, as in
 * scripts without case, and only the place does.
 */
export type NameLook = 'name' | 'word' | 'either'

/**
 * @param word as typed; it begins with a letter
 * @param before the key of what stands before it in the line, where something does
 */
export type LookOf = (word: string, before: string | undefined) => NameLook

export interface NameRules {
  readonly lookOf: LookOf
  /** Whether letters are written as initials and short forms are (*Ana R*, *HR*), and as words are that somebody shouts. */
  readonly areInitials: (letters: string) => boolean
}

export interface PeopleWords {
  readonly with: readonly string[]
  /** The same in languages where it follows whom it is about. */
  readonly withAfter: readonly string[]
  /** Before whoever is written to besides: emailed Ana, *cc* Marco. */
  readonly copying: readonly string[]
  /** Roles of which there is one in a company: behind *of* stands which. */
  readonly leaders: readonly string[]
  /** Before whom one has taken somewhere: *took* Tom to lunch. */
  readonly taking: readonly string[]
  /** After several people, each of them: *all* from Acme. */
  readonly allOf: readonly string[]
  /** After a channel: email *to* Ana, call *from* Bob. */
  readonly toward: readonly string[]
  readonly and: readonly string[]
  readonly honorifics: readonly string[]
  /** What somebody is where they work: no name, and no organisation. */
  readonly roles: readonly string[]
  /** Behind a name, part of how somebody is called: Rajesh *sir*. */
  readonly afterName: readonly string[]
  /** What somebody is to somebody, before their name: my *friend* Ana. */
  readonly relations: readonly string[]
  /** What makes a relation of a word: *ex-*cop Ray. */
  readonly relationPrefixes: readonly string[]
  /** After a conversation, what makes it something else than one with somebody: a coffee *break*. */
  readonly compounds: readonly string[]
  /** What is somebody's that one goes to or asks for: picked Ana's *brain*. */
  readonly ownThings: readonly string[]
  /** Behind *&* in the name of a company: Ernst & *Young*. */
  readonly companyEndings: readonly string[]
  /** The same where a person may stand as well: Smith & *Sons*. */
  readonly firms: readonly string[]
  /** Parts of a name that are not written like one: *van der*. */
  readonly particles: readonly string[]
  /** Never a name by themselves, also where they are written like one: pronouns, articles, *back*, *again*. */
  readonly notNames: readonly string[]
  readonly me: readonly string[]
  /** He, she, they: somebody else does it. */
  readonly they: readonly string[]
  /** I, she, she's …: begin a clause. */
  readonly subjects: readonly string[]
  /** Her, him, them: stand for the people of the conversation. */
  readonly objects: readonly string[]
  readonly her: readonly string[]
  readonly him: readonly string[]
  /** How most first names end of whom one says *she*, and few others: Ioan*a*. */
  readonly herEndings: readonly string[]
  /** Endings of a possessive: Ana*'s*. */
  readonly possessives: readonly string[]
}

export interface PlaceWords {
  /** After a person: where they work. */
  readonly from: readonly string[]
  /** After a person: where they work, or where it was, after a verb of `encounters` or before an event. */
  readonly placeAt: readonly string[]
  /** Begin a phrase that says where. */
  readonly placeIn: readonly string[]
  /** Verbs after which *at* says where it was: *met* Dr. Lee at KubeCon. */
  readonly encounters: readonly string[]
  readonly events: readonly string[]
  /** Behind a name, small, the end of what people work at: the Zermatt ski *school*. */
  readonly institutions: readonly string[]
  /** Endings of names of events: Kube*Con*. */
  readonly eventEndings: readonly string[]
}

export interface FollowUpWords {
  readonly phrases: readonly FollowUpPhrase[]
  /** Between the date and the task: remind me tomorrow *to* call. */
  readonly infinitive: readonly string[]
  /** What is brought, sent, made by somebody soon, told in the present: *she brings it back on Friday*, *she's sending clips*. */
  readonly promises: readonly string[]
  /** Of `promises`, what comes also where no day is said. */
  readonly sending: readonly string[]
  /** Of somebody in the present. */
  readonly presentEndings: readonly string[]
  readonly progressiveEnding: string
  /** Before a verb with that ending. */
  readonly progressive: readonly string[]
  /** A clause that begins with one of them is a follow-up of mine when it also says by when: *send* it by Friday. */
  readonly tasks: readonly string[]
  /** After *I'll*, *she'll*: no task but a state: she'll *be* in Berlin. */
  readonly states: readonly string[]
  /** Before a phrase marked `anywhere`: part of the sentence, not a new clause: said *I'll* … */
  readonly subordinators: readonly string[]
  /** Before what is asked, in which a day is no due date: ask Ana *if* Thursday works. */
  readonly questions: readonly string[]
  /** After *if*, that something has not come: *if I don't hear back* by Friday. */
  readonly unanswered: readonly string[]
  /** Their object is a person: *ping* Chen Wei. */
  readonly personVerbs: readonly string[]
  /** After them a name is a person only where what they get follows: *send* Ana the deck, *send* CV. */
  readonly giveVerbs: readonly string[]
  /** With one of them in the text, `people.toward` is followed by a person: *send* it to Bob. */
  readonly transferVerbs: readonly string[]
}

/** What was given and received, what somebody needs, what I asked for, and who is to be introduced to whom. */
export interface GivingWords {
  /** Before a verb of `given`, they say that I did it. */
  readonly givingMe: readonly string[]
  /** After it, that it was for me. */
  readonly toMe: readonly string[]
  readonly givingMy: readonly string[]
  /** He is, she is: one word before what somebody needs. */
  readonly theyAre: readonly string[]
  /** Verbs by what was given with them. */
  readonly given: Readonly<Partial<Record<GiveWhat, readonly string[]>>>
  /** What others do for me with verbs that say something else of myself: *got* me a ticket. */
  readonly byThem: readonly string[]
  /** With `gotFrom`, something that I received. */
  readonly got: readonly string[]
  readonly gotFrom: readonly string[]
  /** Of `got`, those of which what follows was theirs whose it is: *got* Kemi's notes. */
  readonly gotOwn: readonly string[]
  /** Nouns that say what it was, whatever the verb. */
  readonly whats: Readonly<Partial<Record<GiveWhat, readonly string[]>>>
  /** Before whom something was for. */
  readonly recipients: readonly string[]
  /** After the first of two whom one makes known to each other. */
  readonly inTouch: readonly string[]
  /** Before what somebody needs, after their name or alone. */
  readonly needs: readonly string[]
  /** Those that want a name or pronoun before them. */
  readonly needsOfSubject: readonly string[]
  /** Those of `needsOfSubject` that want an article after them: she wants *a* designer, and not wants 20 %. */
  readonly needsOfThing: readonly string[]
  /** Behind words of `needs` they say something else: needs *to* think. */
  readonly notNeeded: readonly string[]
  /** Behind *wants* and a number or a weekday, that nothing is needed: wants twenty *percent*. */
  readonly notWanted: readonly string[]
  /** How words end that say more of something: wants *cheaper* insurance; but for `notMore`. */
  readonly moreEndings: readonly string[]
  readonly notMore: readonly string[]
  readonly asked: readonly string[]
  readonly askedFor: readonly string[]
  /** Asked *whether* somebody could. */
  readonly askedIf: readonly string[]
  /** Of `pressed`, what one does *about* something. */
  readonly nagged: readonly string[]
  /** Asked *how much* it is. */
  readonly askedWhat: readonly string[]
  /** Between somebody and what they do: she *also* lent me her lens. `kindly` are those that say it was done for me. */
  readonly adverbs: readonly string[]
  /** What ends so is one of them, but for `notAdverbs`. */
  readonly adverbEndings: readonly string[]
  readonly notAdverbs: readonly string[]
  readonly kindly: readonly string[]
  /** Between a name and where somebody belongs: Keith *off* the committee. */
  readonly beside: readonly string[]
  /** Between two who are introduced, the first of them spoken to: Ana, *meet* Tom. */
  readonly meet: readonly string[]
  /** What needs something and is nobody, where the look of a word does not tell. */
  readonly things: readonly string[]
  /** With `gotFrom`, something that I asked for. */
  readonly requested: readonly string[]
  /** Pronouns of more than one, or of whom one does not know how many. */
  readonly several: readonly string[]
  /** Before a noun, that it is somebody's; *her* is either. */
  readonly ownedBy: readonly string[]
  /** Verbs that introduce two only with words of `inTouch`. */
  readonly moreOf: readonly string[]
  readonly wantsTouch: readonly string[]
  readonly through: readonly string[]
  readonly introduce: readonly string[]
  /** Between the two who are to be introduced. */
  readonly introduceTo: readonly string[]
  /** Before a channel behind a gift: by e-mail, over tea. */
  readonly givenBy: readonly string[]
  /** Before `introduce`, that one thinks of doing it: ought to, must. */
  readonly modals: readonly string[]
  /** Behind two, that they should know each other. */
  readonly meetEach: readonly string[]
  /** Before somebody whose answer is awaited. */
  readonly awaiting: readonly string[]
  /** Behind them, that it is an answer. */
  readonly toAnswer: readonly string[]
  /** As `asked`, but with `askedFor` alone: chased Tom for the key. */
  readonly pressed: readonly string[]
  /** In the middle of what was said to somebody, that something was asked for. */
  readonly asking: readonly string[]
  /** What somebody needs behind *is*: short of, after. */
  readonly needsBeing: readonly string[]
  /** Is, was, has been. */
  readonly beVerbs: readonly string[]
  /** Before needsOfSubject and `likes`: would badly need. */
  readonly would: readonly string[]
  /** Behind `would`, before a thing. */
  readonly likes: readonly string[]
  /** Was good enough to. */
  readonly kindEnough: readonly string[]
  /** Before somebody, with `for` behind them. */
  readonly thanksTo: readonly string[]
  /** Before a verb of `given`, that it was done for me. */
  readonly passive: readonly string[]
  /** What somebody does with something of mine. */
  readonly borrowed: readonly string[]
  /** With `through` behind somebody: talked her through it. */
  readonly guiding: readonly string[]
  /** Verbs that are a conversation too, and here a gift all the same: WhatsApped Jo the plans. */
  readonly carried: readonly string[]
  /** Verbs that were for me where nobody else is named: Ana sent on the plans. */
  readonly givenOn: readonly string[]
  /** Verbs whose object may be a meal. */
  readonly treats: readonly string[]
  /** Verbs of `byThem` that one does for somebody. */
  readonly doneFor: readonly string[]
  /** Verbs whose object is something of somebody's: reviewed *his* deck. */
  readonly ofTheirs: readonly string[]
  /** Before a sentence, whence one has it. */
  readonly hearsay: readonly string[]
  /** Behind `wantsTo`, what they would do themselves. */
  readonly notWished: readonly string[]
  /** Of `wishesTo`, those that say what somebody wants. */
  readonly wantsTo: readonly string[]
  /** What is written to be read by others first. */
  readonly drafts: readonly string[]
  /** What one does with what somebody has written. */
  readonly reads: readonly string[]
  /** Behind somebody who was put there: on the list, forward. */
  readonly putFor: readonly string[]
  /** What one is let that is no gift: let me *know*. */
  readonly notLet: readonly string[]
  /** Behind somebody who is let: what they may do with something of mine. */
  readonly useOf: readonly string[]
  /** With `toMe` behind it: let me use. */
  readonly lets: readonly string[]
  /** Behind it, what others can help with. */
  readonly wishes: readonly string[]
  /** Of somebody, before what they would like to do. */
  readonly wishesTo: readonly string[]
  /** What says that somebody did it as a gift. */
  readonly freely: readonly string[]
  /** Behind them somebody, and what they do: helped Bo *move*. */
  readonly helps: readonly string[]
  /** Behind somebody's name, what is waited for. */
  readonly answers: readonly string[]
  /** Behind somebody who should, before whom they should know. */
  readonly shouldMeet: readonly string[]
  /** Before `meetEach` and `shouldMeet`. */
  readonly should: readonly string[]
  /** Show somebody where to go: *pointed* Kemi to the fund. */
  readonly pointing: readonly string[]
  /** Whom one takes somewhere: *drove* Beth to the clinic. */
  readonly moving: readonly string[]
  /** With `about` and something of somebody's, that it was for them: *spent* two hours on Kemi's accounts. */
  readonly spentOn: readonly string[]
  readonly back: readonly string[]
  /** Said of somebody right behind their name: Ana, *who* needs a van. */
  readonly relative: readonly string[]
  /** Begin like a gift, and say what one will do: *offered to* come. */
  readonly noGifts: readonly string[]
  /** Done to what is somebody's, and nothing for them: loved Ana's deck. */
  readonly noDeeds: readonly string[]
  /** With something of somebody's, that they lent it: borrowed Stan's drill. */
  readonly lentMe: readonly string[]
  /** Before something that is not known yet. */
  readonly a: readonly string[]
  /** Of `needsBeing`, those that want a thing behind them. */
  readonly hiring: readonly string[]
  /** Of `things`, what stands for those who are in it: *her team* needs. */
  readonly groups: readonly string[]
  /** Between what somebody is and their name. */
  readonly called: readonly string[]
}

/** Days of somebody's that come round: Tom's *birthday is* 3 May. */
export interface RememberedWords {
  /** What such a day is called, by the name under which it is kept. */
  readonly labels: Readonly<Record<string, readonly string[]>>
  /** Before what matters to somebody: she *cares about* open data. */
  readonly cares: readonly string[]
  /** Between its name and the day. */
  readonly is: readonly string[]
}

/** `{they}` stands for a subject pronoun or a name, `{them}` for an object pronoun or a name. */
export interface FollowUpPhrase {
  readonly phrase: string
  readonly actor: Actor
  /** The phrase is part of what is to be done: *follow up*. */
  readonly keep?: boolean
  /** Begins a follow-up also where nothing separates it from the words before. */
  readonly anywhere?: boolean
  /** The word after it must not be one of `states`. */
  readonly verb?: boolean
  /** The word after it must be one of `tasks`: Ana *to* send the deck. */
  readonly task?: boolean
  /** A heading: what follows it between commas are several, *next steps: a, b, c*. */
  readonly list?: boolean
  /** An order to oneself (*send* Ana the deck): somebody or something must follow that it is done to. */
  readonly order?: boolean
  /** Without anybody of its own: behind what they do, they do that too. */
  readonly bare?: boolean
}

export interface Forms {
  readonly full: readonly string[]
  /** Abbreviations, which may also be names: *Sat*, *Jun*. */
  readonly short: readonly string[]
}

export type DateUnit = 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year'

export interface DateWords {
  /** Monday first. */
  readonly weekdays: readonly Forms[]
  /** January first. */
  readonly months: readonly Forms[]
  /** Not written like a name also other words (*sat*, *may*): dates only after *on*, *last*, *in* … or with a number. */
  readonly doubtful: readonly string[]
  /** Days from today. */
  readonly days: Readonly<Record<string, number>>
  /** Of `days`, what is told of more often than planned: emailed him *this morning*. */
  readonly goneBy: readonly string[]
  /** After a day: tomorrow *morning*. */
  readonly dayParts: readonly string[]
  /** Words in or behind a day that tell which half of it a bare hour is of: tomorrow *morning* at six. */
  readonly mornings: readonly string[]
  readonly evenings: readonly string[]
  /** The evening, and what comes behind midnight: *tonight* at eight. */
  readonly nights: readonly string[]
  readonly last: readonly string[]
  readonly this: readonly string[]
  readonly next: readonly string[]
  readonly units: Readonly<Record<DateUnit, readonly string[]>>
  /** Before a unit or a weekday, that it comes again: *every* month. */
  readonly every: readonly string[]
  /** After it, each second one: every *other* month. */
  readonly other: readonly string[]
  readonly weekend: readonly string[]
  /** After a weekday, a week later: Monday *week*. */
  readonly weekOn: readonly string[]
  readonly startOf: readonly string[]
  readonly endOf: readonly string[]
  /** One word for the end of a unit: *EOM*. */
  readonly ends: Readonly<Record<string, DateUnit>>
  readonly numbers: Readonly<Record<string, number>>
  readonly ahead: Around
  /** Says nothing more behind an amount: in two weeks' *time*. */
  readonly aheadEnd: readonly string[]
  readonly ago: Around
  /** Before a weekday, which one of the month; -1 is the last. */
  readonly nth: Readonly<Record<string, number>>
  /** Before a month, a week: its middle, its last third. */
  readonly mid: readonly string[]
  readonly late: readonly string[]
  readonly early: readonly string[]
  /** Before a unit of time, its first and its last day: *first day of* the month. */
  readonly weekOf: readonly string[]
  /** From a day on: a week *from* Friday. */
  readonly fromDay: readonly string[]
  /** The week *after next*. */
  readonly afterNext: readonly string[]
  /** The Friday *before last*. */
  readonly beforeLast: readonly string[]
  /** Days of the year that every calendar of the language has, as `MM-DD`, or as days from Easter Sunday. */
  readonly holidays: Readonly<Record<string, string | number>>
  /** Before such a day: *at* Christmas. */
  readonly atHoliday: readonly string[]
  /** Written like a date, and none: 24/7. */
  readonly notDates: readonly string[]
  /** Before a number: *Q*2. */
  readonly quarter: readonly string[]
  readonly ordinals: readonly string[]
  /** Days of a month as they are said, from the first: each with its spellings. */
  readonly daysInWords: readonly (readonly string[])[]
  readonly of: readonly string[]
  readonly on: readonly string[]
  readonly in: readonly string[]
  readonly by: readonly string[]
  /** Before the day of something to come: book it *for* Friday. */
  readonly forDay: readonly string[]
  /** Before a date that is part of the text: the contract *since* Monday. */
  readonly since: readonly string[]
  /** Between the preposition and the date: *early* next week. */
  readonly loosely: readonly string[]
}

/** Words that stand before or after an amount: *in* two weeks, two weeks *ago*. */
export interface Around {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface TimeWords {
  readonly at: readonly string[]
  readonly am: readonly string[]
  readonly pm: readonly string[]
  readonly oClock: readonly string[]
  /** As `HH:MM`. */
  readonly named: Readonly<Record<string, string>>
  readonly now: readonly string[]
  readonly to: readonly string[]
  /** *Between* 2 and 3. */
  readonly between: readonly string[]
  /** In the place of the end: 8pm till *late*. */
  readonly openEnd: readonly string[]
  readonly halfPast: readonly string[]
  readonly quarter: readonly string[]
  /** After minutes: ten *past* four, ten *to* four. */
  readonly past: readonly string[]
  readonly toHour: readonly string[]
  /** Glued to an hour: 3*ish*. */
  readonly about: readonly string[]
  /** Before a clock or a length: *about* 45 min. */
  readonly roughly: readonly string[]
  readonly minutes: readonly string[]
  readonly hours: readonly string[]
  /** In minutes. */
  readonly lengths: Readonly<Record<string, number>>
  /** Before a length: *for* 45 min. */
  readonly for: readonly string[]
  /** Say nothing more behind a length: an hour *or so*. */
  readonly lengthEnd: readonly string[]
  /** The same as a sentence: *it lasted* an hour. */
  readonly lasted: readonly string[]
  /** After *an hour*, thirty minutes more: *and a half*. */
  readonly andAHalf: readonly string[]
}

/** Of a sentence that says when a time block comes, beside the days and times of every line. */
export interface BlockWords {
  /** Make a weekday each of its kind: Tuesday*s*. */
  readonly weekdayEndings: readonly string[]
  readonly rhythms: Readonly<Record<'daily' | 'weekly' | 'fortnightly' | 'monthly', readonly string[]>>
  readonly every: readonly string[]
  /** After *every*: each second one. */
  readonly other: readonly string[]
  /** Monday to Friday. */
  readonly workdays: readonly string[]
  readonly ofMonth: readonly string[]
  /** Before its last day, and before its first. */
  readonly until: readonly string[]
  readonly starting: readonly string[]
  /** Before a weekday, and nothing of their own: *on* Tuesdays. */
  readonly before: readonly string[]
  /** Between what is understood: *and*. */
  readonly between: readonly string[]
  /** Parts of words by which it is guessed what is gone through; the first queue that has one is meant. */
  readonly queues: Readonly<Record<BlockQueue, readonly string[]>>
}
