import type { ImportProblemCode } from '#shared/contract/import-codes.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import { MAX_PHOTO_BYTES } from '#shared/model/photo.ts'
import type { LineProblem } from './imported-record.ts'

export interface CardLine {
  /** 1-based line of the file on which the property begins. */
  readonly line: number
  /** The property in one piece: folds and quoted-printable soft breaks are joined. */
  readonly text: string
}

export interface Card {
  readonly line: number
  readonly version: '2.1' | '3.0' | '4.0'
  readonly properties: readonly CardLine[]
  /** The first photo, as far as one that is kept is long; null without one. */
  readonly photo: string | null
  /** Logos, sounds, keys and further photos, which are not kept. */
  readonly attachments: number
  /** Cards inside of it, which are left out. */
  readonly agents: number
  readonly problems: readonly LineProblem[]
  /** Characters up to the end of the card. */
  readonly end: number
}

const BEGIN = /^\s*BEGIN\s*:\s*VCARD\s*$/i
const END = /^\s*END\s*:\s*VCARD\s*$/i
const AGENT = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*$/i
const BEGINS_AGENT = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*BEGIN\s*:\s*VCARD\s*$/i
// Files without a line end at their end that were put together into one.
const JOINED = /^(\s*END\s*:\s*VCARD)\s*(BEGIN\s*:\s*VCARD\s*)$/i
// Its head, its folds and some signs more than the largest one that is kept.
const MAX_PHOTO_CHARACTERS = MAX_PHOTO_BYTES * 1.5 + 4000
const PHOTO = /^(?:[\w-]+\.)?PHOTO[;:]/i
const ATTACHMENT = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND(?!;X-IRMC-N)|KEY|X-MS-CARDPICTURE)[;:]/i
const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i
const SOFT_BREAK = /=[ \t]*$/
const BASE64_LINE = /^[A-Za-z0-9+/=]+\s*$/

/**
 * Cuts a file of vCards into cards and their properties, all versions. What stands outside cards is passed
 * over, cards inside cards (AGENT) are left out. A card without an end is given with a problem, up to the next
 * card or, where the file is cut off, up to its last whole line.
 */
export function* vcardCards(text: string): Generator<Card> {
  let open: OpenCard | null = null
  let depth = 0
  for (const { line, raw, end, isCut } of physicalLines(text)) {
    const begins = BEGIN.test(raw)
    if (begins || (open !== null && BEGINS_AGENT.test(raw))) {
      const isAgent = open !== null && (!begins || AGENT.test(open.lastText()))
      if (depth > 0 || isAgent) {
        if (depth === 0) open?.addAgent()
        depth++
        continue
      }
      if (open !== null) {
        open.problem({ code: 'card-without-end', params: {} })
        yield open.close(end)
      }
      open = openCard(line)
    } else if (open === null) continue
    else if (END.test(raw)) {
      if (depth > 0) depth--
      else {
        yield open.close(end)
        open = null
      }
    } else if (depth === 0 && !isCut) open.add(line, raw)
  }
  if (open !== null) {
    open.problem({ code: 'card-cut-off', params: {} })
    yield open.close(text.length)
  }
}

type OpenCard = ReturnType<typeof openCard>

function openCard(line: number) {
  const properties: { line: number; parts: string[]; isQuotedPrintable: boolean }[] = []
  const problems: LineProblem[] = []
  let version: Card['version'] = '3.0'
  let characters = 0
  let attachments = 0
  let agents = 0
  let photo: string | null = null
  let isPhoto = false
  let inAttachment = false
  let softBreak = false
  let overflow: ImportProblemCode | null = null

  /** The part of a line that goes on with the property before it, or null where it begins one. */
  function continuation(raw: string): string | null {
    if (properties.length === 0) return null
    if (softBreak) return raw
    // 2.1 folds before white space that belongs to the text (section 2.1.3); later versions add one character.
    if (/^[ \t]/.test(raw)) return version === '2.1' ? raw : raw.slice(1)
    return null
  }

  return {
    line,
    lastText: () => properties.at(-1)?.parts[0] ?? '',
    addAgent: () => void agents++,
    problem: (problem: ImportProblemCode) => problems.push({ line, ...problem }),
    add(at: number, raw: string) {
      if (overflow !== null) return
      const rest = continuation(raw)
      if (inAttachment && (/^[ \t]/.test(raw) || BASE64_LINE.test(raw))) {
        // A little more than is kept is enough to know that it is too large.
        if (isPhoto && photo !== null && photo.length <= MAX_PHOTO_CHARACTERS) photo += raw.trim()
        return
      }
      if (rest === null && raw.trim() === '') return
      if (rest === null) {
        inAttachment = ATTACHMENT.test(raw)
        if (inAttachment) {
          isPhoto = photo === null && PHOTO.test(raw)
          if (isPhoto) photo = raw.trim().slice(0, MAX_PHOTO_CHARACTERS + 1)
          else attachments++
          return
        }
        properties.push({ line: at, parts: [], isQuotedPrintable: QUOTED_PRINTABLE.test(raw) })
        version = versionOf(raw) ?? version
      }
      characters += raw.length + 1
      if (characters > IMPORT_CAPS.recordCharacters) overflow = { code: 'card-too-long', params: {} }
      if (properties.length > IMPORT_CAPS.properties)
        overflow = { code: 'card-too-many-lines', params: { max: IMPORT_CAPS.properties } }
      const property = properties.at(-1)
      if (overflow !== null) properties.pop()
      if (overflow !== null || property === undefined) return
      softBreak = property.isQuotedPrintable && SOFT_BREAK.test(raw)
      property.parts.push(softBreak ? (rest ?? raw).replace(SOFT_BREAK, '') : (rest ?? raw))
    },
    close(end: number): Card {
      if (overflow !== null) problems.push({ line, ...overflow })
      const joined = properties.map(({ line: at, parts, isQuotedPrintable }) => ({
        line: at,
        text: (isQuotedPrintable ? withoutFolds(parts) : parts).join(''),
      }))
      return { line, version, properties: joined, photo, attachments, agents, problems, end }
    },
  }
}

/**
 * Some programs fold quoted-printable as well, with a blank before each line that goes on. Others have a space of the text
 * there: a blank goes where every line has one, and where it would stand inside of a letter.
 */
function withoutFolds(parts: readonly string[]): readonly string[] {
  const [, ...more] = parts
  const areAllFolded = more.length > 1 && more.every((part) => /^[ \t]/.test(part))
  return parts.map((part, at) => {
    const before = parts[at - 1] ?? ''
    const isInside = /=[0-9A-F]{2}$/i.test(before) && /^[ \t]=[0-9A-F]{2}/i.test(part)
    return at > 0 && (areAllFolded || isInside) ? part.replace(/^[ \t]/, '') : part
  })
}

function versionOf(raw: string): Card['version'] | null {
  const version = /^VERSION\s*:\s*(\d\.\d)/i.exec(raw)?.[1]
  return version === '2.1' || version === '3.0' || version === '4.0' ? version : null
}

function* physicalLines(text: string) {
  let line = 1
  for (let at = 0; at < text.length; line++) {
    const newline = text.indexOf('\n', at)
    const end = newline === -1 ? text.length : newline
    // A last line without its end may be cut in the middle of a number or an address.
    const raw = text.slice(at, end)
    const [, ...cards] = JOINED.exec(raw) ?? ['', raw]
    for (const part of cards) yield { line, raw: part, end: Math.min(end + 1, text.length), isCut: newline === -1 }
    at = end + 1
  }
}
