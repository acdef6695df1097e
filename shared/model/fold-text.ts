/** Letters that no decomposition takes apart, and that a reader takes for others. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ς: 'σ',
  ə: 'e',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')
// Zero-width characters, the soft hyphen, the tatweel, and marks of direction.
const UNSEEN = /[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu
const APOSTROPHES = /[’‘ʼʻʹ`´′＇]/gu
const HYPHENS = /[‐‑‒–−﹣－]/gu

// Most names: nothing in them has another form. The grave accent is typed for an apostrophe.
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/

/**
 * Text as names are compared: lower case; without accents, marks and characters that are not seen; ł as l, æ as ae; one
 * apostrophe and one hyphen, however they are typed; single spaces.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
