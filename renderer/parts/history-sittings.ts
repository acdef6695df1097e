import type { QueryOutput } from '#shared/contract/contract.ts'

export type HistoryEntry = QueryOutput<'history'>[number]
export type HistoryChange = HistoryEntry['changed'][number]

/** How a kind tells its fields. */
export interface HistoryWords {
  readonly isTold: (change: HistoryChange) => boolean
  readonly field: (path: readonly string[]) => string
  /** @param text as the journal keeps it, an entry as JSON */
  readonly value: (path: readonly string[], text: string) => string
}

/** A change told, and the first of those that it is made of: what holds again where one puts it back. */
export type SittingChange = HistoryChange & { readonly since: string }
export type Sitting = Omit<HistoryEntry, 'changed'> & { readonly changed: readonly SittingChange[] }

/** Whoever pauses for longer has come back for something else. */
const PAUSE_MS = 30 * 60_000

/**
 * What was written on one device without a longer pause, as one: each field from what it said before to what it said in the
 * end, and not at all where that is the same. A note is saved many times while one writes it, and nobody thinks of it so.
 * @param entries newest first, as the answer is
 */
export function sittingsOf(entries: readonly HistoryEntry[]): Sitting[] {
  const sittings: HistoryEntry[][] = []
  for (const entry of entries) {
    const later = sittings.at(-1)?.at(-1)
    const isSame = later !== undefined && later.device === entry.device && later.at - entry.at <= PAUSE_MS
    if (isSame) sittings.at(-1)?.push(entry)
    else sittings.push([entry])
  }
  return sittings.flatMap((sitting) => {
    const [newest] = sitting
    const changed = changesOf(sitting)
    return newest === undefined || changed.length === 0 ? [] : [{ ...newest, changed }]
  })
}

/** @param sitting newest first */
function changesOf(sitting: readonly HistoryEntry[]): SittingChange[] {
  const byPath = new Map<string, SittingChange>()
  for (const { changed, hash } of sitting) {
    for (const change of changed) {
      const key = JSON.stringify(change.path)
      const later = byPath.get(key)
      byPath.set(key, { ...(later ?? change), before: change.before, since: hash })
    }
  }
  return [...byPath.values()].filter(({ before, after }) => before !== after)
}

/** What cannot be put back by itself: merges, imports and the trash have ways of their own. */
const NOT_PUT_BACK = new Set([
  'deletedAt',
  'mergedInto',
  'externalRefs',
  'helpersPutAside',
  'promptsOffered',
  'notSameAs',
])

/**
 * Which of the changes told can be put back: those that came upon something else than what holds now, and not what made
 * the person.
 * @param entries newest first, as the answer is
 */
export function changesToPutBack(entries: readonly HistoryEntry[]): (change: SittingChange) => boolean {
  const now = new Map<string, string | null>()
  for (const { path, after } of entries.flatMap(({ changed }) => changed)) {
    const key = JSON.stringify(path)
    if (!now.has(key)) now.set(key, after)
  }
  // The oldest is what made the person, or the last one that is told of a longer history.
  const first = entries.at(-1)?.hash
  return ({ path, before, since }) =>
    since !== first && !NOT_PUT_BACK.has(path[0] ?? '') && now.get(JSON.stringify(path)) !== before
}

export interface ChangedWords {
  /** What stays the same around it, as much as says where it is. */
  readonly head: string
  readonly before: string
  readonly after: string
  readonly tail: string
}

const SHORT = 60
const CONTEXT_WORDS = 4

/** Of two long texts what differs, by whole words, with a few words around it; short ones are told whole. */
export function changedWords(before: string, after: string): ChangedWords {
  if (before.length <= SHORT && after.length <= SHORT) return { head: '', before, after, tail: '' }
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const most = Math.min(old.length, now.length)
  let first = 0
  while (first < most && old[first] === now[first]) first++
  let last = 0
  while (last < most - first && old.at(-1 - last) === now.at(-1 - last)) last++
  const head = old.slice(0, first)
  const tail = old.slice(old.length - last)
  return {
    head: (head.length > CONTEXT_WORDS ? '… ' : '') + head.slice(-CONTEXT_WORDS).join(''),
    before: old.slice(first, old.length - last).join(''),
    after: now.slice(first, now.length - last).join(''),
    tail: tail.slice(0, CONTEXT_WORDS).join('') + (tail.length > CONTEXT_WORDS ? '…' : ''),
  }
}

/** Words with the space behind them: joined they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|^\s+/g) ?? []
}
