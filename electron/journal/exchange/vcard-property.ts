import ICAL from 'ical.js'
import { decodeQuotedPrintable } from './quoted-printable.ts'
import type { Card, CardLine } from './vcard-cards.ts'

/** One property of a card, decoded and unescaped. */
export interface CardProperty {
  readonly line: number
  /** Lower case, without its group. */
  readonly name: string
  /** Binds a property to its `X-ABLabel`: `item1`; '' without one. */
  readonly group: string
  /** TYPE and bare parameters, lower case. */
  readonly types: readonly string[]
  param(name: string): string
  /** Components (`;`), each with its values (`,`); a plain text is one of one. */
  readonly parts: readonly (readonly string[])[]
  /** The value in one piece. */
  readonly text: string
}

// ical.js leaves `\;` and `\:` escaped and takes the `;` after an escaped backslash for one more of them. So
// escapes travel through it as noncharacters, which no text may contain (Unicode, section 23.7).
const ESCAPES: readonly (readonly [escaped: string, mark: string, text: string])[] = [
  ['\\\\', '\uFDD0', '\\'],
  ['\\;', '\uFDD1', ';'],
  ['\\,', '\uFDD2', ','],
  ['\\:', '\uFDD3', ':'],
  ['\\n', '\uFDD4', '\n'],
  ['\\N', '\uFDD4', '\n'],
  // Not of the standard, but some programs escape it.
  ['\\"', '\uFDD5', '"'],
]
const MARK_BY_ESCAPE = new Map(ESCAPES.map(([escaped, mark]) => [escaped, mark]))
const TEXT_BY_MARK = new Map(ESCAPES.map(([, mark, text]) => [mark, text]))
const DESIGN = { '2.1': 'vcard3', '3.0': 'vcard3', '4.0': 'vcard' } as const

const HEAD_CHARACTERS = 4000
// Room for 200 groups; a note, which may be longer, has no structure.
const STRUCTURED_CHARACTERS = 100_000

/** Names that ical.js does not know and that hold a list or components, with a name that it knows of that shape. */
const SHAPED_LIKE: ReadonlyMap<string, string> = new Map([
  ['x-phonetic-org', 'org'],
  ['sound', 'n'],
])

/**
 * Reads one property of a card with ical.js, after rewriting what it does not take: bare parameters
 * (`TEL;WORK`), quoted-printable and the plain backslashes and commas of vCard 2.1.
 * @returns null where the line is no property
 */
export function cardProperty({ line, text }: CardLine, version: Card['version']): CardProperty | null {
  const split = splitLine(text)
  if (split === null) return null
  const { group, name, params, value } = split
  const decoded = isQuotedPrintable(params) ? decodeQuotedPrintable(value, paramIn(params, 'charset')) : value
  const plain = decoded.replace(/[\uFDD0-\uFDEF]/g, '')
  const marked = version === '2.1' ? markPlain(plain) : markEscapes(plain)
  const head = [SHAPED_LIKE.get(name) ?? name, ...params.map(({ key, raw }) => `${key}=${raw}`)].join(';')
  let jcard: unknown
  try {
    jcard = ICAL.parse.property(
      `${head}:${marked.slice(0, STRUCTURED_CHARACTERS)}`,
      ICAL.design.components[DESIGN[version]],
    )
  } catch {
    return null
  }
  if (!Array.isArray(jcard) || typeof jcard[1] !== 'object') return null
  const parsedParams = new Map<string, unknown>(Object.entries(jcard[1] as object))
  // ical.js takes VALUE for itself.
  const param = (key: string) =>
    key === 'value' ? paramIn(params, key).toLowerCase() : listOf(parsedParams.get(key)).map(restore).join(',')
  const types = listOf(parsedParams.get('type')).flatMap((type) => restore(type).toLowerCase().split(','))
  const parts = componentsOf(jcard.slice(3))
  const whole = restore(marked).trim()
  return { line, name, group, types, param, parts, text: whole }
}

interface Param {
  readonly key: string
  /** As written, with its quotes. */
  readonly raw: string
}

/** Cuts `group.NAME;P=1;BARE:value` at the marks outside of quotes. */
function splitLine(text: string) {
  const colon = headEnd(text)
  if (colon === -1 || colon > HEAD_CHARACTERS) return null
  const pieces = text.slice(0, colon).match(/(?:[^";]|"[^"]*"|")+/g) ?? []
  const names = /^(?:([\w-]+)\.)?([\w-]+)$/.exec(pieces[0]?.trim() ?? '')
  if (names === null) return null
  const params = pieces.slice(1).flatMap((piece) => paramOf(piece.trim()))
  return {
    group: (names[1] ?? '').toLowerCase(),
    name: (names[2] ?? '').toLowerCase(),
    params,
    value: text.slice(colon + 1),
  }
}

/** The first colon outside of quotes; the first of all where a quote has no partner. */
function headEnd(text: string): number {
  let inQuotes = false
  for (let at = 0; at < Math.min(text.length, HEAD_CHARACTERS); at++) {
    if (text[at] === '"') inQuotes = !inQuotes
    else if (text[at] === ':' && !inQuotes) return at
  }
  return text.indexOf(':')
}

/** A bare parameter is a TYPE or an ENCODING, as in vCard 2.1. */
function paramOf(piece: string): Param[] {
  const equals = piece.indexOf('=')
  if (equals > 0) {
    const key = piece.slice(0, equals).trim().toLowerCase()
    const raw = piece.slice(equals + 1).trim()
    return /^[\w-]+$/.test(key) && key !== '__proto__' ? [{ key, raw: safeRaw(raw) }] : []
  }
  const bare = piece.toLowerCase()
  if (bare === '' || equals === 0) return []
  if (/^(quoted-printable|base64|b|8bit|7bit)$/.test(bare)) return [{ key: 'encoding', raw: bare }]
  return [{ key: 'type', raw: safeRaw(bare) }]
}

/** ical.js stops at a quote without its partner, and at a colon in a value that is not quoted. */
function safeRaw(raw: string): string {
  return /^"[^"]*"(,"[^"]*")*$/.test(raw) ? raw : raw.replace(/[":]/g, '')
}

function isQuotedPrintable(params: readonly Param[]): boolean {
  return paramIn(params, 'encoding').toLowerCase() === 'quoted-printable'
}

function paramIn(params: readonly Param[], key: string): string {
  return params.find((param) => param.key === key)?.raw.replaceAll('"', '') ?? ''
}

/** 3.0 and 4.0: every escape becomes its mark. */
function markEscapes(value: string): string {
  return value.replace(/\\[\\;,:nN"]/g, (escaped) => MARK_BY_ESCAPE.get(escaped) ?? escaped).replaceAll('\n', '\uFDD4')
}

/** 2.1 escapes nothing but `;`: commas and backslashes are text. Line breaks come out of quoted-printable. */
function markPlain(value: string): string {
  return value
    .replaceAll('\\;', '\uFDD1')
    .replaceAll('\\', '\uFDD0')
    .replaceAll(',', '\uFDD2')
    .replace(/\r\n?|\n/g, '\uFDD4')
}

function restore(marked: string): string {
  return marked.replace(/[\uFDD0-\uFDD5]/g, (mark) => TEXT_BY_MARK.get(mark) ?? '')
}

/** jCard has a structured value as one array, a list as several values; single ones are not wrapped. */
function componentsOf(values: readonly unknown[]): string[][] {
  const [first] = values
  if (values.length > 1) return [values.flatMap(listOf).map(restore)]
  if (!Array.isArray(first)) return [listOf(first).map(restore)]
  return first.map((component) => listOf(component).map(restore))
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string' ? [value] : []
}
