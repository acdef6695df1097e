import { foldText } from '#shared/model/fold-text.ts'

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ђ: 'd',
  ј: 'j',
  љ: 'l',
  њ: 'n',
  ћ: 'c',
  џ: 'd',
  ї: 'i',
  ў: 'u',
}
const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  τ: 't',
  υ: 'i',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}
const LETTERS = { ...CYRILLIC, ...GREEK }
const FOREIGN = /[\u0370-\u03ff\u0400-\u04ff]/gu

/** What sounds alike, or is one letter of another script, is written as one; in this order. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ου/gu, 'u'],
  [FOREIGN, ''],
  [/tsch|tch|shch|sch|ch|cz|cs|sh|sz|š|zh|z$/gu, 's'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/[ck]h|ck|qu|[cq]/gu, 'k'],
  [/x/gu, 'ks'],
  [/tz|ts|z/gu, 's'],
  [/dt/gu, 't'],
  [/ou/gu, 'u'],
  [/ae/gu, 'a'],
  [/oe/gu, 'o'],
  [/ue/gu, 'u'],
  [/[yj]/gu, 'i'],
  [/ei|ai/gu, 'ai'],
  [/w/gu, 'v'],
  [/[^\p{L}\p{N}]/gu, ''],
  [/(\p{L})\1+/gu, '$1'],
  [/^h(?=[aeiou])/u, 'h'],
  [/ii?$/u, 'i'],
  [/d$/u, 't'],
]

/**
 * The key that spellings of one name share: Meier, Maier and Meyer; Müller, Mueller; Чайковский and Tchaikovsky. Two names
 * of one key are not said to be one name, only to sound like it.
 */
export function soundOf(word: string): string {
  let key = foldText(word)
  for (const [pattern, sound] of SOUNDS) {
    key =
      pattern === FOREIGN ? key.replace(pattern, (letter) => LETTERS[letter] ?? letter) : key.replace(pattern, sound)
  }
  return key
}

/**
 * Whether one slip of the finger makes one word of the other: a letter too many, too few, another one, or two in the wrong
 * order; in long words two. In short ones a letter makes another name: Tim and Tom.
 */
export function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  if (length < 4 || Math.abs(one.length - other.length) > 2) return false
  return distance(one, other) <= (length >= 8 ? 2 : 1)
}

/** Damerau and Levenshtein, two neighbours in the wrong order being one step. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
