type Random = (below: number) => number

// Words are made of few letters, so that most begin or end as those beside them do.
const LETTERS = 'abn'

/** A text that two devices change at the same time. */
export interface Pair {
  readonly before: string
  readonly here: string
  readonly there: string
  /** What both together say. */
  readonly both: string
}

export function somePairs(count: number, random: Random): Pair[] {
  const word = (least: number) =>
    Array.from({ length: least + random(4) }, () => LETTERS[random(LETTERS.length)]).join('')
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 3 + random(4) }, () => word(3))
    // Of two that are the same nobody can say which one was meant.
    if (words.some((one, index) => one === words[index + 1])) words.splice(0, words.length, 'abn', 'abb', 'bnn')
    const at = random(words.length)
    const changed = changedWithin(words[at] ?? '', random, word)
    const isAdding = random(2) === 0
    // Right before it or right behind it, where most that can go wrong does.
    const place = Math.min(at + random(2), words.length)
    const added = wordBeside(words[at] ?? '', word)
    const neighbour = place === at ? at - 1 : place
    const isElsewhere = random(3) === 0
    const put = (all: readonly string[]) => {
      const own = isAdding
        ? [...all.slice(0, place), added, ...all.slice(place)]
        : all.filter((_, index) => index !== neighbour || neighbour === at)
      return isElsewhere ? ['FIRST', ...own, 'LEST'] : own
    }
    const there = words.map((one, index) => (index === at ? changed : one))
    return {
      before: words.join(' '),
      here: put(words).join(' '),
      there: there.join(' '),
      both: put(there).join(' '),
    }
  })
}

/** Not one that the other begins or ends with: of `an` before `an` nobody can say which of them was put in. */
function wordBeside(other: string, word: (least: number) => string): string {
  for (;;) {
    const one = word(1)
    if (![one.startsWith(other), one.endsWith(other)].includes(true)) return one
  }
}

/** A word with something else in its middle, or with another first or last letter. */
function changedWithin(word: string, random: Random, other: (least: number) => string): string {
  const inner = 1 + random(word.length - 1)
  switch (random(4)) {
    case 0:
      return `${word.slice(0, inner)}${other(1).toUpperCase()}${word.slice(inner)}`
    case 1:
      return `${word.slice(0, inner)}${word.slice(inner + 1)}`
    case 2:
      return `${other(1).toUpperCase()}${word.slice(1)}`
    default:
      return `${word.slice(0, -1)}${other(1).toUpperCase()}`
  }
}
