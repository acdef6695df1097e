import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'
import { dateAt } from './date-at.ts'
import {
  doerAt,
  namedUpTo,
  endOf,
  isThingAt,
  NOBODY,
  skipAdverbs,
  whomOf,
  WHOEVER,
  type Found,
  type GiveBegun,
  type Whom,
} from './giving-begun.ts'
import { plainBefore } from './introduction-at.ts'
import { isMark, type Line, type Run } from './line.ts'
import { plainPersonAt, type PersonMatch } from './person-at.ts'
import { isCasual, restBegins, whoAt, whoseAt, type Someone } from './someone-at.ts'

interface Verb {
  readonly to: number
  readonly value: GiveWhat
}

/** *Got feedback from Priya*, *borrowed a tripod from Teo*, *was lent a drill by Bo*, *feedback from Ellen*. */
export function gotAt(line: Line, found: Found): GiveBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const me = sets.givingMe.at(tokens, found.at)
  const at = skipAdverbs(line, me?.to ?? found.at)
  const gift = me === null ? giftAt(line, at, found) : null
  const got = sets.got.at(tokens, at) ?? passiveAt(line, at) ?? gift
  if (got === null || isChannel(line, at, got.to, got.to)) return null
  const source = sourceIn(line, got.to, found.end) ?? ownSource(line, at, got.to)
  if (source === null || hasChannel(line, got.to, source.from)) return null
  // "Received from Alan, by post, his own copy"
  const isAtOnce = source.from === got.to && gift === null
  if (isAtOnce && !isMark(tokens[source.to], ',:') && !isThingAt(line, source.to)) return null
  return {
    kind: 'give',
    direction: 'received',
    from: found.from,
    to: got.to,
    saidFrom: at,
    words: { from: at, to: got.to },
    what: whatIn(line, at, source.from) ?? 'resource',
    whom: source.whom,
    day: found.day,
    how: found.how,
  }
}

/** *Got Kemi's notes*: hers, and now with me. */
function ownSource(line: Line, at: number, to: number): { from: number; to: number; whom: Whom } | null {
  const { sets } = line.grammar
  const owner = sets.gotOwn.at(line.tokens, at)?.to === to ? whoseAt(line, to, false) : null
  const thing = line.tokens[owner?.to ?? 0]
  // "Got Korede's chairs back" was a loan of mine.
  const isBack = [1, 2, 3].some((words) => sets.back.at(line.tokens, (owner?.to ?? 0) + words) !== null)
  return owner !== null && thing?.look === 'word' && !isBack
    ? { from: owner.to, to: owner.to, whom: { people: [owner], pronoun: null } }
    : null
}

/** *Was lent*, *got shown*. */
function passiveAt(line: Line, at: number): { to: number } | null {
  const passive = line.grammar.sets.passive.at(line.tokens, at)
  const verb = passive === null ? null : line.grammar.given.at(line.tokens, skipAdverbs(line, passive.to))
  return verb === null ? null : { to: verb.to }
}

/** *Kind words from Ana*, *fb from ellen*: at the beginning, what it was and from whom. */
function giftAt(line: Line, at: number, { place, end }: Found): { to: number } | null {
  if (place !== 'start') return null
  const { tokens, grammar } = line
  const from = grammar.sets.articles.at(tokens, at)?.to ?? at
  for (let to = from; to < Math.min(end, from + 3); to++) {
    const what = grammar.whats.at(tokens, to)
    if (what !== null) return grammar.sets.gotFrom.at(tokens, what.to) === null ? null : { to: what.to }
    if (tokens[to]?.look !== 'word' || grammar.channels.at(tokens, to) !== null) return null
  }
  return null
}

/** *From Teo*: whose it was. */
export function sourceIn(line: Line, from: number, end: number): { from: number; to: number; whom: Whom } | null {
  for (let at = from; at < end; at++) {
    const word = line.grammar.sets.gotFrom.at(line.tokens, at)
    const someone = word === null ? null : whoAt(line, word.to, (to) => restBegins(line, to))
    if (someone !== null && word !== null && someone.people.length + Number(someone.to > word.to) > 0)
      return { from: at, to: someone.to, whom: whomOf(line, someone, word.to) }
  }
  return null
}

/** *Gave Ana the book*, *sent it to Tom*, *she lent me her notes*, *Tom reviewed my deck*. */
export function giveAt(line: Line, found: Found): GiveBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const thanks = thanksAt(line, found) ?? kindAt(line, found)
  if (thanks !== null) return thanks
  const doer = doerAt(line, found, (to) => verbAt(line, to) !== null)
  if (doer === null || sets.noGifts.at(tokens, doer.to) !== null) return null
  const verb = verbAt(line, doer.to, doer.whom !== null)
  // "The ambassador hosted our trainees"
  const isOurs = doer.whom !== null && grammar.sets.givingMy.at(tokens, verb?.to ?? 0) !== null
  if (verb === null) return null
  if (
    verb.value !== 'advice' &&
    !isOurs &&
    !isOfTheirs(line, doer.to, verb.to) &&
    isChannel(line, doer.to, verb.to, found.end)
  )
    return null
  const base = {
    kind: 'give',
    from: found.from,
    to: verb.to,
    saidFrom: doer.whom === null ? doer.to : found.at,
    words: { from: doer.to, to: verb.to },
    day: found.day,
    how: found.how,
    what: whatOf(line, verb, found.end),
  } as const
  if (doer.whom !== null) {
    if (isFromMe(line, doer.to, verb.to, found.end)) return { ...base, direction: 'given', whom: doer.whom }
    const isTalk = verb.value === 'resource' && hasMessage(line, verb.to, verb.to + 4)
    return isForMe(line, doer.to, verb, Math.max(found.end, endOf(line, verb.to))) && !isTalk
      ? { ...base, direction: 'received', whom: doer.whom }
      : null
  }
  // "Tamsin: got us two berths", "call with Tamsin. Lent me her car"
  const isGiving = grammar.given.at(tokens, doer.to) !== null
  if (isGiving && !doer.isMe && found.from > 0 && sets.toMe.at(tokens, verb.to) !== null)
    return { ...base, direction: 'received', whom: headingBefore(line, found.from) ?? WHOEVER }
  const owner = grammar.sets.borrowed.at(tokens, doer.to) === null ? null : whoseAt(line, verb.to)
  // "Borrowed Stan's strimmer"
  if (owner !== null && grammar.sets.lentMe.at(tokens, doer.to) !== null)
    return { ...base, direction: 'received', whom: { people: [owner], pronoun: null } }
  const whom = recipientIn(line, { from: doer.to, to: verb.to }, verb.value, found.end)
  if (whom === null || isShownAround(line, verb.to)) return null
  return { ...base, direction: 'given', whom }
}

/** *Tamsin:* got us, *Tamsin -* lent me. */
function headingBefore(line: Line, from: number): Whom | null {
  const person = isMark(line.tokens[from - 1], ':-–—,') ? namedUpTo(line, from - 1) : null
  return person === null ? null : { people: [person], pronoun: null }
}

function verbAt(line: Line, at: number, isTheirs = false): Verb | null {
  const { grammar, tokens } = line
  const { byThem, wantsTouch } = grammar.sets
  const given = grammar.given.at(tokens, at)
  const theirs = byThem.at(tokens, at)
  // "Got me a ticket", and "got Nigel a bottle" where nobody is put in touch.
  const isTouch = given !== null && wantsTouch.at(tokens, at)?.to === given.to
  if (
    isTouch &&
    (isTheirs || (theirs !== null && bothOf(line, { from: at, to: given.to }, endOf(line, given.to)) === null))
  )
    return theirs === null ? { to: given.to, value: 'resource' } : { to: theirs.to, value: 'resource' }
  const known =
    given ??
    takenThrough(line, at) ??
    letAt(line, at) ??
    (isTheirs ? null : letThemAt(line, at)) ??
    (theirs === null ? null : { to: theirs.to, value: 'resource' })
  return known ?? (isDeed(line, at) ? { to: at + 1, value: 'time' } : null)
}

/** *Walked Ivan's dog*: with somebody's own, what else is a conversation is done for them. */
function isOfTheirs(line: Line, at: number, to: number): boolean {
  const owner = line.grammar.sets.ofTheirs.at(line.tokens, at) === null ? null : whoseAt(line, to, false)
  return owner !== null && line.tokens[owner.to]?.look === 'word'
}

/** *Let me photograph* her textiles; but *let me know*. */
function letAt(line: Line, at: number): Verb | null {
  const { tokens, grammar } = line
  const { lets, notLet, toMe } = grammar.sets
  const me = lets.at(tokens, at) === null ? null : toMe.at(tokens, at + 1)
  if (me === null || tokens[me.to]?.kind !== 'word' || notLet.at(tokens, me.to) !== null) return null
  return { to: me.to, value: 'resource' }
}

/** *Let Sipho use* our darkroom; but *let Tom know*, *let her go*. */
function letThemAt(line: Line, at: number): Verb | null {
  const { tokens, grammar } = line
  const { lets, useOf } = grammar.sets
  const verb = lets.at(tokens, at)
  const whom = verb === null ? null : whoAt(line, verb.to, (to) => useOf.at(tokens, to) !== null)
  return verb !== null && whom !== null && useOf.at(tokens, whom.to) !== null
    ? { to: verb.to, value: 'resource' }
    : null
}

/** *Mixed* Ruben's single, *printed* posters for Ana: whatever is done for somebody, and is no talk, thought or feeling. */
function isDeed(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const { sets, words } = grammar
  const token = tokens[at]
  if (token?.kind !== 'word' || !words.pastEndings.some((ending) => token.key.endsWith(ending))) return false
  return (
    grammar.channels.at(tokens, at) === null &&
    [
      sets.saying,
      sets.being,
      sets.noDeeds,
      sets.asked,
      sets.pressed,
      sets.encounters,
      sets.needsOfSubject,
      sets.needsOfThing,
    ].every((set) => set.at(tokens, at) === null)
  )
}

/** *Walked me through the bond*, *talked Jo thru it*. */
function takenThrough(line: Line, at: number): Verb | null {
  const { tokens, grammar } = line
  const { through, toMe, guiding } = grammar.sets
  const verb = guiding.at(tokens, at)
  if (verb === null) return null
  const to = toMe.at(tokens, verb.to)?.to ?? whoAt(line, verb.to, (next) => through.at(tokens, next) !== null)?.to
  return to !== undefined && through.at(tokens, to) !== null ? { to: verb.to, value: 'advice' } : null
}

/** *Thanks to Ana for the notes* were hers. */
function thanksAt(line: Line, found: Found): GiveBegun | null {
  const { tokens, grammar } = line
  const isFor = (to: number) => grammar.sets.for.at(tokens, to) !== null
  const thanks = grammar.sets.thanksTo.at(tokens, found.at)
  const who = thanks === null ? null : whoAt(line, thanks.to, isFor)
  if (thanks === null || who === null || !isFor(who.to)) return null
  return {
    kind: 'give',
    direction: 'received',
    from: found.from,
    to: thanks.to,
    saidFrom: found.at,
    words: { from: found.at, to: thanks.to },
    what: whatIn(line, who.to, found.end) ?? 'resource',
    whom: whomOf(line, who, thanks.to),
    day: found.day,
    how: found.how,
  }
}

/** *Who was good enough to lend me*, *was so kind as to show us*. */
function kindAt(line: Line, found: Found): GiveBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const isKind = (to: number) => sets.kindEnough.at(tokens, to) !== null
  const doer = isKind(found.at) ? { to: found.at, whom: WHOEVER } : doerAt(line, found, isKind)
  const kind = doer === null ? null : sets.kindEnough.at(tokens, doer.to)
  if (doer === null || kind === null) return null
  const isMine = [1, 2, 3].some((words) =>
    [sets.toMe, sets.givingMy].some((set) => set.at(tokens, kind.to + words) !== null),
  )
  if (!isMine) return null
  return {
    kind: 'give',
    direction: 'received',
    from: found.from,
    to: kind.to,
    saidFrom: found.at,
    words: { from: doer.to, to: kind.to },
    what: whatIn(line, kind.to, found.end) ?? 'resource',
    whom: doer.whom ?? WHOEVER,
    day: found.day,
    how: found.how,
  }
}

/** Tom *borrowed my drill*, has *got from me* a reference. */
function isFromMe(line: Line, from: number, to: number, end: number): boolean {
  const { tokens, grammar } = line
  const { borrowed, lentMe, givingMy, gotFrom, toMe } = grammar.sets
  if (borrowed.at(tokens, from) === null) return false
  if (lentMe.at(tokens, from) !== null && givingMy.at(tokens, to) !== null) return true
  for (let at = to; at < end; at++) {
    const word = gotFrom.at(tokens, at)
    if (word !== null && toMe.at(tokens, word.to) !== null) return true
  }
  return false
}

function isForMe(line: Line, from: number, verb: Verb, end: number): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  const to = skipAdverbs(line, verb.to)
  if (sets.kindly.at(tokens, from - 1) !== null || namesMe(line, from, verb.to)) return true
  if (sets.toMe.at(tokens, to) !== null || sets.givingMy.at(tokens, to) !== null) return true
  if (forMeIn(line, verb.to, end)) return true
  // "Drove six of our girls", "edited the whole episode for free"
  if ([1, 2, 3].some((words) => to + words < end && sets.givingMy.at(tokens, to + words) !== null)) return true
  for (let at = to; at < end; at++) if (sets.freely.at(tokens, at) !== null) return true
  // "Ana sent on the plans", "Bo helped with the move", "he gave contact of a dyer": nobody else is named whom it was for.
  const goesOn = tokens[verb.to]?.kind === 'word' && dateAt(line, verb.to) === null
  const isOpen =
    (goesOn && sets.givenOn.at(tokens, from) !== null) ||
    (grammar.given.at(tokens, from) !== null && isWhatAt(line, verb.to))
  // "Shared her notes": of her own, and not with her.
  const own = sets.objects.at(tokens, verb.to)
  const isOwn = own !== null && tokens[own.to]?.kind === 'word' && !isThingAt(line, own.to)
  return isOpen && (isOwn || recipientIn(line, { from, to: verb.to }, verb.value, end) === null)
}

function isWhatAt(line: Line, at: number): boolean {
  return [at, at + 1, at + 2].some((to) => line.grammar.whats.at(line.tokens, to) !== null)
}

/** *Showed Karen through the flat* was a visit, and nothing was given. */
function isShownAround(line: Line, at: number): boolean {
  const { grammar, tokens } = line
  if (grammar.sets.guiding.at(tokens, at - 1) !== null) return false
  const person = whoAt(line, at)
  return person !== null && grammar.sets.through.at(tokens, person.to) !== null
}

/** *Sent a message*, *walked*: a conversation, whatever else the verb may say; but *wrote me a reference*. */
function isChannel(line: Line, at: number, to: number, end: number): boolean {
  const channel = line.grammar.channels.at(line.tokens, at)
  if (channel === null || channel.to < to) return false
  return channel.to > to || (whatIn(line, to, end) === null && line.grammar.sets.carried.at(line.tokens, at) === null)
}

/** Whether between two places a conversation is named: gave Bob *a call*. */
function hasChannel(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (line.grammar.channels.at(line.tokens, at)?.value.verb === false) return true
  return false
}

/** Gave Bob *a call*, sent *an email*; but *the email server*, *a free lunch*. */
function hasMessage(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = line.grammar.channels.at(line.tokens, at)
    if (word?.value.verb === false && isMessage(word.value.channel) && restBegins(line, word.to)) return true
  }
  return false
}

function isMessage(channel: ConversationChannel): boolean {
  return channel === 'call' || channel === 'email' || channel === 'message' || channel === 'letter'
}

function whatOf(line: Line, verb: Verb, end: number): GiveWhat {
  // What was lent, taught or reviewed is said by the verb.
  if (verb.value === 'resource') return whatIn(line, verb.to, end) ?? 'resource'
  if (verb.value !== 'endorsement') return verb.value
  const someone = whoAt(line, verb.to)
  const after = someone?.to ?? line.grammar.sets.toMe.at(line.tokens, verb.to)?.to ?? verb.to
  // "Recommended him a dentist" gave him a name; "recommended him" spoke for him.
  return after > verb.to && after < end && line.grammar.sets.articles.has(line.tokens[after]?.key ?? '')
    ? 'resource'
    : 'endorsement'
}

function whatIn(line: Line, from: number, to: number): GiveWhat | null {
  for (let at = from; at < to; at++) {
    const what = line.grammar.whats.at(line.tokens, at)
    if (what !== null && what.to <= to) return what.value
  }
  return null
}

/** *Let me borrow*, *hooked me up*: in the verb itself. */
function namesMe(line: Line, from: number, to: number): boolean {
  return line.tokens.slice(from, to).some(({ key }) => line.grammar.sets.toMe.has(key))
}

function forMeIn(line: Line, from: number, end: number): boolean {
  const { recipients, toMe, givingMy, about } = line.grammar.sets
  for (let at = from; at < end; at++) {
    const word = recipients.at(line.tokens, at)
    if (word !== null && toMe.at(line.tokens, word.to) !== null) return true
    // "Advice on our lease", "helped with my move"
    const behind = word ?? about.at(line.tokens, at)
    if (behind !== null && givingMy.at(line.tokens, behind.to) !== null) return true
  }
  return false
}

/** Who has it now: the one behind *to*, else the one behind the verb, or whose it is that one has read. */
function recipientIn(line: Line, { from: verbFrom, to: verbTo }: Run, what: GiveWhat, upTo: number): Whom | null {
  const aside = isMark(line.tokens[verbTo], ',') ? endOf(line, verbTo + 1) : upTo
  // "Reviewed, at no charge, the statutes for Ana"
  const verb = { from: verbFrom, to: isMark(line.tokens[aside], ',') && aside > upTo ? aside + 1 : verbTo }
  const end = verb.to > verbTo ? endOf(line, verb.to) : upTo
  const { tokens, grammar } = line
  const { sets } = grammar
  if (sets.toMe.at(tokens, verb.to) !== null) return null
  const direct = directOf(line, verb)
  if (direct !== null) return direct
  if (what === 'introduction') return bothOf(line, verb, end) ?? pointedOf(line, verb)
  // "WhatsApped Suresh about the flat" is a message.
  const isTransfer = what === 'resource'
  const first = firstOf(line, verb.to, isTransfer, end)
  const isKnown = grammar.given.at(tokens, verb.from) !== null || sets.byThem.at(tokens, verb.from) !== null
  const isOpen = isDeed(line, verb.from) && !isKnown
  const isByOthers = isOpen || sets.byThem.at(tokens, verb.from)?.to === verb.to
  const isFirst =
    first !== null && !(isByOthers && isPlain(line, first) && (behindIn(line, first.to, end)?.people ?? 0) > 0)
  if (sets.carried.at(tokens, verb.from) !== null && !(isFirst && isThingAt(line, first.to))) return null
  const last = isFirst ? Math.max(end, endOf(line, first.to)) : end
  const behind = behindIn(line, isFirst ? first.to : verb.to, last)
  const owner = whoseAt(line, verb.to)
  const draft = sets.reads.at(tokens, verb.from) === null ? null : draftOwner(line, verb.to, end)
  if (draft !== null) return { people: [draft], pronoun: null }
  const takesOwner = sets.ofTheirs.at(tokens, verb.from) !== null || (isOpen && tokens[owner?.to ?? 0]?.kind === 'word')
  const isOwned = owner !== null && takesOwner && first?.people[0]?.described === undefined
  if (isOwned) return { people: [owner], pronoun: null }
  // "Gave Bob a call" and "sent Ana an email" are conversations.
  const treats = sets.treats.at(tokens, verb.from) !== null
  if (isTransfer && !treats && hasMessage(line, verb.to, Math.min(end, verb.to + 4))) return null
  // "Got Nigel a bottle", "brought Earl a pie": what one gets for oneself is nothing given.
  const isBrought = isFirst && (isThingAt(line, first.to) || (treats && tokens[first.to]?.kind === 'word'))
  if (isByOthers && takenThrough(line, verb.from) === null) {
    if (isBrought && !isOpen) return whomOf(line, first, verb.to)
    // "Fixed her Fritz box", "mended his fence"
    const isTheirs = isFirst && first.people.length === 0 && sets.ofTheirs.at(tokens, verb.from) !== null
    if (isTheirs && tokens[first.to]?.kind === 'word' && !restBegins(line, first.to))
      return whomOf(line, first, verb.to)
    // "Put Milo and Jonas on the guest list"
    if (isFirst && sets.wantsTouch.at(tokens, verb.from) !== null && sets.putFor.at(tokens, first.to) !== null)
      return whomOf(line, first, verb.to)
    const isFor = behind !== null && [sets.toward, sets.for].some((set) => set.at(tokens, behind.at) !== null)
    if (isOpen && isFirst && !isPlain(line, first)) return whomOf(line, first, verb.to)
    const isDone = isFor && (isOpen ? behind.at > verb.to : sets.doneFor.at(tokens, verb.from) !== null)
    return isDone && !isFirst ? (behind?.whom ?? null) : null
  }
  if (behind !== null && (!isFirst || (what !== 'endorsement' && first.people.length > 0 && isThing(line, first))))
    return behind.whom
  if (isFirst && isPossessed(line, verb.to, first, sets.ofTheirs.at(tokens, verb.from) !== null))
    return behind?.whom ?? null
  return isFirst ? whomOf(line, first, verb.to) : (behind?.whom ?? null)
}

/** *Drove Beth* to the clinic, *let Sipho* use the kiln, *spent two hours on Kemi's* accounts. */
function directOf(line: Line, verb: Run): Whom | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const isLet = sets.lets.at(tokens, verb.from) !== null
  if (isLet || sets.moving.at(tokens, verb.from)?.to === verb.to) {
    const isNext = (to: number) =>
      isLet ? sets.useOf.at(tokens, to) !== null : sets.toward.at(tokens, to) !== null || restBegins(line, to)
    const someone = whoAt(line, verb.to, isNext)
    return someone !== null && isNext(someone.to) && !isPlain(line, someone) ? whomOf(line, someone, verb.to) : null
  }
  if (sets.spentOn.at(tokens, verb.from) === null) return null
  for (let at = verb.to; at < endOf(line, verb.to); at++) {
    const word = sets.about.at(tokens, at)
    const owner = word === null ? null : whoseAt(line, word.to)
    if (owner !== null) return { people: [owner], pronoun: null }
  }
  return null
}

/** Written like any other word, and nobody who is known. */
function isPlain(line: Line, { people }: Someone): boolean {
  return people.length > 0 && people.every((one) => one.people.length === 0 && line.tokens[one.from]?.look === 'word')
}

/** Read *Kofi's thesis*, the first chapter of *Kofi's draft*: what one reads for somebody. */
function draftOwner(line: Line, from: number, end: number): PersonMatch | null {
  const { tokens, grammar } = line
  const { of, drafts } = grammar.sets
  for (let at = from; at < end; at++) {
    const owner = at === from || of.at(tokens, at - 1) !== null ? whoseAt(line, at) : null
    if (owner !== null && [0, 1, 2].some((words) => drafts.at(tokens, owner.to + words) !== null)) return owner
  }
  return null
}

/** Whoever stands behind the verb; in a line without capitals also one word or two before what it was. */
function firstOf(line: Line, at: number, isTransfer: boolean, end: number): Someone | null {
  const { sets } = line.grammar
  const { articles, helps } = sets
  // "Helped yusra debug her code"
  const isHelped = helps.at(line.tokens, at - 1) !== null && articles.at(line.tokens, at + 2) !== null
  const rest = (to: number) =>
    (restBegins(line, to) || (isHelped && to === at + 1)) &&
    !(isTransfer && (to >= end || sets.toward.at(line.tokens, to) !== null))
  return whoAt(line, at, rest) ?? (isTransfer ? bareRecipient(line, at, end) : null)
}

/** Gave *jan* ref for mckinsey: as one types who leaves out the articles. */
function bareRecipient(line: Line, at: number, end: number): Someone | null {
  const { tokens, grammar } = line
  if (!isCasual(line) || at + 1 >= end || tokens[at + 1]?.look !== 'word') return null
  if (restBegins(line, at + 1) || behindIn(line, at, end) !== null || grammar.sets.things.at(tokens, at) !== null)
    return null
  const person = plainPersonAt(line, at, at + 1)
  return person === null || grammar.whats.at(tokens, at) !== null ? null : { to: at + 1, people: [person] }
}

/** *Sent CV to Ana*: what is written like a name and stands right before *to* is what was given. */
function isThing(line: Line, { people, to }: Someone): boolean {
  return people.every((one) => one.people.length === 0) && line.grammar.sets.toward.at(line.tokens, to) !== null
}

/** *Sent her deck to Tom*: hers, and not to her. *Reviewed her deck* is for her all the same. */
function isPossessed(line: Line, at: number, { to, people }: Someone, isOfTheirs: boolean): boolean {
  if (people.length > 0 || isOfTheirs) return false
  const next = line.tokens[to]
  const isNoun = next?.kind === 'word' && !line.grammar.sets.articles.has(next.key)
  return line.grammar.sets.ownedBy.at(line.tokens, at) !== null && isNoun
}

function behindIn(line: Line, from: number, end: number): { at: number; whom: Whom; people: number } | null {
  for (let at = from; at < end; at++) {
    const word = line.grammar.sets.recipients.at(line.tokens, at)
    const place = line.grammar.sets.placeAt.at(line.tokens, at)
    const host = word === null && place !== null ? whoseAt(line, place.to) : null
    // "Dropped the ladder round at Pete's"
    if (host !== null && restBegins(line, host.to) && line.grammar.whats.at(line.tokens, host.to) === null)
      return { at, whom: { people: [host], pronoun: null }, people: 1 }
    if (word === null) continue
    const owner = whoseAt(line, word.to)
    const someone: Someone | null =
      owner === null ? whoAt(line, word.to, (to) => restBegins(line, to)) : { to: owner.to, people: [owner] }
    if (someone === null) continue
    const whom = whomOf(line, someone, word.to)
    return { at, whom, people: whom.people.length }
  }
  return null
}

/** *Pointed Kemi to the lottery fund*: a place and nobody, that one would not have found. */
function pointedOf(line: Line, verb: Run): Whom | null {
  const { pointing, toward } = line.grammar.sets
  if (pointing.at(line.tokens, verb.from) === null) return null
  const isNext = (to: number) => toward.at(line.tokens, to) !== null
  const someone = whoAt(line, verb.to, isNext)
  return someone !== null && isNext(someone.to) ? whomOf(line, someone, verb.to) : null
}

/** *Introduced Ana to Tom*, *put Ana in touch with Tom*: both. Somebody alone is not enough. */
function bothOf(line: Line, verb: Run, end: number): Whom | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const isNext = (to: number) =>
    sets.introduceTo.at(tokens, to) !== null || sets.inTouch.at(tokens, to) !== null || restBegins(line, to)
  const first = whoAt(line, verb.to, isNext) ?? plainBefore(line, verb.to, end)
  const touch = first === null ? null : sets.inTouch.at(tokens, first.to)
  const wantsTouch = sets.wantsTouch.at(tokens, verb.from) !== null
  if (wantsTouch && (first === null || touch === null)) return null
  const from = first?.to ?? verb.to
  const last = Math.max(end, endOf(line, from))
  const to = first === null ? null : (touch ?? sets.introduceTo.at(tokens, first.to))
  const second = to === null ? null : (whoAt(line, to.to, isNext) ?? plainBefore(line, to.to, last))
  const behind = second === null ? behindIn(line, from, last) : { whom: whomOf(line, second, to?.to ?? from) }
  const one = first === null ? NOBODY : whomOf(line, first, verb.to)
  const people = [...one.people, ...(behind?.whom.people ?? [])]
  const pronoun = one.pronoun ?? behind?.whom.pronoun ?? null
  return people.length + (pronoun === null ? 0 : 1) < 2 ? null : { people, pronoun }
}

/** A gift to or from somebody whom a pronoun names, with nothing that separates it from what stands before. */
export function isWholeGift(line: Line, { to, whom, direction }: GiveBegun): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  if (direction === 'given' && whom.pronoun === null) return true
  const behind = sets.toMe.at(tokens, to) ?? sets.objects.at(tokens, to)
  const my = sets.givingMy.at(tokens, to)
  if (my !== null) return tokens[my.to]?.kind === 'word'
  if (behind === null) return false
  return (
    isThingAt(line, behind.to) || sets.how.at(tokens, behind.to) !== null || sets.with.at(tokens, behind.to) !== null
  )
}
