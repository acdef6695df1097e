import { photoProblem, type PhotoProblem } from '#shared/model/photo.ts'

/** The photo that a card holds, or why it has none that is kept: `elsewhere`, an address alone, is never fetched. */
export type PhotoOfCard = { readonly photo: string } | { readonly problem: PhotoProblem | 'elsewhere' }

const HEAD = /^[^:"]*(?:"[^"]*"[^:"]*)*:/
const INLINE = /^data:[^,]{0,200};base64,/i

/**
 * Reads `PHOTO` of a vCard of any version: base64 as such (2.1 and 3.0) or within `data:` (4.0). What the card says of its
 * type is not believed; the bytes say it.
 * @param line the property in one piece, its folds joined
 */
export function photoOfCard(line: string): PhotoOfCard | null {
  const head = HEAD.exec(line)?.[0]
  if (head === undefined) return { problem: 'no-picture' }
  // Programs escape in 4.0 what only 3.0 needs escaped.
  const value = line
    .slice(head.length)
    .replaceAll(/\\(?=[,;:])/g, '')
    .trim()
  if (value === '') return null
  const inline = INLINE.exec(value)?.[0]
  if (inline === undefined && (/VALUE=ur[il]/i.test(head) || /^[a-z][a-z0-9+.-]*:/i.test(value))) {
    return { problem: /^data:/i.test(value) ? 'no-picture' : 'elsewhere' }
  }
  const base64 = value.slice(inline?.length ?? 0).replaceAll(/\s|\\n/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return { problem: 'no-picture' }
  // Written as everybody writes it: without its last signs, or with bits that say nothing, it is the same picture.
  const photo = Buffer.from(base64, 'base64').toString('base64')
  const problem = photoProblem(photo)
  return problem === null ? { photo } : { problem }
}
