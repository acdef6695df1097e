const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・ー々\s]+$/u
const TITLE = /^(?:dr|prof|mr|mrs|ms|mx|sir|herr|frau)\.?$/iu
const PARTICLE = /^(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|zu|bin|ibn|al|el|y|e)$/u

/**
 * One or two letters to stand for a face: of the first name and of the last. A double name counts as one, `Ana
 * Smith-Jones` is AS; titles, what follows a comma or stands in parentheses, and `de la` do not count.
 */
export function initials(name: string): string {
  if (FAMILY_FIRST.test(name)) return Array.from(name.trim())[0] ?? '?'
  const all = (name.split(/[,(]/u)[0] ?? '')
    .split(/\s+|(?<=\p{L}\.)(?=\p{L})/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter((word) => word !== '')
  const words = all.filter((word) => !TITLE.test(word) && !PARTICLE.test(word))
  const [first, last] = words.length > 0 ? [words[0], words.at(-1)] : [all[0], all[0]]
  if (first === undefined || last === undefined) return '?'
  return (firstLetter(first) + (words.length > 1 ? firstLetter(last) : '')).toUpperCase()
}

function firstLetter(word: string): string {
  return Array.from(word.normalize('NFC'))[0] ?? ''
}
