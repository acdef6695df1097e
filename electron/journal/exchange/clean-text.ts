// Control characters, lone surrogates, noncharacters, and invisible marks that change how a line is drawn:
// they come from broken exports (phone numbers wrapped in U+202A … U+202C) and serve to disguise names.
const UNWANTED =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFDD0-\uFDEF\uFFFE\uFFFF]/gu
const UNWANTED_BUT_BREAKS = new RegExp(`(?![\\n\\t])${UNWANTED.source}`, 'gu')
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/

/** One line of text as the journal keeps it: composed (NFC), without control characters, single spaces, trimmed. */
export function cleanLine(raw: string): string {
  if (raw === '' || PLAIN_LINE.test(raw)) return raw
  return raw.replace(/\s+/g, ' ').replace(UNWANTED, '').normalize('NFC').replace(/ {2,}/g, ' ').trim()
}

/** Text of several lines: as `cleanLine`, but keeps line breaks, tabs and indents. */
export function cleanNote(raw: string): string {
  if (raw === '' || PLAIN_LINE.test(raw)) return raw
  return raw
    .replace(UNWANTED_BUT_BREAKS, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

/** At most so many UTF-16 code units of the beginning; where it is cut, without half a pair of surrogates and blanks at the end. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? most - 1 : most).trimEnd()
}

const EMOJI =
  /[\u{1F1E6}-\u{1F1FF}\u{E0020}-\u{E007F}]|(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u20E3\uFE0E\uFE0F]|\u200D(?=\p{Extended_Pictographic})/gu

/** A name without emoji. Where nothing else is left, the name as it was: it is all there is to call somebody by. */
export function withoutEmoji(name: string): string {
  const bare = cleanLine(name.replace(EMOJI, ' '))
  return bare === '' ? name : bare
}
