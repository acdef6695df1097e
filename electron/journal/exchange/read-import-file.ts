import { setImmediate } from 'node:timers/promises'
import { binaryKind } from './binary-kind.ts'
import { cleanLine, cutText } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import { refused, type ImportReading } from './import-refused.ts'
import type { ImportFormat, RecordSource } from './import-format.ts'
import { importFormats } from './import-formats.ts'
import type { ImportedRecord } from './imported-record.ts'
import { twoOfOneId } from './two-of-one-id.ts'
import { problemLog } from './problem-log.ts'
import { textKind } from './text-kind.ts'

export interface ReadingProgress {
  readonly records: number
  /** 0 … 1, by characters read. */
  readonly fraction: number
}

export interface ReadingOptions {
  /** What a file may be, in the order in which it is tried; all that are registered where it is left out. */
  readonly formats?: readonly ImportFormat[]
  /** ISO 3166 code in which phone numbers without a country are read when they are compared. */
  readonly defaultCountry?: string
  /** Asked about every 20 ms; true ends the reading with a refusal, and nothing is kept. */
  readonly shouldStop?: () => boolean
  readonly onProgress?: (progress: ReadingProgress) => void
}

const SLICE_MS = 20

/**
 * Reads a file of people in any known format, which is told by its content, never by its name.
 * Nothing is fetched and nothing of the journal is touched. It gives way to other work about every 20 ms.
 * @param name the file's own name, by which a refusal tells of it
 * @returns the records and the problems by line, or the reason why nothing is read; it never throws for what is in a
 * file
 */
export async function readImportFile(
  name: string,
  bytes: Uint8Array,
  options: ReadingOptions = {},
): Promise<ImportReading> {
  const file = cutText(cleanLine(name), 100) || '?'
  const { formats = importFormats, defaultCountry, shouldStop, onProgress } = options
  const empty = refused({ code: 'FILE_EMPTY', data: { file } })
  if (bytes.length === 0) return empty
  if (bytes.length > IMPORT_CAPS.bytes)
    return refused({ code: 'UPLOAD_TOO_LARGE', data: { name: file, maxBytes: IMPORT_CAPS.bytes } })
  const binary = binaryKind(bytes)
  if (binary !== null) return refused({ code: 'FILE_BINARY', data: { file, looksLike: binary } })
  const decoded = decodeText(bytes)
  if (/^\s*$/.test(decoded.text)) return empty
  const log = problemLog(decoded.problems)
  const opened = openWithFirst(formats, (format) => format.open(decoded.text, log, defaultCountry))
  if (opened === null) return refused({ code: 'FILE_UNKNOWN', data: { file, looksLike: textKind(decoded.text) } })
  const { format, source } = opened

  const records: ImportedRecord[] = []
  let sliceEnd = performance.now() + SLICE_MS
  for (const { record, end } of source.steps()) {
    if (record !== null) records.push(record)
    if (records.length > IMPORT_CAPS.records)
      return refused({ code: 'FILE_TOO_LONG', data: { file, max: IMPORT_CAPS.records } })
    if (performance.now() < sliceEnd) continue
    onProgress?.({ records: records.length, fraction: Math.min(1, end / decoded.text.length) })
    await setImmediate()
    if (shouldStop?.()) return { kind: 'stopped' }
    sliceEnd = performance.now() + SLICE_MS
  }
  onProgress?.({ records: records.length, fraction: 1 })
  const people = twoOfOneId(source.finish(records), log)
  const problems = { problems: log.list(), problemCount: log.count() }
  const remarks = [...source.remarks(), ...log.remarks()]
  const table = source.table?.() ?? null
  return { kind: 'parsed', file: { format, records: people, ...problems, remarks, account: log.account, table } }
}

function openWithFirst(
  formats: readonly ImportFormat[],
  open: (format: ImportFormat) => RecordSource | null,
): { format: string; source: RecordSource } | null {
  for (const format of formats) {
    const source = open(format)
    if (source !== null) return { format: format.id, source }
  }
  return null
}
