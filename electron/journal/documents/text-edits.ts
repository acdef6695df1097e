import { shortestEdits, type Stretch } from './shortest-edits.ts'

/** A stretch of a text that is another one, in UTF-16 units: letters that it loses, and those that stand there instead. */
export interface TextEdit {
  readonly at: number
  readonly removed: number
  readonly added: string
}

/** Comparisons of letters, for all of two texts: some 20 ms. */
export const MAX_COMPARED = 2_000_000

const MAX_EDITS = 100
/** Letters: longer than words are. */
const MAX_SLIDE = 64

/**
 * What makes `before` say `after`, both well formed, in the order of the text: edits that are far apart stay apart. The
 * fewest letters that do it, as long as those are few; of texts that differ in more, what stands between sentences and
 * lines that both have once is compared, or replaced as a whole where that is too much.
 * @returns no pair of surrogates is cut; `compared` is how many letters were looked at, at most `MAX_COMPARED` and some
 */
export function textEdits(before: string, after: string): { edits: TextEdit[]; compared: number } {
  const work = { left: MAX_COMPARED / 2 }
  const all = { from: 0, to: before.length, newFrom: 0, newTo: after.length }
  let stretches = shortestEdits(before, after, all, work)
  const spent = MAX_COMPARED / 2 - work.left
  work.left = MAX_COMPARED - spent
  stretches ??= stretchesBetween(before, after, all).flatMap(
    (stretch) => shortestEdits(before, after, stretch, work) ?? [stretch],
  )
  const whole = withWholePairs(before, after, fewStretches(stretches))
  const edits = betweenWords(before, after, whole).map(({ from, to, newFrom, newTo }) => ({
    at: from,
    removed: to - from,
    added: after.slice(newFrom, newTo),
  }))
  return { edits, compared: MAX_COMPARED - work.left }
}

/**
 * What is only added may stand in several places where it ends as the text before it does: *new * before *next* is also *ew n* behind its
 * first letter. It is put between words, so that what another device writes into that word at the same time parts no other.
 */
function betweenWords(before: string, after: string, stretches: readonly Stretch[]): Stretch[] {
  let last = 0
  return stretches.map((stretch) => {
    const { from, to, newFrom, newTo } = stretch
    const least = last
    last = to
    if (from !== to) return stretch
    let by = 0
    while (isInWord(before, from - by)) {
      const isAlike = from - by > least && before[from - by - 1] === after[newTo - by - 1]
      if (!isAlike || by >= MAX_SLIDE) return stretch
      by++
    }
    return { from: from - by, to: from - by, newFrom: newFrom - by, newTo: newTo - by }
  })
}

function isInWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && !/\s/.test(text.charAt(at - 1)) && !/\s/.test(text.charAt(at))
}

/** What stands between the sentences and lines that both have once, in the same order in both. */
function stretchesBetween(before: string, after: string, all: Stretch): Stretch[] {
  const places = sentencePlaces(after)
  const common = [...sentencePlaces(before)].flatMap(([sentence, at]) => {
    const to = places.get(sentence)
    return at === null || to === null || to === undefined ? [] : [{ at, to, length: sentence.length }]
  })
  const stretches: Stretch[] = []
  let { from, newFrom } = all
  for (const { at, to, length } of longestRising(common)) {
    stretches.push({ from, to: at, newFrom, newTo: to })
    from = at + length
    newFrom = to + length
  }
  stretches.push({ ...all, from, newFrom })
  return stretches.filter((stretch) => stretch.to > stretch.from || stretch.newTo > stretch.newFrom)
}

/** Where each sentence or line begins; null for one that stands there more than once. In the order of the text. */
function sentencePlaces(text: string): Map<string, number | null> {
  const places = new Map<string, number | null>()
  for (const match of text.matchAll(/[^\n.!?。]*(?:[\n.!?。]+\s*|$)/g)) {
    const [sentence] = match
    if (sentence !== '') places.set(sentence, places.has(sentence) ? null : match.index)
  }
  return places
}

/** The longest choice of places, in the order in which they come, whose `to` rises: n log n. */
function longestRising<Place extends { readonly to: number }>(places: readonly Place[]): Place[] {
  // Of the best choices of each length, the last place; and for each place, the one before it.
  const ends: Place[] = []
  const previous = new Map<Place, Place | undefined>()
  for (const place of places) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle]?.to ?? 0) < place.to) low = middle + 1
      else high = middle
    }
    previous.set(place, ends[low - 1])
    ends[low] = place
  }
  const chosen: Place[] = []
  for (let place = ends.at(-1); place !== undefined; place = previous.get(place)) chosen.push(place)
  return chosen.toReversed()
}

/** Each is an operation of the document: of very many, those with the shortest words between them become one. */
function fewStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  let few = stretches
  for (let between = 1; few.length > MAX_EDITS; between *= 2) few = joined(few, between)
  return few
}

/** Joins stretches with at most so many letters between them. */
function joined(stretches: readonly Stretch[], between: number): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of stretches) {
    const last = all.at(-1)
    if (last !== undefined && stretch.from - last.to <= between)
      all[all.length - 1] = { ...last, to: stretch.to, newTo: stretch.newTo }
    else all.push(stretch)
  }
  return all
}

/** Widens stretches that begin or end between the two halves of a surrogate pair, and joins those that touch. */
function withWholePairs(before: string, after: string, stretches: readonly Stretch[]): Stretch[] {
  const whole = stretches.map(({ from, to, newFrom, newTo }) => {
    const first = Number(isInsidePair(before, from) || isInsidePair(after, newFrom))
    const last = Number(isInsidePair(before, to) || isInsidePair(after, newTo))
    return { from: from - first, to: to + last, newFrom: newFrom - first, newTo: newTo + last }
  })
  return joined(whole, 0)
}

/** Whether a place in a well-formed text is between the two halves of a surrogate pair. */
function isInsidePair(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
