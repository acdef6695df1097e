import type { CivilDate } from '#shared/model/civil-date.ts'
import type { MatchFrom } from '#shared/model/match-from.ts'
import type { Person } from '#shared/model/person.ts'
import { evidenceSentences } from './evidence-sentences.ts'
import { keysToIndex } from './field-terms.ts'

/** What a person's own page says that somebody else could be helped with. */
export interface OwnEvidence {
  readonly from: Extract<MatchFrom, 'offer' | 'canLearnFromThem' | 'role' | 'pastRole' | 'place'>
  readonly text: string
  readonly on: CivilDate | null
}

type Known = Pick<Person, 'offers' | 'canLearnFromThem' | 'roles' | 'places'>

/**
 * Offers, what can be learned from them, roles and places. Notes on a person, answers of the capture guide and what was learned
 * in a conversation are for the user alone, and never a reason.
 */
export function ownEvidence({ offers, canLearnFromThem, roles, places }: Known): OwnEvidence[] {
  return [
    ...Object.values(offers).map(({ text }) => ({ from: 'offer' as const, text, on: null })),
    ...(canLearnFromThem === '' ? [] : [{ from: 'canLearnFromThem' as const, text: canLearnFromThem, on: null }]),
    ...Object.values(roles).map(({ title, from, to }) => ({
      from: to === null ? ('role' as const) : ('pastRole' as const),
      text: title,
      on: from,
    })),
    ...Object.values(places).map(({ text }) => ({ from: 'place' as const, text, on: null })),
  ].filter(({ text }) => text.trim() !== '')
}

/** The keys of all that, each with every place that it stands in: what the rows of a person have of it. */
export function ownKeys(known: Known): Map<OwnEvidence['from'], Set<string>> {
  const found = new Map<OwnEvidence['from'], Set<string>>()
  for (const { from, text } of ownEvidence(known)) {
    const keys = found.get(from) ?? new Set()
    for (const sentence of evidenceSentences(text)) for (const key of keysToIndex(sentence.text)) keys.add(key)
    found.set(from, keys)
  }
  return found
}
