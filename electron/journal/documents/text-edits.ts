import { shortestEdits, trimmed, type Stretch } from './shortest-edits.ts'

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
/** Of more, letters alone are compared: some 25 ms. */
const MAX_LETTERS_IN_WORDS = 200_000
/** Different ones: each is a letter of 16 bits. */
const MAX_WORDS = 65_536

/**
 * What makes `before` say `after`, both well formed, in the order of the text: edits that are far apart stay apart. Words are
 * compared first, so that one is put in, taken out or changed as a whole word, and then the letters of those that were changed, of which the
 * fewest go; of texts that differ in very many words, what stands between sentences and lines that both have once is compared, or
 * replaced as a whole where that is too much.
 * @returns no pair of surrogates is cut; `compared` is how many letters were looked at, at most `MAX_COMPARED` and some
 */
export function textEdits(before: string, after: string): { edits: TextEdit[]; compared: number } {
  const work = { left: MAX_COMPARED / 2 }
  const all = { from: 0, to: before.length, newFrom: 0, newTo: after.length }
  let stretches = editsByWords(before, after, all, work)
  const spent = MAX_COMPARED / 2 - work.left
  work.left = MAX_COMPARED - spent
  stretches ??= stretchesBetween(before, after, all).flatMap(
    (stretch) => editsByWords(before, after, stretch, work) ?? [stretch],
  )
  const whole = withWholePairs(before, after, fewStretches(stretches))
  const edits = betweenWords(before, after, whole).map(({ from, to, newFrom, newTo }) => ({
    at: from,
    removed: to - from,
    added: after.slice(newFrom, newTo),
  }))
  return { edits, compared: MAX_COMPARED - work.left }
}

/** The fewest words, and of those that stand for others the fewest letters. Null where they are too many. */
function editsByWords(before: string, after: string, within: Stretch, work: { left: number }): Stretch[] | null {
  const { from, to, newFrom, newTo } = widened(before, trimmed(before, after, within), within)
  const letters = to - from + (newTo - newFrom)
  if (letters > MAX_LETTERS_IN_WORDS) return shortestEdits(before, after, within, work)
  work.left -= letters
  const codes = new Map<string, number>()
  const [old, now] = [inWords(before.slice(from, to), codes), inWords(after.slice(newFrom, newTo), codes)]
  if (codes.size > MAX_WORDS || work.left <= 0) return null
  const all = { from: 0, to: old.words.length, newFrom: 0, newTo: now.words.length }
  return (
    shortestEdits(old.words, now.words, all, work)?.flatMap((stretch) => {
      const place = {
        from: from + (old.places[stretch.from] ?? 0),
        to: from + (old.places[stretch.to] ?? 0),
        newFrom: newFrom + (now.places[stretch.newFrom] ?? 0),
        newTo: newFrom + (now.places[stretch.newTo] ?? 0),
      }
      return shortestEdits(before, after, place, work) ?? [place]
    }) ?? null
  )
}

/** To the ends of the words in which it begins and ends, as long as those are words. */
function widened(text: string, { from, to, newFrom, newTo }: Stretch, within: Stretch): Stretch {
  let [first, last] = [0, 0]
  while (first < MAX_SLIDE && from - first > within.from && !isSpace(text, from - first - 1)) first++
  while (last < MAX_SLIDE && to + last < within.to && !isSpace(text, to + last)) last++
  return { from: from - first, to: to + last, newFrom: newFrom - first, newTo: newTo + last }
}

/** A text of which each word, and whatever stands between words, is one letter; and where each begins, and the last one ends. */
function inWords(text: string, codes: Map<string, number>): { words: string; places: number[] } {
  const places: number[] = []
  let words = ''
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu)) {
    const [word] = match
    const code = codes.get(word) ?? codes.size
    codes.set(word, code)
    words += String.fromCharCode(code)
    places.push(match.index)
  }
  places.push(text.length)
  return { words, places }
}

/**
 * What is only added, or only taken away, may stand in several places where it begins or ends as the text beside it does: *new *
 * before *next* is also *ew n* behind its first letter. It is put between words, so that what another device writes into a word
 * beside it at the same time parts no other.
 */
function betweenWords(before: string, after: string, stretches: readonly Stretch[]): Stretch[] {
  let least = 0
  return stretches.map((stretch, index) => {
    const most = stretches[index + 1]?.from ?? before.length
    const slid = slidBetweenWords(before, after, stretch, { least, most }) ?? stretch
    least = slid.to
    return slid
  })
}

/** The same edit, between words; null where there is none such. */
function slidBetweenWords(
  before: string,
  after: string,
  { from, to, newFrom, newTo }: Stretch,
  { least, most }: { least: number; most: number },
): Stretch | null {
  // Letters are added and taken away in their place: these are the word.
  if (from !== to && newFrom !== newTo) return null
  const at = (by: number) => ({ from: from + by, to: to + by, newFrom: newFrom + by, newTo: newTo + by })
  const isBetween = (by: number) =>
    [from, to].every((place) => !isInWord(before, place + by)) &&
    [newFrom, newTo].every((place) => !isInWord(after, place + by))
  // What moves from one end of it to the other: of what is taken away it is in `before`, of what is added in `after`.
  const [text, start, end] = from === to ? [after, newFrom, newTo] : [before, from, to]
  for (let by = 0; by >= -MAX_SLIDE; by--) {
    if (isBetween(by)) return at(by)
    if (from + by <= least || text[start + by - 1] !== text[end + by - 1]) break
  }
  for (let by = 1; by <= MAX_SLIDE; by++) {
    if (to + by > most || text[start + by - 1] !== text[end + by - 1]) break
    if (isBetween(by)) return at(by)
  }
  return null
}

function isInWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && !isSpace(text, at - 1) && !isSpace(text, at)
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
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
