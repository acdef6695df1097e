import { documentId } from '#shared/model/id.ts'
import { PERSON_TEXTS } from '#shared/model/person-fields.ts'

/** How notes of a vault name one another: `[[People/Ana|Ana]]`, or `[Ana](../People/Ana.md)` where a vault has those. */
export type LinkStyle = 'wiki' | 'markdown'

/** What a document is called and where it stands in the vault; null for what is not in it. */
export interface Named {
  readonly title: string
  readonly path: string | null
}

/** Titles of fields, since the same few are asked for a hundred thousand times. */
const titles = new Map<string, string>()
const MAX_TITLES = 500

export type FrontMatter = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

/** Front matter and what stands below it. Values that say nothing are left out. */
export function noteText(front: FrontMatter, parts: readonly string[]): string {
  const lines = Object.entries(front).flatMap(([key, value]) => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return []
    if (Array.isArray(value)) return [`${key}:`, ...value.map((one) => `  - ${scalar(String(one))}`)]
    return [`${key}: ${typeof value === 'string' ? scalar(value) : String(value)}`]
  })
  const head = lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n`
  const body = parts.filter((part) => part !== '').join('\n\n')
  return `${head}${body === '' ? '' : `\n${body}\n`}`
}

/** A day as it is, so that it is one for whoever reads it; anything else as JSON says it, which YAML reads. */
function scalar(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  return /^[\p{L}][\p{L}\p{N} _./@+-]*$/u.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text.trimEnd()
    : JSON.stringify(text)
}

// Within a line, since a pattern that goes on over empty lines is tried at each of them.
const ITEM = String.raw`^([^\S\n\r\u2028\u2029]*(?:>[^\S\n\r\u2028\u2029]*)*(?:[-*+]|\d+[.)])[^\S\n\r\u2028\u2029]+)`
const BOX = new RegExp(String.raw`${ITEM}\[(?=.\](?:\s|$))`, 'gm')
const BOX_AS_WORDS = new RegExp(String.raw`${ITEM}\\\[(?=.\](?:\s|$))`, 'gm')

/**
 * Words of the user as they stand in a note: what in them looks like a link or a task is shown as it is written, and neither
 * links nor is one. Whoever computes from the vault would take it for more than was said.
 */
export function plainWords(text: string): string {
  const words = text.trim()
  // Most words have neither, and to look for each of the forms takes long.
  if (!/[[#]/.test(words)) return words
  return words
    .replaceAll('[[', '\\[\\[')
    .replaceAll(BOX, '$1\\[')
    .replaceAll(/^#{2,3} .+$/gm, (line) => (isHeadingOfOurs(line) ? `\\${line}` : line))
}

/** The words as they were before they stood in a note: `plainWords` back. */
export function writtenWords(text: string): string {
  return text
    .trim()
    .replaceAll('\\[\\[', '[[')
    .replaceAll(BOX_AS_WORDS, '$1[')
    .replaceAll(/^\\(#{2,3} .+)$/gm, (line, heading: string) => (isHeadingOfOurs(heading) ? heading : line))
}

export const LEARNED = '### Learned'
export const HERE_ALONE = '### For me alone'

/** The headings in a note of a person, by which its parts are known again. */
export const SECTIONS: ReadonlySet<string> = new Set([
  ...PERSON_TEXTS.map((field) => fieldTitle(field)),
  'Answers',
  'Follow-ups',
  'Known',
  'Photo',
])

/** By which a note is taken apart when it comes back: the user's own line of these words is none. */
function isHeadingOfOurs(line: string): boolean {
  const isTalk = /^## .+ \^[0-9a-f-]{36}$/.test(line)
  return (
    isTalk || line === LEARNED || line === HERE_ALONE || (line.startsWith('## ') && SECTIONS.has(line.slice(3).trim()))
  )
}

export function section(title: string, text: string): string {
  return text.trim() === '' ? '' : `## ${title}\n\n${text.trim()}`
}

export function inLine(text: string): string {
  const words = plainWords(text)
  return /\s\s|[^\S ]/.test(words) ? words.replaceAll(/\s+/g, ' ') : words
}

/** @param from the note in which it stands */
export function linkTo({ title, path }: Named, from: string, style: LinkStyle): string {
  const words = inLine(title)
    .replaceAll(/[[\]|]/g, ' ')
    .trim()
  if (path === null) return words
  const target = path.replace(/\.md$/, '')
  if (style === 'wiki') return `[[${target}|${words}]]`
  const up = '../'.repeat(from.split('/').length - 1)
  return `[${words}](${up}${path.split('/').map(encodedPart).join('/')})`
}

/** A parenthesis would end the link. */
function encodedPart(part: string): string {
  return encodeURIComponent(part).replaceAll(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
}

/** What every document says and is no field of it. */
const HEAD: ReadonlySet<string> = new Set(['kind', 'schema', 'createdAt', 'deletedAt', 'sample', 'id'])

/**
 * All that a document says, for kinds that have no note of their own making: a line for each field, ids as what they name.
 * Nothing is left out, whatever the kind.
 */
export function fieldLines(
  content: Readonly<Record<string, unknown>>,
  nameOf: (id: string) => string | null,
  depth = 0,
): string[] {
  const indent = '  '.repeat(depth)
  return Object.entries(content).flatMap(([key, value]) => {
    if (depth === 0 && HEAD.has(key)) return []
    const named = nameOf(key) ?? (isId(key) ? key : fieldTitle(key))
    const told = valueLines(key === FROZEN ? thawed(value) : value, nameOf, depth)
    if (told === null) return []
    if (typeof told === 'string') return [`${indent}- ${told === '' ? named : `${named}: ${told}`}`]
    return told.length === 0 ? [] : [`${indent}- ${named}`, ...told]
  })
}

/** Most texts are none, which their length tells before anything is looked at. */
function isId(text: string): boolean {
  return text.length === ID_LENGTH && documentId.safeParse(text).success
}

const ID_LENGTH = 36
/** The last moment that a date can be. */
const MAX_INSTANT = 8.64e15
/** The field of a review that holds JSON. */
const FROZEN = 'frozen'

/** null for nothing, '' for what is there and no more; lines for what has parts. */
function valueLines(value: unknown, nameOf: (id: string) => string | null, depth: number): string | string[] | null {
  if (value === null || value === undefined || value === '' || value === false) return null
  if (value === true) return ''
  if (typeof value === 'object') return depth > 6 ? null : fieldLines({ ...value }, nameOf, depth + 1)
  if (typeof value === 'number')
    return value > 1e11 && value <= MAX_INSTANT ? new Date(value).toISOString() : String(value)
  if (typeof value !== 'string') return null
  if (isId(value)) return nameOf(value) ?? value
  const [first = '', ...more] = plainWords(value).split('\n')
  return [first, ...more.map((line) => `${'  '.repeat(depth + 1)}${asGoingOn(line)}`)].join('\n')
}

/** A line of a longer text: what in it looks like the next entry of the list is shown as it is written. */
function asGoingOn(line: string): string {
  return line.replace(/^( *)(\\*- )/, '$1\\$2')
}

/** The line as it was: `asGoingOn` back. */
export function goneOn(line: string): string {
  return line.replace(/^( *)\\(\\*- )/, '$1$2')
}

/** What was frozen as JSON is told like everything else. */
function thawed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value
  } catch {
    return value
  }
}

/** "canLearnFromThem" as "Can learn from them". */
export function fieldTitle(field: string): string {
  const known = titles.get(field)
  if (known !== undefined) return known
  const title = titleOf(field)
  if (titles.size < MAX_TITLES) titles.set(field, title)
  return title
}

function titleOf(field: string): string {
  const words = field
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
