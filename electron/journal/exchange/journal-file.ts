import { z } from 'zod'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import { JsonBroken, jsonParts, jsonValue, type JsonPart } from './json-parts.ts'

export const JOURNAL_FILE_FORMAT = 'rapport-journal'
/** Raised where an older Rapport would misread a file. */
export const JOURNAL_FILE_VERSION = 1

/** What a document may take in a file, without its history: no more than other devices take of it. */
const MAX_CONTENT_BYTES = 2 * 1024 * 1024
/** The same with its history, in base64. */
const MAX_ENTRY_BYTES = 48 * 1024 * 1024
const MAX_CHANGES = 250_000

/** A document as it lies: its Automerge snapshot and the changes behind it, in base64. */
const documentBytes = z.object({
  heads: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(1000),
  snapshot: z.base64().nullable(),
  changes: z.array(z.base64()).max(MAX_CHANGES),
})
export type DocumentBytes = z.infer<typeof documentBytes>

/** What a file says beside its documents. */
export interface JournalFileHead {
  readonly version: number
  /** Kinds that were left out on purpose. */
  readonly leavesOut: readonly string[]
  readonly history: boolean
}

/** A document of a file, as far as it can be read without knowing its kind. */
export interface FileDocument {
  readonly id: DocumentId
  readonly kind: string
  /** All that the file says of it, `id` and `automerge` left out. */
  readonly content: Readonly<Record<string, unknown>>
  readonly bytes: DocumentBytes | null
}

export type FileDocumentReading =
  | { readonly document: FileDocument; readonly because: null }
  | { readonly document: null; readonly because: 'unreadable' | 'too-large' }

/** Whether the bytes are a file of the whole journal, told by its first and its last words. */
export function isJournalFile(bytes: Uint8Array): boolean {
  const words = (from: number, to?: number) => new TextDecoder().decode(bytes.subarray(from, to))
  if (!/^\uFEFF?\s*\{/.test(words(0, 200))) return false
  const says = /"format"\s*:\s*"rapport-journal"/
  return says.test(words(0, 2000)) || says.test(words(-2000))
}

export interface JournalFileReader {
  /** Where each document lies, in the order of the file. The head is whole when it has ended. */
  documents(): Generator<JsonPart, void, void>
  head(): JournalFileHead
  /** The file ends early, or is no JSON from some byte on: what came before was given. */
  isCutOff(): boolean
}

export function readJournalFile(bytes: Uint8Array): JournalFileReader {
  const said: Record<string, unknown> = {}
  let isCutOff = false
  return {
    *documents() {
      const isOpened = (path: readonly string[]) => path.length === 0 || (path.length === 1 && path[0] === 'documents')
      try {
        for (const part of jsonParts(bytes, isOpened)) {
          const [key = ''] = part.path
          if (part.path.length === 2) yield part
          else if (part.end - part.start < 10_000) said[key] = valueOrNull(bytes, part)
        }
      } catch (error) {
        if (!(error instanceof JsonBroken)) throw error
        isCutOff = true
      }
    },
    head: () => ({
      version: typeof said['version'] === 'number' ? said['version'] : 0,
      leavesOut: Array.isArray(said['leavesOut']) ? said['leavesOut'].filter((kind) => typeof kind === 'string') : [],
      history: said['history'] === true,
    }),
    isCutOff: () => isCutOff,
  }
}

export function readFileDocument(bytes: Uint8Array, part: Pick<JsonPart, 'start' | 'end'>): FileDocumentReading {
  const size = part.end - part.start
  if (size > MAX_ENTRY_BYTES) return { document: null, because: 'too-large' }
  const value = valueOrNull(bytes, part)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return UNREADABLE
  const { id, automerge: given, ...content } = value as Record<string, unknown>
  const named = documentId.safeParse(id)
  const read = given === undefined ? null : documentBytes.safeParse(given)
  if (!named.success || typeof content['kind'] !== 'string' || read?.success === false) return UNREADABLE
  if (read === null && size > MAX_CONTENT_BYTES) return { document: null, because: 'too-large' }
  return { document: { id: named.data, kind: content['kind'], content, bytes: read?.data ?? null }, because: null }
}

const UNREADABLE = { document: null, because: 'unreadable' } as const

/** What stands at a place of a file; null where it cannot be read. */
export function valueOrNull(bytes: Uint8Array, part: Pick<JsonPart, 'start' | 'end'>): unknown {
  try {
    return jsonValue(bytes, part)
  } catch {
    return null
  }
}
