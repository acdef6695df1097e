/** What a passphrase is: made by Rapport, with letters that check the others, or thought of by its user. */
export type PassphraseForm = 'made' | 'typed'

/** Letters of a typed one, at least; and of any, at most. */
export const PASSPHRASE_MIN = 12
export const PASSPHRASE_MAX = 1000

// Crockford's: no I, L, O and U, so that none is taken for another by whoever reads a note.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LETTERS = 22
const CHECK_LETTERS = 2
const GROUP = 4
/** Prime, and what two letters can say: one letter that is wrong, or two neighbours that changed places, are always found. */
const MODULUS = 1021

/**
 * A new passphrase, to be written down: 110 random bits as 22 letters and digits, and two that check them, in groups of four.
 * @param random fills with random bytes
 */
export function makePassphrase(random: (bytes: Uint8Array) => void): string {
  const bytes = new Uint8Array(RANDOM_LETTERS)
  random(bytes)
  // 32 divides 256: no letter is likelier than another.
  const letters = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
  return inGroups(letters + checkOf(letters))
}

/** What was made by Rapport, as it is shown and printed: capitals in groups of four. */
export function inGroups(letters: string): string {
  return letters.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''
}

/**
 * A passphrase as its user typed it, in the one form of which keys are made. Of one that Rapport made, case, spaces and dashes do not
 * matter, and O, I and L are 0 and 1; of any other, spaces around it and how many there are between words.
 */
export function readPassphrase(text: string): { readonly form: PassphraseForm; readonly text: string } {
  const letters = madeLetters(text)
  return isMade(letters) ? { form: 'made', text: letters } : { form: 'typed', text: typedText(text) }
}

/** Why a passphrase cannot be set; null where it can. `length` counts letters as people do. */
export function passphraseProblem(text: string): 'too-short' | 'too-long' | null {
  const read = readPassphrase(text)
  if (read.text.length > PASSPHRASE_MAX) return 'too-long'
  return read.form === 'typed' && Array.from(read.text).length < PASSPHRASE_MIN ? 'too-short' : null
}

/** True where what is typed cannot be the passphrase that Rapport made, because its letters do not check each other. */
export function isMistyped(text: string): boolean {
  return !isMade(madeLetters(text))
}

function madeLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

function isMade(letters: string): boolean {
  if (letters.length !== RANDOM_LETTERS + CHECK_LETTERS) return false
  if (Array.from(letters).some((letter) => !LETTERS.includes(letter))) return false
  return checkOf(letters.slice(0, RANDOM_LETTERS)) === letters.slice(RANDOM_LETTERS)
}

function checkOf(letters: string): string {
  let sum = 0
  for (const letter of letters) sum = (sum * 33 + LETTERS.indexOf(letter)) % MODULUS
  return `${LETTERS[Math.floor(sum / LETTERS.length)]}${LETTERS[sum % LETTERS.length]}`
}

function typedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
