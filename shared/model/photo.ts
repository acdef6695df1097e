import { z } from 'zod'

/**
 * The photo of a person: the bytes of a small JPEG, PNG or WebP, in base64. A string, so that it is one value in a document, of
 * which the last writer's stands, and travels in every file that a person does. What it is follows from its bytes, never from a
 * name or a type that somebody gave it.
 */
export const MAX_PHOTO_BYTES = 48 * 1024
/** Pixels at either side: few bytes can say that they are a picture of gigabytes. */
export const MAX_PHOTO_SIDE = 1024

const MAX_CHARACTERS = Math.ceil(MAX_PHOTO_BYTES / 3) * 4

export const photo = z
  .string()
  .max(MAX_CHARACTERS)
  .refine((base64) => photoProblem(base64) === null)

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'
/** `too-large`: in bytes or in pixels. `no-picture`: of no kind that is kept, which SVG and what moves are not, or cut off. */
export type PhotoProblem = 'too-large' | 'no-picture'

/** Why bytes in base64 are no photo that is kept; null where they are one. */
export function photoProblem(base64: string): PhotoProblem | null {
  if (base64.length > MAX_CHARACTERS) return 'too-large'
  const bytes = base64Bytes(base64)
  if (bytes === null) return 'no-picture'
  const size = pictureSize(bytes)
  if (size === null || size.width === 0 || size.height === 0) return 'no-picture'
  return size.width > MAX_PHOTO_SIDE || size.height > MAX_PHOTO_SIDE || bytes.length > MAX_PHOTO_BYTES
    ? 'too-large'
    : null
}

/** Of a photo that was looked at. */
export function photoType(base64: string): PhotoType {
  if (base64.startsWith('/9j/')) return 'image/jpeg'
  return base64.startsWith('iVBOR') ? 'image/png' : 'image/webp'
}

/** Eight characters by which another photo of the same person is another: lists say it without carrying the bytes. FNV-1a. */
export function photoMark(base64: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < base64.length; at++) hash = Math.imul(hash ^ base64.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map(Array.from(ALPHABET, (sign, value) => [sign.charCodeAt(0), value]))

/** Null where it is no canonical base64: of one picture there is one text. */
function base64Bytes(text: string): Uint8Array | null {
  if (text.length === 0 || text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let [bits, held, at] = [0, 0, 0]
  for (let index = 0; index < text.length - padding; index++) {
    const value = VALUES.get(text.charCodeAt(index))
    if (value === undefined) return null
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = (bits >> held) & 0xff
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null
}

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** As the head of the file says; null where it is no JPEG, PNG or WebP, or one that moves. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return jpegSize(bytes)
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngSize(bytes)
  if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return webpSize(bytes)
  return null
}

function jpegSize(bytes: Uint8Array): PictureSize | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (isStartOfFrame(marker)) return { width: big16(bytes, at + 7), height: big16(bytes, at + 5) }
    // The picture itself begins, or ends, without a word on its size.
    else if (marker === 0xda || marker === 0xd9) return null
    else at += 2 + Math.max(2, big16(bytes, at + 2))
  }
  return null
}

function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function pngSize(bytes: Uint8Array): PictureSize | null {
  if (textAt(bytes, 12) !== 'IHDR' || bytes.length < 33) return null
  for (let at = 8; at + 12 <= bytes.length; at += 12 + big32(bytes, at)) {
    const chunk = textAt(bytes, at + 4)
    // It moves.
    if (chunk === 'acTL') return null
    if (chunk === 'IDAT') return { width: big32(bytes, 16), height: big32(bytes, 20) }
  }
  return null
}

function webpSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30) return null
  switch (textAt(bytes, 12)) {
    case 'VP8 ':
      return { width: little16(bytes, 26) & 0x3fff, height: little16(bytes, 28) & 0x3fff }
    case 'VP8L': {
      const bits = little16(bytes, 21) + little16(bytes, 23) * 0x10000
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      // The second bit: it moves.
      if (((bytes[20] ?? 0) & 0x02) !== 0) return null
      return { width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 }
    default:
      return null
  }
}

function startsWith(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte)
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function big16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0)
}

function big32(bytes: Uint8Array, at: number): number {
  return big16(bytes, at) * 0x10000 + big16(bytes, at + 2)
}

function little16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100
}

function little24(bytes: Uint8Array, at: number): number {
  return little16(bytes, at) + (bytes[at + 2] ?? 0) * 0x10000
}
