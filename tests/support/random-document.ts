import fc from 'fast-check'
import { automerge, type AutomergeDoc } from '#journal/documents/automerge.ts'

/** A document of anything that Automerge has, written by up to four actors and merged here and there. */
interface RandomDraft {
  map: Record<string, unknown>
  text: string
  list: unknown[]
  nested: Record<string, Record<string, unknown>>
  count: { increment(by: number): void }
}

export interface DocumentStep {
  readonly actor: number
  readonly what: keyof typeof WRITES | 'merge' | 'reload'
  /** Each taken modulo what there is to choose from. */
  readonly picks: readonly number[]
  readonly word: string
}

export function arbitraryDocumentSteps(maxLength: number): fc.Arbitrary<DocumentStep[]> {
  const what = fc.constantFrom(...(Object.keys(WRITES) as (keyof typeof WRITES)[]), 'merge' as const, 'reload' as const)
  const picks = fc.array(fc.nat(9973), { minLength: 3, maxLength: 3 })
  const step = fc.record({ actor: fc.nat(3), what, picks, word: fc.string({ unit: 'grapheme', maxLength: 40 }) })
  return fc.array(step, { maxLength, size: 'max' })
}

/** Makes the document that the steps say; all actors are merged into the first at the end. */
export function randomDocument(steps: readonly DocumentStep[]): AutomergeDoc {
  const { from, clone, merge, change, load, save, Counter } = automerge()
  const start = { map: {}, text: '', list: [], nested: {}, count: new Counter(0) }
  const first = from<Record<string, unknown>>(start, { actor: actorOf(0) })
  const docs = [first, ...[1, 2, 3].map((actor) => clone(first, { actor: actorOf(actor) }))]
  const replace = (at: number, doc: AutomergeDoc) => void docs.splice(at, 1, doc as (typeof docs)[number])
  for (const { actor, what, picks, word } of steps) {
    const doc = docs[actor] ?? first
    const other = docs[(actor + 1 + ((picks[0] ?? 0) % 3)) % 4] ?? first
    if (what === 'merge') replace(actor, merge(doc, other))
    else if (what === 'reload') replace(actor, load(save(doc), { actor: actorOf(actor + 10 * ((picks[0] ?? 0) + 1)) }))
    else
      replace(
        actor,
        change(doc, { message: word, time: 0 }, (draft) => WRITES[what](draft as unknown as RandomDraft, picks, word)),
      )
  }
  return docs.reduce((all, doc) => (all === doc ? all : merge(all, doc)))
}

const WRITES = {
  put: (draft: RandomDraft, picks: readonly number[], word: string) =>
    void (draft.map[keyOf(picks[0])] = VALUES[(picks[1] ?? 0) % VALUES.length]?.(word)),
  remove: (draft: RandomDraft, picks: readonly number[]) => void delete draft.map[keyOf(picks[0])],
  splice(draft: RandomDraft, picks: readonly number[], word: string) {
    const at = (picks[0] ?? 0) % (draft.text.length + 1)
    automerge().splice(draft as never, ['text'], at, Math.min((picks[1] ?? 0) % 5, draft.text.length - at), word)
  },
  // Many alike, which are one run.
  insert: (draft: RandomDraft, picks: readonly number[], word: string) =>
    void draft.list.splice((picks[0] ?? 0) % (draft.list.length + 1), 0, ...Array((picks[1] ?? 0) % 30).fill(word)),
  take: (draft: RandomDraft, picks: readonly number[]) =>
    void draft.list.splice((picks[0] ?? 0) % (draft.list.length + 1), (picks[1] ?? 0) % 4),
  count: (draft: RandomDraft, picks: readonly number[]) => draft.count.increment((picks[0] ?? 0) - 4000),
  nest(draft: RandomDraft, picks: readonly number[], word: string) {
    const inner = (draft.nested[keyOf(picks[0])] ??= {})
    inner[keyOf(picks[1])] = { [word.slice(0, 3) || 'x']: [word, { deep: word }] }
  },
  mark(draft: RandomDraft, picks: readonly number[], word: string) {
    const end = (picks[0] ?? 0) % (draft.text.length + 1)
    if (end > 0) automerge().mark(draft as never, ['text'], { start: 0, end, expand: 'both' }, keyOf(picks[1]), word)
  },
}

const VALUES: readonly ((word: string) => unknown)[] = [
  (word) => word,
  (word) => new (automerge().ImmutableString)(word),
  (word) => word.length,
  (word) => -word.length / 3,
  () => null,
  (word) => word.length > 5,
  () => new Date(86_400_000),
  (word) => new TextEncoder().encode(word),
  (word) => ({ inside: word }),
  (word) => [word, word, word],
]

function keyOf(pick: number | undefined): string {
  return `k${(pick ?? 0) % 12}`
}

function actorOf(number: number): string {
  return number.toString(16).padStart(32, '0')
}
