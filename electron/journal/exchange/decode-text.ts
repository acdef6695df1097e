import { isUtf8 } from 'node:buffer'
import { utf16WithoutMark } from './binary-kind.ts'
import type { LineProblem } from './imported-record.ts'

export interface DecodedText {
  /** Lines end in `\n`, whatever they ended in; no byte order mark. */
  readonly text: string
  /** What is odd about the encoding; empty for UTF-8 and for UTF-16 with its mark. */
  readonly problems: readonly LineProblem[]
}

const REPLACEMENT = '\uFFFD'

/**
 * Decodes a text file: UTF-8 with or without its mark, UTF-16 (by its mark, or by the zeros of Latin text),
 * otherwise windows-1252, which older Windows programs write. A file that is mostly UTF-8 but damaged in
 * places (cut in the middle of a letter) stays UTF-8, so that one byte does not spoil every other name. A property of a vCard
 * that names its charset is read in that.
 */
export function decodeText(file: Uint8Array): DecodedText {
  const bytes = inOneCharset(file)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return clean(decodeAs('utf-16le', bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return clean(decodeAs('utf-16be', bytes))
  const unmarked = utf16WithoutMark(bytes)
  if (unmarked !== null) return clean(decodeAs(unmarked, bytes))
  try {
    return clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return decodeFolded(bytes) ?? decodeDamaged(bytes)
  }
}

const OWN_CHARSET = /^[^\r\n:]*;CHARSET="?([\w-]{1,40})"?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim

/** vCard 2.1 may have another charset in each line: those that name one, and are not UTF-8 anyway, are brought into UTF-8. */
function inOneCharset(bytes: Uint8Array): Uint8Array {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(raw) || !/BEGIN:VCARD/i.test(raw.toString('latin1', 0, 64 * 1024))) return bytes
  const text = raw.toString('latin1')
  const recoded = text.replace(OWN_CHARSET, (property, charset: string) => {
    const own = Buffer.from(property, 'latin1')
    if (isUtf8(own)) return property
    try {
      return Buffer.from(new TextDecoder(charset).decode(own), 'utf8').toString('latin1')
    } catch {
      return property
    }
  })
  return recoded === text ? bytes : Buffer.from(recoded, 'latin1')
}

// A letter's first bytes, a fold of vCard, and its other bytes, each byte as one character.
const FOLDED_LETTER = /([\xC2-\xF4][\x80-\xBF]{0,2})(\r?\n[ \t])([\x80-\xBF]{1,3})/g

/** vCards may be folded in the middle of a letter (RFC 6350, section 3.2): then the fold moves behind it. */
function decodeFolded(bytes: Uint8Array): DecodedText | null {
  const folded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (folded.search(FOLDED_LETTER) === -1) return null
  try {
    const whole = Buffer.from(folded.replace(FOLDED_LETTER, '$1$3$2'), 'latin1')
    return clean(new TextDecoder('utf-8', { fatal: true }).decode(whole))
  } catch {
    return null
  }
}

function decodeDamaged(bytes: Uint8Array): DecodedText {
  const lossy = decodeAs('utf-8', bytes)
  const { unreadable, foreign, line } = census(lossy)
  if (foreign > unreadable)
    return clean(lossy, [{ line, code: 'characters-unreadable', params: { count: unreadable } }])
  return clean(decodeAs('windows-1252', bytes), [{ line: 1, code: 'read-as-windows-1252', params: {} }])
}

/** Counts what was unreadable and what beyond ASCII was read; `line` is that of the first unreadable character. */
function census(lossy: string): { unreadable: number; foreign: number; line: number } {
  let unreadable = 0
  for (let at = lossy.indexOf(REPLACEMENT); at !== -1; at = lossy.indexOf(REPLACEMENT, at + 1)) unreadable++
  let foreign = -unreadable
  for (let at = 0; at < lossy.length; at++) if (lossy.charCodeAt(at) > 127) foreign++
  let line = 1
  const first = lossy.indexOf(REPLACEMENT)
  for (let at = lossy.indexOf('\n'); at !== -1 && at < first; at = lossy.indexOf('\n', at + 1)) line++
  return { unreadable, foreign, line }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes)
}

function clean(text: string, problems: readonly LineProblem[] = []): DecodedText {
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, problems }
}
