interface Signature {
  readonly bytes: readonly number[]
  readonly name: string
  readonly hint?: string
}

const ZIP_HINT =
  'If it is the archive that LinkedIn or Google sent, unpack it first and choose the .csv or .vcf inside. ' +
  'If it is a spreadsheet, save it as CSV (UTF-8) and choose that.'
const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

// First bytes as listed in the formats' own specifications.
const SIGNATURES: readonly Signature[] = [
  { bytes: [...ascii('PK'), 3, 4], name: 'a ZIP archive or an Excel workbook', hint: ZIP_HINT },
  { bytes: [...ascii('PK'), 5, 6], name: 'an empty ZIP archive', hint: ZIP_HINT },
  { bytes: [0x1f, 0x8b], name: 'a gzip archive', hint: ZIP_HINT },
  { bytes: [...ascii('7z'), 0xbc, 0xaf], name: 'a 7-Zip archive', hint: ZIP_HINT },
  { bytes: ascii('Rar!'), name: 'a RAR archive', hint: ZIP_HINT },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel or Outlook file', hint: ZIP_HINT },
  { bytes: ascii('!BDN'), name: 'an Outlook data file (.pst)', hint: 'In Outlook, export your contacts as CSV.' },
  { bytes: [0x89, ...ascii('PNG')], name: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG picture' },
  { bytes: ascii('GIF8'), name: 'a GIF picture' },
  { bytes: ascii('RIFF'), name: 'a WebP picture, a sound or a video' },
  { bytes: [0, 0, 0], name: 'a video, a HEIC picture or another binary file' },
  { bytes: ascii('%PDF'), name: 'a PDF document' },
  { bytes: ascii('SQLite format 3'), name: 'an SQLite database' },
  { bytes: ascii('bplist'), name: 'a binary property list' },
  { bytes: [0x7f, ...ascii('ELF')], name: 'a program' },
]

const SAMPLE_BYTES = 64 * 1024

/** What a file that is no text looks like, or null where it may be text. Reads at most the first 64 KiB. */
export function binaryKind(bytes: Uint8Array): { readonly name: string; readonly hint: string } | null {
  for (const { bytes: expected, name, hint = '' } of SIGNATURES) {
    if (expected.every((byte, index) => bytes[index] === byte)) return { name, hint }
  }
  if (hasUtf16Mark(bytes) || utf16WithoutMark(bytes) !== null) return null
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let control = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  // A stray NUL or escape is cleaned away; one in twenty is no address book.
  return control > sample.length / 20 ? { name: 'a binary file', hint: '' } : null
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
