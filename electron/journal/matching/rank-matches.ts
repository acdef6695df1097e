import type { CivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { MatchFrom } from '#shared/model/match-from.ts'
import { evidenceSentences } from './evidence-sentences.ts'
import { fieldTerms, keysToAsk, type Term } from './field-terms.ts'
import { hintedTerms } from './hinted-terms.ts'

/** What a need asks for: a term with what it weighs. */
export interface AskedTerm {
  readonly term: Term
  readonly keys: ReadonlyMap<string, number>
  /** Those of them at which a word hints that hints at other fields too: one alone makes nobody likely. */
  readonly hinted: ReadonlySet<string>
  /** 0 … 1: the rarer, the more. */
  readonly weight: number
  /** Whoever has it is likely; of what only says which of several, it says so by itself where a need says nothing else. */
  readonly isTelling: boolean
}

/** Something written of somebody that may be a reason. */
export interface Evidence {
  readonly from: MatchFrom
  readonly text: string
  /** The day it is from; null where nobody wrote one. */
  readonly on: CivilDate | null
  /** What it opens. */
  readonly source: DocumentId
  /** How many people it is about. */
  readonly shared: number
}

export interface Reason {
  readonly from: MatchFrom
  readonly text: string
  /** The words that speak for it, as they are written there. */
  readonly terms: readonly string[]
  readonly on: CivilDate | null
  readonly source: DocumentId
}

export interface RankedCandidate {
  readonly score: number
  /** More than a place, or how far up somebody is, speaks for it. */
  readonly isLikely: boolean
  /** The most telling first. */
  readonly reasons: readonly Reason[]
}

/** What a word weighs by where it stands: what somebody offers more than what they are, that more than what was told of them. */
const WEIGHTS: Readonly<Record<MatchFrom, number>> = {
  offer: 1,
  canLearnFromThem: 0.9,
  role: 0.8,
  archetype: 0.6,
  circle: 0.55,
  pastRole: 0.55,
  organisation: 0.5,
  tag: 0.5,
  conversation: 0.45,
  place: 0.3,
}
/** Of a word that tells how far up somebody is, or where: it says which of several, and nobody by itself. */
const WEIGHT_OF_KIND: Readonly<Record<Term['kind'], number>> = { field: 1, place: 0.4, rank: 0.2 }
const MIN_PEOPLE = 100
/** A plain word that more than one in eighteen of 300 people have. */
const MIN_WEIGHT_ALONE = 0.5
const MAX_REASONS = 3
/** A word that hints at several fields says of which it is together with another. */
const MIN_HINTS = 2
const MAX_REASON_LETTERS = 160

export function weightOf(from: MatchFrom, kind: Term['kind'], shared = 1): number {
  return (kind === 'place' && from === 'place' ? 1 : WEIGHTS[from]) / Math.sqrt(Math.max(1, shared))
}

/** The terms of a need, each once, with what they weigh before it is known how rare each is. */
export function askedTerms(text: string): AskedTerm[] {
  const seen = new Set<string>()
  return hintedTerms(text).flatMap(({ term, hinted }) => {
    if (seen.has(term.folded)) return []
    seen.add(term.folded)
    const { kind } = term
    return [{ term, hinted, keys: keysToAsk(term), weight: WEIGHT_OF_KIND[kind], isTelling: kind === 'field' }]
  })
}

/** What a need asks for, once it is known how many of all people have each term. @param found in the order of the terms */
export function weighed(asked: readonly AskedTerm[], found: readonly number[], all: number): AskedTerm[] {
  const isFound = (kind: Term['kind']) => asked.some(({ term }, at) => term.kind === kind && (found[at] ?? 0) > 0)
  const telling = (['field', 'rank', 'place'] as const).find(isFound)
  return asked.map((one, at) => ({
    ...one,
    weight: one.weight * rarity(found[at] ?? 0, all),
    isTelling: one.term.kind === telling,
  }))
}

/** How rare something is that `found` of `all` have: 1 where nobody else has it, 0.1 where everybody does. */
function rarity(found: number, all: number): number {
  // Among a handful of people nothing is common.
  const many = Math.max(all, MIN_PEOPLE)
  return Math.max(0.1, Math.log((1 + many) / (1 + found)) / Math.log(1 + many))
}

/** What speaks for somebody, and how much. Null where nothing does. */
export function rankCandidate(asked: readonly AskedTerm[], evidence: readonly Evidence[]): RankedCandidate | null {
  const best = asked.map(() => 0)
  const lines = evidence.flatMap((one) => linesOf(asked, one))
  const isSaid = asked.map(() => false)
  for (const line of lines) {
    line.points.forEach((points, at) => (best[at] = Math.max(best[at] ?? 0, points)))
    for (const at of line.said) isSaid[at] = true
  }
  const score = best.reduce((sum, points) => sum + points, 0)
  if (score === 0) return null
  const reasons: Reason[] = []
  const told = new Set<number>()
  for (const line of lines.toSorted((a, b) => total(b.points) - total(a.points))) {
    const tells = line.points.flatMap((points, at) => (points > 0 && !told.has(at) ? [at] : []))
    if (tells.length === 0 || reasons.length === MAX_REASONS) continue
    for (const at of tells) told.add(at)
    reasons.push(line.reason)
  }
  const telling = best.flatMap((points, at) => (points > 0 && asked[at]?.isTelling === true ? [at] : []))
  const [only = -1] = telling
  // One word that many have, and that is none of a field, speaks for nobody by itself.
  const isCommon =
    telling.length === 1 && asked[only]?.term.groups.length === 0 && (asked[only]?.weight ?? 0) < MIN_WEIGHT_ALONE
  const isLikely = !isCommon && (telling.some((at) => isSaid[at]) || telling.length >= MIN_HINTS)
  return { score, isLikely, reasons }
}

interface Line {
  readonly reason: Reason
  /** By the place of the term in the need. */
  readonly points: readonly number[]
  /** Places of those terms that the line says, and are not only hinted at. */
  readonly said: ReadonlySet<number>
}

function linesOf(asked: readonly AskedTerm[], evidence: Evidence): Line[] {
  return evidenceSentences(evidence.text).flatMap((sentence) => {
    const points = asked.map(() => 0)
    const words = new Map<number, string>()
    const said = new Set<number>()
    for (const term of fieldTerms(sentence.text)) {
      asked.forEach((one, at) => {
        const likeness = likenessOf(one, term)
        if (likeness === 0) return
        words.set(term.at, sentence.text.slice(term.at, term.end))
        if (likenessOf(one, term, one.hinted) > 0) said.add(at)
        const weight = weightOf(evidence.from, one.term.kind, evidence.shared)
        points[at] = Math.max(points[at] ?? 0, likeness * one.weight * weight)
      })
    }
    if (words.size === 0) return []
    const { from, on, source } = evidence
    const first = Math.min(...words.keys())
    const text = cutAround(sentence.text, first)
    return [{ reason: { from, text, terms: [...new Set(words.values())], on, source }, points, said }]
  })
}

/** @param without keys that do not count */
function likenessOf({ keys }: AskedTerm, term: Term, without: ReadonlySet<string> = NO_KEYS): number {
  let likeness = 0
  for (const [key, sureness] of term.keys)
    if (!without.has(key)) likeness = Math.max(likeness, Math.min(sureness, keys.get(key) ?? 0))
  return likeness
}

const NO_KEYS: ReadonlySet<string> = new Set()

function total(points: readonly number[]): number {
  return points.reduce((sum, one) => sum + one, 0)
}

/** A sentence as it is written; a long one about the word, between dots. */
function cutAround(sentence: string, at: number): string {
  const text = sentence.trim()
  if (text.length <= MAX_REASON_LETTERS) return text
  const from = Math.max(0, Math.min(at - 40, text.length - MAX_REASON_LETTERS))
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const end =
    start + MAX_REASON_LETTERS >= text.length ? text.length : text.lastIndexOf(' ', start + MAX_REASON_LETTERS)
  const cut = end > start ? text.slice(start, end) : text.slice(start, start + MAX_REASON_LETTERS)
  return `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`
}
