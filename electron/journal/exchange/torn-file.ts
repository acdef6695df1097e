import { crc32 } from 'node:zlib'

/** What disks write of a file comes in pages of so many bytes, or of a multiple. */
const PAGE = 4096
const DIGITS = 8

/** Checksums of the pages of a text, by which a part of it is known again; '' for one of a single page, of which no part is left. */
export function pageMarks(bytes: Uint8Array): string {
  if (bytes.length <= PAGE) return ''
  return pagesOf(bytes).map(markOf).join('')
}

/**
 * Whether these bytes are what a power cut leaves of a file that was just written: pages of it, others of zeros or not there. A whole file
 * is no part.
 * @param marks of the whole file, by `pageMarks`
 */
export function isPartOf(bytes: Uint8Array, marks: string): boolean {
  const pages = pagesOf(bytes)
  const count = marks.length / DIGITS
  if (pages.length > count) return false
  const isWhole = (page: Uint8Array, at: number) => markOf(page) === marks.slice(at * DIGITS, (at + 1) * DIGITS)
  const whole = pages.filter(isWhole).length
  return whole < count && pages.every((page, at) => isWhole(page, at) || page.every((byte) => byte === 0))
}

function pagesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / PAGE) }, (_, at) => bytes.subarray(at * PAGE, (at + 1) * PAGE))
}

function markOf(page: Uint8Array): string {
  return crc32(page).toString(16).padStart(DIGITS, '0')
}
