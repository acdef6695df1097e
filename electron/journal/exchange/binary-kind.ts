import type { BinaryFile } from '#shared/contract/file-kinds.ts'

interface Signature {
  readonly bytes: readonly number[]
  readonly kind: BinaryFile
}

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

// First bytes as listed in the formats' own specifications.
const SIGNATURES: readonly Signature[] = [
  { bytes: [...ascii('PK'), 3, 4], kind: 'zip' },
  { bytes: [...ascii('PK'), 5, 6], kind: 'empty-zip' },
  { bytes: [0x1f, 0x8b], kind: 'gzip' },
  { bytes: [...ascii('7z'), 0xbc, 0xaf], kind: 'seven-zip' },
  { bytes: ascii('Rar!'), kind: 'rar' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'old-office' },
  { bytes: ascii('!BDN'), kind: 'outlook-data' },
  { bytes: [0x89, ...ascii('PNG')], kind: 'png' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'jpeg' },
  { bytes: ascii('GIF8'), kind: 'gif' },
  { bytes: ascii('RIFF'), kind: 'riff' },
  { bytes: [0, 0, 0], kind: 'video' },
  { bytes: ascii('%PDF'), kind: 'pdf' },
  { bytes: ascii('SQLite format 3'), kind: 'sqlite' },
  { bytes: ascii('bplist'), kind: 'property-list' },
  { bytes: [0x7f, ...ascii('ELF')], kind: 'program' },
]

const SAMPLE_BYTES = 64 * 1024

/** What a file that is no text looks like, or null where it may be text. Reads at most the first 64 KiB. */
export function binaryKind(bytes: Uint8Array): BinaryFile | null {
  for (const { bytes: expected, kind } of SIGNATURES) {
    if (expected.every((byte, index) => bytes[index] === byte))
      return kind === 'zip' && isWorkbook(bytes) ? 'workbook' : kind
  }
  if (hasUtf16Mark(bytes) || utf16WithoutMark(bytes) !== null) return null
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let control = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  // A stray NUL or escape is cleaned away; one in twenty is no address book.
  return control > sample.length / 20 ? 'binary' : null
}

/** Excel's and LibreOffice's sheets are archives: of parts that are named so, or that say what they are in the first one. */
function isWorkbook(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SAMPLE_BYTES)).toString(
    'latin1',
  )
  return /xl\/(?:workbook|worksheets|_rels)|opendocument\.spreadsheet/.test(beginning)
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

/** UTF-16 that lacks its mark shows in Latin text as a zero in every second byte. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 512)
  if (sample.length < 8) return null
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = (sample.length / 2) * 0.8
  if (odd >= most && even === 0) return 'utf-16le'
  return even >= most && odd === 0 ? 'utf-16be' : null
}
