import {
  behindAsides,
  endOf,
  skipAdverbs,
  whomOf,
  WHOEVER,
  type Found,
  type GivingBegun,
  type Whom,
} from './giving-begun.ts'
import { dueIn } from './due-in.ts'
import type { Line, Run } from './line.ts'
import { sourceIn } from './give-at.ts'
import { whoAt, whoseAt, type Someone } from './someone-at.ts'

type AskBegun = Extract<GivingBegun, { kind: 'ask' }>

const MAX_TOKENS_TO_AN_ANSWER = 8

/** *Asked Tom for an hour*, *requested the files from Tom*, *waiting on Tom to answer about the date*. */
export function askAt(line: Line, found: Found): AskBegun | null {
  const me = line.grammar.sets.givingMe.at(line.tokens, found.at)
  const at = skipAdverbs(line, me?.to ?? found.at)
  return requestedAt(line, found, at, me !== null) ?? awaitedAt(line, found, at) ?? askedAt(line, found, at)
}

function requestedAt(line: Line, found: Found, at: number, isMine: boolean): AskBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const requested = sets.requested.at(tokens, at)
  if (requested === null || requested.to >= found.end) return null
  const base = { kind: 'ask', from: found.from, saidFrom: at } as const
  const source = sourceIn(line, requested.to, found.end)
  const someone = source === null ? requestedOf(line, requested.to) : null
  if (someone !== null) {
    const to = sets.from.at(tokens, requested.to)?.to ?? requested.to
    const whom = whomOf(line, someone, to)
    return { ...base, to: someone.to, words: { from: at, to }, whom, objectFrom: someone.to, objectTo: null }
  }
  if (source === null && !isMine && sets.asked.at(tokens, at) === null) return null
  return {
    ...base,
    to: requested.to,
    words: { from: at, to: requested.to },
    whom: source?.whom ?? WHOEVER,
    objectFrom: requested.to,
    objectTo: source?.from ?? null,
  }
}

/** Requested *Mr Okafor of Lagos* to pay, requested of *Ana (Acme)* a plan. */
function requestedOf(line: Line, from: number): Someone | null {
  const { tokens, grammar } = line
  const { infinitive, from: of, articles } = grammar.sets
  const isTask = (at: number) => infinitive.at(tokens, at) !== null
  const word = of.at(tokens, from)
  const isNext = (at: number) => isTask(at) || (word !== null && articles.at(tokens, at) !== null)
  const someone = whoAt(line, word?.to ?? from, isNext)
  if (someone === null || someone.people.length === 0) return null
  const to = behindAsides(line, someone.to, isNext)
  return word !== null || isTask(to) ? { ...someone, to } : null
}

/** *Waiting on Dr Pell in radiology to answer about the slot*: what was asked is not answered yet. */
function awaitedAt(line: Line, found: Found, at: number): AskBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const waiting = sets.awaiting.at(tokens, at)
  if (waiting === null) return null
  const answers = (to: number) => sets.toAnswer.at(tokens, to) !== null
  const owner = whoseAt(line, waiting.to)
  const pronoun = sets.objects.at(tokens, waiting.to)
  const named = owner === null ? null : sets.answers.at(tokens, owner.to)
  const his = pronoun === null ? null : sets.answers.at(tokens, pronoun.to)
  const theirs = named ?? his
  const isNext = (to: number) => answers(to) || sets.askedIf.at(tokens, to) !== null
  const someone = owner !== null && named !== null ? { to: owner.to, people: [owner] } : whoAt(line, waiting.to, isNext)
  if (someone === null || (someone.people.length === 0 && his === null)) return null
  // "Waiting to hear from Ulrike whether it stays in Graz"
  const word = sets.askedIf.at(tokens, someone.to)
  if (word !== null && word.to < found.end)
    return asked(
      found,
      { from: at, to: waiting.to },
      { whom: whomOf(line, someone, waiting.to), to: someone.to, asideTo: someone.to },
    )
  const behind = behindAsides(line, someone.to, answers)
  const answer = theirs ?? sets.toAnswer.at(tokens, behind)
  if (answer === null) return null
  for (let to = answer.to; to < Math.min(found.end, answer.to + MAX_TOKENS_TO_AN_ANSWER); to++) {
    const about = sets.about.at(tokens, to) ?? sets.askedFor.at(tokens, to) ?? sets.with.at(tokens, to)
    if (about === null || about.to >= found.end) continue
    return asked(
      found,
      { from: at, to: waiting.to },
      { whom: whomOf(line, someone, waiting.to), to: about.to, asideTo: behind },
    )
  }
  return null
}

function askedAt(line: Line, found: Found, at: number): AskBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const verb = sets.asked.at(tokens, at) ?? sets.pressed.at(tokens, at)
  if (verb === null) return null
  const isPlea = sets.pressed.at(tokens, at) !== null
  const isNag = sets.nagged.at(tokens, at) !== null
  const isQuestion = (to: number) => !isPlea && isQuestionAt(line, to)
  const isWhat = (to: number) =>
    sets.askedFor.at(tokens, to) !== null ||
    (isNag && sets.about.at(tokens, to) !== null) ||
    isQuestion(to) ||
    (!isPlea && sets.infinitive.at(tokens, to) !== null)
  // "Asked whether the choir could come": of whom one has spoken; and not "asked if I knew anybody", which they asked.
  const isBare = isQuestion(verb.to) && sets.givingMe.at(tokens, verb.to + 1) === null
  const someone = isBare ? { to: verb.to, people: [] } : whoAt(line, verb.to, isWhat)
  if (someone === null) return null
  const behind = behindAsides(line, someone.to, isWhat)
  // What is asked begins with its first word: whether they could, how much it is.
  const isFavour = isQuestion(behind)
  const isTask = !isPlea && sets.infinitive.at(tokens, behind) !== null
  // What has a day is waited for: asked Tom to send it by Friday.
  if (isTask && dueIn(line, behind, endOf(line, behind))?.introducedBy === 'by') return null
  const told = sets.askedFor.at(tokens, behind) ?? (isNag ? sets.about.at(tokens, behind) : null)
  const wanted = isFavour ? { to: behind } : (told ?? (isTask ? { to: behind + 1 } : null))
  if (wanted === null || wanted.to >= endOf(line, behind)) return null
  return asked(
    found,
    { from: at, to: verb.to },
    { whom: whomOf(line, someone, verb.to), to: wanted.to, asideTo: behind },
  )
}

function asked(found: Found, words: Run, { whom, to, asideTo }: { whom: Whom; to: number; asideTo: number }): AskBegun {
  const { from } = words
  return { kind: 'ask', from: found.from, to, saidFrom: from, words, whom, asideTo, objectFrom: to, objectTo: null }
}

/** Wrote to Sir Alan *asking whether he might*, texted Jo *to ask for the key*: of whoever it was. */
export function askInside(line: Line, at: number): AskBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const asking = sets.asking.at(tokens, at)
  if (asking === null || sets.being.at(tokens, at - 1) !== null || sets.subjects.at(tokens, at - 1) !== null)
    return null
  const wanted = sets.askedFor.at(tokens, asking.to) ?? (isQuestionAt(line, asking.to) ? asking : null)
  if (wanted === null || wanted.to >= endOf(line, asking.to)) return null
  const words = { from: at, to: asking.to }
  return {
    kind: 'ask',
    from: at,
    to: wanted.to,
    saidFrom: at,
    words,
    whom: WHOEVER,
    objectFrom: wanted.to,
    objectTo: null,
  }
}

/** *If he would take my place*, *whether the bridge opens on Sundays*, *how much it costs*: a clause, and more than a word. */
function isQuestionAt(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const { askedIf, askedWhat } = grammar.sets
  const word = askedIf.at(tokens, at) ?? askedWhat.at(tokens, at)
  return word !== null && [0, 1].every((words) => tokens[word.to + words]?.kind === 'word')
}
