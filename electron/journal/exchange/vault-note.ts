import { parseDocument } from 'yaml'
import { parseCivilDate } from '#shared/model/civil-date.ts'

/** A note of a vault, taken apart. */
export interface VaultNote {
  /** With slashes, within the vault. */
  readonly path: string
  /** The name of its file, without the ending. */
  readonly title: string
  /** What stands in its front matter; every scalar as it is written. */
  readonly front: Readonly<Record<string, unknown>>
  /** The lines of a front matter that is no YAML; '' where it is. */
  readonly unreadFront: string
  readonly body: string
}

const MAX_FRONT = 64 * 1024
/** In a note of somebody one value is seldom said twice; thousands of times is made to exhaust the machine. */
const MAX_ALIASES = 100

export function readVaultNote(path: string, text: string): VaultNote {
  const title = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:md|markdown)$/i, '')
  const [, written = '', rest = text] = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n([\s\S]*))?$/.exec(text) ?? []
  const hasFront = rest !== text
  const front = hasFront ? (readFront(written) ?? linesOfFront(written)) : {}
  return { path, title, front: front ?? {}, unreadFront: front === null ? written : '', body: hasFront ? rest : text }
}

/** The map of a front matter, with texts as the only scalars: a telephone number is no number. Null where it is none. */
function readFront(written: string): Record<string, unknown> | null {
  if (written.trim() === '') return {}
  if (written.length > MAX_FRONT) return null
  try {
    const document = parseDocument(written, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    })
    if (document.errors.length > 0) return null
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return { ...value }
  } catch {
    // Deeper than anybody writes, or with aliases without end.
    return null
  }
}

/** A front matter that is no YAML, as `attendees: [[Ana]], Tom` is none, line by line. Null where a line is no key with its value. */
function linesOfFront(written: string): Record<string, unknown> | null {
  const front: Record<string, string[]> = {}
  let values: string[] | null = null
  if (written.length > MAX_FRONT) return null
  for (const line of written.split('\n')) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    const [, key = '', value = ''] = /^([\p{L}\p{N}][\p{L}\p{N} _-]*):(?:\s+(.*))?$/u.exec(line) ?? []
    // Meant as YAML, and broken: nobody can tell what of it is the value.
    if (/^(?:[&*{]|\[(?!\[))/.test(item ?? value) || line.split('[').length !== line.split(']').length) return null
    if (key !== '') values = front[key] = [...(front[key] ?? []), ...(value.trim() === '' ? [] : [unquoted(value)])]
    else if (item !== undefined && values !== null) values.push(unquoted(item))
    else if (line.trim() !== '') return null
  }
  return front
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value.trim())?.[2] ?? value.trim()
}

/** All texts of a value, also of a map within it. */
export function allTexts(value: unknown): string[] {
  if (typeof value === 'string') return textsOf(value)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(allTexts) : []
}

/** A value of a front matter as texts: one, or those of a list. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  return Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? textsOf(one) : [])) : []
}

export function textOf(value: unknown): string {
  return textsOf(value)[0] ?? ''
}

export interface NoteLine {
  readonly text: string
  readonly isCode: boolean
}

export function linesOf(body: string): NoteLine[] {
  let fence = ''
  return body.split('\n').map((text) => {
    const mark = /^\s*(```|~~~)/.exec(text)?.[1] ?? ''
    const isFence = mark !== '' && (fence === '' || fence === mark)
    const isCode = fence !== '' || isFence
    if (isFence) fence = fence === '' ? mark : ''
    return { text, isCode }
  })
}

// No part of a link goes past the beginning of another: whoever writes thousands of beginnings is read once.
const WIKI_LINK = /(?<![!\\])\[\[([^\][|#^]+)(?:[|#^](?:[^\][]|\[(?!\[))*)?\]\]/g
const PLAIN_LINK = /(?<![!\\])\[[^\][]*\]\((?:<([^<>[#\n]+?\.md)(?:#[^<>[]*)?>|([^)\s<>[#]+?\.md)(?:#[^)[]*)?)\)/gi

/** What the links of a line name, as written: wiki links by their target, others by their path from the vault's top. */
export function linksIn(line: string, from: string): string[] {
  const words = line.replaceAll(/`[^`]*`/g, ' ')
  const wiki = [...words.matchAll(WIKI_LINK)].map(([, target = '']) => target)
  const plain = [...words.matchAll(PLAIN_LINK)].flatMap(([, quoted, bare]) => {
    const path = pathFrom(from, quoted ?? bare ?? '')
    return path === null ? [] : [path]
  })
  return [...wiki, ...plain].map((target) => target.trim().replace(/\.md$/i, ''))
}

function pathFrom(from: string, target: string): string | null {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  try {
    for (const part of decodeURIComponent(target).split('/')) {
      if (part === '..') parts.pop()
      else if (part !== '.' && part !== '') parts.push(part)
    }
    return parts.join('/')
  } catch {
    return null
  }
}

/** A task of a note: `- [ ] send the deck 📅 2026-12-07`. */
export interface VaultTask {
  readonly text: string
  readonly isDone: boolean
  /** `- [-]`: it is neither open nor done. */
  readonly isCancelled: boolean
  readonly due: string
  readonly doneOn: string
  /** How often it comes again, as a duration; '' where nothing says it, or in words that are no rhythm here: those stay in the text. */
  readonly every: string
  readonly isWaiting: boolean
  /** The id that Rapport gave it, or ''. */
  readonly id: string
  readonly created: string
  /** The day from which it is counted how often it comes again, in a task of Rapport's alone; '' where it says none. */
  readonly startsOn: string
}

const TASK = /^\s*(?:[-*+]|\d+[.)])\s+\[(.)\]\s(.*)$/su
const DAY = String.raw`(\d{4}-\d{2}-\d{2})`

/** Null for what is no task. */
export function taskIn(line: string): VaultTask | null {
  const [, mark = '', said = ''] = TASK.exec(line) ?? []
  if (mark === '') return null
  let text = said
  const take = (...patterns: readonly string[]): string => taken(patterns, () => true)
  // What is no day of the calendar stays as it is written.
  const day = (...patterns: readonly string[]): string => taken(patterns, (said) => parseCivilDate(said) !== null)
  const taken = (patterns: readonly string[], isMeant: (said: string) => boolean): string => {
    for (const pattern of patterns) {
      const found = new RegExp(pattern, 'iu').exec(text)
      if (found === null || !isMeant(found[1] ?? found[0])) continue
      text = `${text.slice(0, found.index).trimEnd()} ${text.slice(found.index + found[0].length).trimStart()}`.trim()
      return found[1] ?? found[0]
    }
    return ''
  }
  const id = take(String.raw`\u{1F194}\s*([0-9a-f-]{36})(?=\s|$)`)
  const doneOn = day(String.raw`✅\uFE0F?\s*${DAY}`, String.raw`[[(]?completion::\s*${DAY}[\])]?`)
  // Elsewhere it is the day before which a task cannot be begun.
  const startsOn = id === '' ? '' : day(String.raw`🛫\uFE0F?\s*${DAY}`)
  const due = day(
    String.raw`(?:📅|📆|🗓)\uFE0F?\s*${DAY}`,
    String.raw`[[(]?due::\s*${DAY}[\])]?`,
    String.raw`(?<=^|\s)due:\s*${DAY}`,
    String.raw`\(${DAY}\)\s*$`,
    String.raw`(?:⏳|🛫)\uFE0F?\s*${DAY}`,
  )
  const created = day(String.raw`➕\uFE0F?\s*${DAY}`)
  const every = everyOf(taken([String.raw`🔁\uFE0F?\s*(every [a-z0-9 ]+)`], (rhythm) => everyOf(rhythm) !== ''))
  const isWaiting = take(String.raw`(?<=^|\s)(#waiting)(?=\s|$)`) !== ''
  return {
    text: text.trim(),
    isDone: /[xX]/.test(mark),
    isCancelled: mark === '-',
    due,
    doneOn,
    every,
    isWaiting,
    id,
    created,
    startsOn,
  }
}

/** "every 2 weeks" as a duration; '' for what is none. */
function everyOf(said: string): string {
  const [, count = '1', unit = ''] = /^every(?: (\d+))? (day|week|month|year)s?$/i.exec(said.trim()) ?? []
  const duration = `P${Number(count)}${unit.charAt(0).toUpperCase()}`
  return /^P[1-9]\d{0,2}[DWMY]$/.test(duration) ? duration : ''
}
