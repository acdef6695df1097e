import type { ImportRemarkCode } from '#shared/contract/import-codes.ts'
import { displayName } from '#shared/model/person-name.ts'
import { cleanLine, cutText } from './clean-text.ts'
import { circleOfGroup } from './group-name.ts'
import type { RecordFields } from './field-account.ts'
import { IMPORT_CAPS, VALUE_CAPS } from './import-caps.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { ProblemLog } from './problem-log.ts'
import { photoOfCard } from './photo-of-card.ts'
import { draftRecord, type RecordDraft } from './record-draft.ts'
import type { ImportFormat, RecordSource } from './import-format.ts'
import { vcardCards, type Card } from './vcard-cards.ts'
import { cardProperty, type CardProperty } from './vcard-property.ts'
import { cardToRecord, type RelatedCard } from './vcard-record.ts'

/** Properties of the file, not of the person: they are not even parsed, so that an odd one is no problem. */
const PASSED_OVER = /^(?:[\w-]+\.)?(?:VERSION|REV|PRODID|NAME|PROFILE|XML|CLIENTPIDMAP)[;:]/i

/** How each card begins: it says nothing that one might keep. */
const VERSION = /^(?:[\w-]+\.)?VERSION[;:]/i
/** In place of the line of its photo, which is none of its properties. */
const PHOTO = 0

/** vCard files: 2.1, 3.0 and 4.0, mixed as they come. */
export const vcard: ImportFormat<'vcard'> = { id: 'vcard', open: openCards }

function openCards(text: string, log: ProblemLog, defaultCountry?: string): RecordSource | null {
  if (!/^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/im.test(text.slice(0, 64 * 1024))) return null
  const circlesByMember = new Map<string, string[]>()
  const related = new Map<ImportedRecord, readonly RelatedCard[]>()
  let groups = 0
  let attachments = 0
  let organisations = 0
  const photos = { tooLarge: 0, elsewhere: 0, noPicture: 0 }
  return {
    *steps() {
      for (const card of vcardCards(text)) {
        attachments += card.attachments
        log.account.leaveOut('file', card.attachments)
        log.account.leaveOut('settings', card.agents)
        for (let agent = 0; agent < card.agents; agent++) log.notUnderstood('AGENT', 'left-out')
        for (const { line, ...problem } of card.problems) log.report(line, problem)
        const properties = propertiesOf(card, log)
        const kind = kindOf(properties)
        if (kind === 'group') {
          groups++
          addGroup(properties, circlesByMember)
        }
        if (kind === 'organisation') organisations++
        if (kind !== 'person') leaveOut(kind, properties, log)
        yield { record: kind === 'person' ? recordOf(card, properties) : null, end: card.end }
      }
    },
    finish(records) {
      const named = new Map(records.map(({ ref, names }) => [ref ?? '', displayName(names)]))
      return records.map((record) =>
        withCircles(withRelated(record, related.get(record) ?? [], named, log), circlesByMember.get(record.ref ?? '')),
      )
    },
    remarks: () => [
      ...counted('attachments-left-out', attachments),
      ...(Object.values(photos).some((count) => count > 0)
        ? [{ code: 'photos-left-out', params: { ...photos } } as const]
        : []),
      ...counted('organisations-left-out', organisations),
      ...counted('groups-as-circles', groups),
    ],
  }

  function recordOf(card: Card, properties: readonly CardProperty[]): ImportedRecord | null {
    const draft = draftRecord(card.line, log, { defaultCountry })
    const others = cardToRecord(properties, draft)
    readPhoto(card, draft)
    const record = draft.finish([...(card.photo === null ? [] : [PHOTO]), ...said(properties)])
    if (record !== null && others.length > 0) related.set(record, others)
    return record
  }

  function readPhoto({ photo: line }: Card, draft: RecordDraft): void {
    const read = line === null ? null : photoOfCard(line)
    if (read === null) return
    draft.about([PHOTO])
    if ('photo' in read) draft.photo(read.photo)
    else {
      photos[PHOTO_COUNTS[read.problem]]++
      draft.became('file')
    }
  }
}

const PHOTO_COUNTS = { 'too-large': 'tooLarge', elsewhere: 'elsewhere', 'no-picture': 'noPicture' } as const

function propertiesOf(card: Card, log: ProblemLog): CardProperty[] {
  const properties: CardProperty[] = []
  for (const line of card.properties) {
    if (PASSED_OVER.test(line.text)) {
      if (!VERSION.test(line.text)) log.account.leaveOut('settings')
      continue
    }
    const property = cardProperty(line, card.version)
    if (property === null) {
      log.report(line.line, { code: 'property-unreadable', params: { text: line.text.slice(0, 40) } })
      log.account.leaveOut('unreadable')
    } else properties.push(property)
  }
  return properties
}

/** The lines of properties that are not empty. */
function said(properties: readonly CardProperty[]): number[] {
  return properties.flatMap(({ line, parts }) => (parts.flat().some((value) => value.trim() !== '') ? [line] : []))
}

/** Of a group its name becomes a circle, and whoever is in it has that. */
function leaveOut(kind: 'group' | 'organisation', properties: readonly CardProperty[], log: ProblemLog): void {
  const lines = new Set(said(properties))
  const own = properties.filter(
    ({ name, line }) => lines.has(line) && /^(?:fn|(?:x-addressbookserver-)?member)$/.test(name),
  )
  if (kind === 'organisation') return log.account.leaveOut('organisation', lines.size)
  log.account.add({ imported: own.length, noted: 0, asText: 0, leftOut: new Map() })
  log.account.leaveOut('settings', lines.size - own.length)
}

function kindOf(properties: readonly CardProperty[]): 'person' | 'group' | 'organisation' {
  const text = (name: string) => properties.find((property) => property.name === name)?.text.toLowerCase()
  const kind = text('kind') ?? text('x-addressbookserver-kind')
  if (kind === 'group') return 'group'
  if (kind === 'org' || kind === 'organization' || kind === 'location' || kind === 'application') return 'organisation'
  const hasName = properties.some(
    ({ name, parts }) => name === 'n' && parts.some((values) => values.some((value) => value !== '')),
  )
  return text('x-abshowas') === 'company' && !hasName ? 'organisation' : 'person'
}

/** Notes under each member the circle that the group stands for. */
function addGroup(properties: readonly CardProperty[], circlesByMember: Map<string, string[]>): void {
  const named = cleanLine(properties.find(({ name }) => name === 'fn')?.text ?? '')
  const circle = circleOfGroup(cutText(named, VALUE_CAPS.circle))
  if (circle === null) return
  for (const { name, text } of properties) {
    if (name !== 'member' && name !== 'x-addressbookserver-member') continue
    const member = text.replace(/^urn:uuid:/i, '')
    const circles = circlesByMember.get(member)
    if (circles === undefined) circlesByMember.set(member, [circle])
    else if (circles.length < IMPORT_CAPS.entries) circles.push(circle)
  }
}

/** Who somebody is related to has a name in another card of the file; a card of another file says nothing. */
function withRelated(
  record: ImportedRecord,
  related: readonly RelatedCard[],
  names: ReadonlyMap<string, string>,
  log: ProblemLog,
): ImportedRecord {
  let unnamed = 0
  const lines = related.flatMap(({ label, uid }) => {
    const name = names.get(uid)
    if (name === undefined) {
      log.notUnderstood('RELATED', 'left-out')
      unnamed++
    }
    return name === undefined ? [] : [`${label.charAt(0).toUpperCase()}${label.slice(1)}: ${name}`]
  })
  const notes = [record.notes, ...lines].filter(Boolean).join('\n')
  const { fields } = record
  const untold = fields !== undefined && unnamed > 0 ? { fields: withoutTexts(fields, unnamed) } : {}
  return lines.length + unnamed === 0 ? record : { ...record, ...untold, notes: cutText(notes, VALUE_CAPS.notes) }
}

function withoutTexts({ asText, leftOut, ...fields }: RecordFields, count: number): RecordFields {
  const partial = (leftOut.get('partial') ?? 0) + count
  return { ...fields, asText: asText - count, leftOut: new Map([...leftOut, ['partial', partial]]) }
}

function withCircles(record: ImportedRecord, added: readonly string[] | undefined): ImportedRecord {
  if (added === undefined) return record
  return { ...record, circles: [...new Set([...record.circles, ...added])].slice(0, IMPORT_CAPS.entries) }
}

type CountedRemark = 'attachments-left-out' | 'organisations-left-out' | 'groups-as-circles'

function counted(code: CountedRemark, count: number): ImportRemarkCode[] {
  return count === 0 ? [] : [{ code, params: { count } }]
}
