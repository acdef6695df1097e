import type { Failure } from '#shared/contract/journal-errors.ts'
import type { ParsedFile } from './imported-record.ts'

type RefusalCode = 'FILE_EMPTY' | 'FILE_BINARY' | 'FILE_UNKNOWN' | 'FILE_TOO_LONG' | 'UPLOAD_TOO_LARGE'

/** Why nothing is read from a file. */
export type FileRefusal = Extract<Failure, { code: RefusalCode }>

/** What reading a file gives: its records, or the reason why none were read. `stopped`: the caller wanted no more. */
export type ImportReading =
  | { readonly kind: 'parsed'; readonly file: ParsedFile }
  | { readonly kind: 'refused'; readonly failure: FileRefusal }
  | { readonly kind: 'stopped' }

export function refused(failure: FileRefusal): ImportReading {
  return { kind: 'refused', failure }
}
