import { MAX_PHOTO_BYTES, photoProblem } from '#shared/model/photo.ts'
import { valueOrNull } from './journal-file.ts'
import { JsonBroken, jsonParts, type JsonPart } from './json-parts.ts'
import { fieldsOf, line, propertiesOf, text, type Fields } from './monica-values.ts'

/** What of a Monica account is read into memory; pictures and files, which are most of it, are not. */
const READ: ReadonlySet<string> = new Set(['contact', 'relationship', 'activity'])
const INSTANCE = 'account.instance'
const MAX_ITEM_BYTES = 8 * 1024 * 1024
/** So long a text has the picture of a person that is kept, its slashes escaped. */
export const MAX_DATA_URL = MAX_PHOTO_BYTES * 2

/** A contact, a relationship or an activity, with all that stands in it. */
export interface MonicaItem {
  readonly type: string
  readonly value: Fields
}

export interface MonicaFieldType {
  readonly name: string
  readonly protocol: string
}

/** What of an account of Monica is brought over. */
export interface MonicaAccount {
  readonly items: readonly MonicaItem[]
  readonly types: ReadonlyMap<string, MonicaFieldType>
  /** How many of each type were not read. */
  readonly left: ReadonlyMap<string, number>
  readonly unreadable: number
  readonly isCutOff: boolean
  /** In base64, by their ids: those that are somebody's avatar, and small enough to be kept. */
  readonly photos: ReadonlyMap<string, string>
}

/** Whether the bytes are the JSON export of Monica 4, told by its first words. */
export function isMonicaFile(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 2000))
  return /^\uFEFF?\s*\{\s*"version"\s*:/.test(head) && /"app_version"\s*:/.test(head) && /"account"\s*:/.test(head)
}

/** Reads what the JSON export has of people; pictures and files, which are most of it, are counted. */
export function readMonicaJson(bytes: Uint8Array): MonicaAccount {
  const items: MonicaItem[] = []
  const types = new Map<string, MonicaFieldType>()
  const left = new Map<string, number>()
  const pictures: Pick<JsonPart, 'start' | 'end'>[] = []
  let type = ''
  let diary = ''
  let unreadable = 0
  let isCutOff = false
  const opens = (path: readonly string[]) => {
    const at = path.join('.')
    return /^(?:|account|account\.data|account\.data\.\d+|account\.data\.\d+\.values|account\.instance|account\.instance\.contact_field_types|account\.properties|account\.properties\.journal_entries|account\.properties\.journal_entries\.\d+|account\.properties\.journal_entries\.\d+\.values)$/.test(
      at,
    )
  }
  try {
    for (const part of jsonParts(bytes, opens)) {
      const at = part.path.join('.')
      if (/^account\.data\.\d+\.type$/.test(at)) type = text(valueOrNull(bytes, part))
      else if (/^account\.data\.\d+\.values\.\d+$/.test(at)) {
        if (!READ.has(type)) {
          left.set(type, (left.get(type) ?? 0) + 1)
          if (type === 'photo') pictures.push({ start: part.start, end: part.end })
        } else {
          const value = part.end - part.start < MAX_ITEM_BYTES ? valueOrNull(bytes, part) : null
          if (value === null) unreadable++
          else items.push({ type, value: fieldsOf(value) })
        }
      } else if (/^account\.properties\.journal_entries\.\d+\.type$/.test(at)) diary = text(valueOrNull(bytes, part))
      else if (/^account\.properties\.journal_entries\.\d+\.values\.\d+$/.test(at)) {
        const kind = diary === 'day' ? 'day' : 'entry'
        left.set(kind, (left.get(kind) ?? 0) + 1)
      } else if (at.startsWith(`${INSTANCE}.contact_field_types.`)) {
        const value = fieldsOf(valueOrNull(bytes, part))
        const { name, protocol } = propertiesOf(value)
        types.set(text(value['uuid']), { name: line(name), protocol: text(protocol) })
      }
    }
  } catch (error) {
    // A file that ends early gives what came before.
    if (!(error instanceof JsonBroken)) throw error
    isCutOff = true
  }
  const photos = avatarsIn(bytes, pictures, items)
  if (photos.size > 0) {
    left.set('photo', (left.get('photo') ?? 0) - photos.size)
    left.set('avatar', photos.size)
  }
  return { items, types, left, unreadable, isCutOff, photos }
}

/** The id of the picture that a contact is shown by; '' where it is none of the account's. */
export function avatarOf({ avatar }: Fields): string {
  return text(fieldsOf(avatar)['avatar_photo'])
}

/** Pictures of the account that are somebody's, one after another, and none that is too large to be kept is looked at. */
function avatarsIn(
  bytes: Uint8Array,
  pictures: readonly Pick<JsonPart, 'start' | 'end'>[],
  items: readonly MonicaItem[],
): ReadonlyMap<string, string> {
  const wanted = new Set(items.flatMap(({ type, value }) => (type === 'contact' ? avatarOf(propertiesOf(value)) : [])))
  const photos = new Map<string, string>()
  for (const { start, end } of pictures) {
    const own = bytes.subarray(start, end)
    let [uuid, data] = ['', '']
    try {
      for (const part of jsonParts(own, (path) => path.length === 0 || path.join('.') === 'properties')) {
        const at = part.path.join('.')
        if (at === 'uuid') uuid = text(valueOrNull(own, part))
        else if (at === 'properties.dataUrl' && part.end - part.start < MAX_DATA_URL)
          data = text(valueOrNull(own, part))
      }
    } catch (error) {
      // Within it, something is no JSON: then it is no picture, and counted as one that is left out.
      if (!(error instanceof JsonBroken)) throw error
      continue
    }
    const [, base64 = ''] = /^data:[^,]{0,200};base64,(.*)$/s.exec(data) ?? []
    if (wanted.has(uuid) && photoProblem(base64) === null) photos.set(uuid, base64)
  }
  photos.delete('')
  return photos
}
