import { foldName } from '#shared/model/person-name.ts'
import { MAX_PHOTO_BYTES, photoProblem } from '#shared/model/photo.ts'
import type { ArchiveEntry } from './archive.ts'
import { decodeText } from './decode-text.ts'
import type { UploadedFile } from './uploads.ts'

const PICTURE = /^(Takeout\/[^/]+\/(?:[^/]+\/)?)([^/]+)\.(?:jpe?g|png|webp)$/i
const BASE64_A_LINE = 74

/**
 * Pictures of Google's Takeout lie beside the cards, each called as its person is: those that are small enough to be kept are put into the
 * card of whom they are of. A name that several cards of a file have is nobody's.
 * @returns the files with them, and the paths of the pictures that found somebody
 */
export async function withPhotosBeside(
  people: readonly UploadedFile[],
  entries: readonly ArchiveEntry[],
): Promise<{ people: UploadedFile[]; used: ReadonlySet<string> }> {
  const used = new Set<string>()
  const files: UploadedFile[] = []
  for (const file of people) {
    const folder = file.name.slice(0, file.name.lastIndexOf('/') + 1)
    const pictures = entries.flatMap((entry) => {
      const [, at = '', title = ''] = PICTURE.exec(entry.path) ?? []
      return at === folder && title !== '' && entry.problem === null && entry.bytes <= MAX_PHOTO_BYTES
        ? [[lettersOf(title), entry] as const]
        : []
    })
    files.push(
      pictures.length === 0 || !/\.(?:vcf|vcard)$/i.test(file.name)
        ? file
        : await withPhotos(file, new Map(pictures), used),
    )
  }
  return { people: files, used }
}

async function withPhotos(
  { name, bytes }: UploadedFile,
  pictures: ReadonlyMap<string, ArchiveEntry>,
  used: Set<string>,
): Promise<UploadedFile> {
  const cards = decodeText(bytes).text.split(/(?<=^END:VCARD[ \t]*\r?\n)/im)
  const titles = cards.map((card) => lettersOf(/^FN[;:](?:[^:\r\n]*:)?(.*(?:\r?\n[ \t].*)*)/im.exec(card)?.[1] ?? ''))
  const times = Map.groupBy(titles, (title) => title)
  const written: string[] = []
  for (const [at, card] of cards.entries()) {
    const title = titles[at] ?? ''
    const entry = title !== '' && times.get(title)?.length === 1 ? pictures.get(title) : undefined
    const picture = entry === undefined ? null : await entry.read()
    const base64 = picture === null ? '' : Buffer.from(picture).toString('base64')
    if (entry === undefined || photoProblem(base64) !== null) {
      written.push(card)
      continue
    }
    used.add(entry.path)
    // In its place the card has an address, from which nothing is fetched.
    const without = card.replaceAll(/^PHOTO[;:].*(?:\r?\n[ \t].*)*\r?\n/gim, '')
    const lines = base64.match(new RegExp(`.{1,${BASE64_A_LINE}}`, 'g')) ?? []
    written.push(without.replace(/^END:VCARD/im, `PHOTO;ENCODING=b:\r\n ${lines.join('\r\n ')}\r\nEND:VCARD`))
  }
  return { name, bytes: new TextEncoder().encode(written.join('')) }
}

/** What of a name the name of a file keeps. */
function lettersOf(title: string): string {
  return foldName(title).replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
