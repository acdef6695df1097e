import { photoProblem, pictureSize } from '#shared/model/photo.ts'

/** `unreadable`: no JPEG, PNG or WebP, or one that is damaged or moves. `too-large`: nobody photographs that. */
export type ShrinkFailure = 'unreadable' | 'too-large'

/** Pixels at either side of what is kept. */
const SIDE = 192
/** Bytes of what is kept: ten thousand of them are less than the notes of as many people. */
const WANTED_BYTES = 20 * 1024
const MAX_FILE_BYTES = 40 * 1024 * 1024
const MAX_PIXELS = 100_000_000
const QUALITIES = [0.85, 0.7, 0.5, 0.3]

/**
 * Makes a small square of a picture, in base64: cut around its middle, without what a camera wrote about where it was taken.
 * The head of the file is read first: a few bytes can ask for more memory than there is.
 */
export async function shrinkPhoto(file: Blob): Promise<{ photo: string } | { failure: ShrinkFailure }> {
  if (file.size > MAX_FILE_BYTES) return { failure: 'too-large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const size = pictureSize(bytes)
  if (size === null) return { failure: 'unreadable' }
  if (size.width * size.height > MAX_PIXELS) return { failure: 'too-large' }
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(new Blob([bytes]))
  } catch {
    return { failure: 'unreadable' }
  }
  try {
    for (const quality of QUALITIES) {
      const photo = toBase64(await squareOf(picture, quality))
      const isSmall = photo.length * 0.75 <= WANTED_BYTES || quality === QUALITIES.at(-1)
      if (isSmall) return photoProblem(photo) === null ? { photo } : { failure: 'unreadable' }
    }
  } finally {
    picture.close()
  }
  return { failure: 'unreadable' }
}

async function squareOf(picture: ImageBitmap, quality: number): Promise<Uint8Array> {
  const from = Math.min(picture.width, picture.height)
  const side = Math.min(SIDE, from)
  const canvas = new OffscreenCanvas(side, side)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas to draw on')
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, side, side)
  pen.drawImage(picture, (picture.width - from) / 2, (picture.height - from) / 2, from, from, 0, 0, side, side)
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality })
  // A browser that writes no WebP answers with PNG, which is no kind for photos.
  const blob = webp.type === 'image/webp' ? webp : await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Uint8Array(await blob.arrayBuffer())
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
