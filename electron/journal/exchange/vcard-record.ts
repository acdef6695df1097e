import { parseImportDate } from './import-date.ts'
import type { RecordDraft } from './record-draft.ts'
import type { CardProperty } from './vcard-property.ts'
import { circleOfGroup } from './group-name.ts'
import { joinAddress } from './postal-address.ts'
import { channelLabel, phoneText, propertyLabel } from './vcard-label.ts'
import { nameFromParts } from './whole-name.ts'

/** Names of services that have a property of their own in older cards. */
const SERVICE_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['x-skype', 'Skype'],
  ['x-skype-username', 'Skype'],
  ['x-jabber', 'Jabber'],
  ['x-aim', 'AIM'],
  ['x-icq', 'ICQ'],
  ['x-msn', 'MSN'],
  ['x-yahoo', 'Yahoo'],
  ['x-google-talk', 'Google Talk'],
  ['x-gtalk', 'Google Talk'],
  ['x-matrix', 'Matrix'],
  ['x-telegram', 'Telegram'],
  ['x-signal', 'Signal'],
  ['x-whatsapp', 'WhatsApp'],
])

/** What names, labels, groups and kinds are made of. */
const READ_ELSEWHERE = new Set([
  'n',
  'fn',
  'nickname',
  'sound',
  'sort-string',
  'x-phonetic-first-name',
  'x-phonetic-middle-name',
  'x-phonetic-last-name',
  'x-ablabel',
  'x-abadr',
  'kind',
  'x-addressbookserver-kind',
  'x-abshowas',
])

/** How a program sorts, shows and keeps its cards. */
const OF_THE_PROGRAM =
  /^(agent|mailer|class|source|calscale|created|x-(abuid|created|modified|class|prodid|crc|origin|photo|.*-(etag|uid|id|rev|version|token)|.*(file-as|fileas|list|list-show-addresses)))$/

/** Puts the properties of one card into the draft of its person. What the journal has no place for is passed over. */
export function cardToRecord(properties: readonly CardProperty[], draft: RecordDraft): void {
  readNames(properties, draft)
  const labels = new Map(properties.filter(({ name }) => name === 'x-ablabel').map(({ group, text }) => [group, text]))
  for (const property of properties) {
    draft.at(property.line)
    readProperty(property, propertyLabel(property, labels), draft)
  }
}

function readNames(properties: readonly CardProperty[], draft: RecordDraft): void {
  const first = (name: string) => properties.find((property) => property.name === name && property.text !== '')
  const structured = first('n')
  const part = (at: number) => structured?.parts[at]?.join(' ').trim() ?? ''
  const [whole = '', ...others] = properties.flatMap(({ name, text }) => (name === 'fn' && text !== '' ? [text] : []))
  for (const other of others) if (other !== whole) draft.note(other, 'name')
  nameFromParts(draft, { family: part(0), given: part(1), middle: part(2), prefix: part(3), suffix: part(4), whole })
  const nicks = properties.flatMap(({ name, parts }) => (name === 'nickname' ? parts.flat() : []))
  for (const nick of [...nicks, androidNick(properties)]) draft.name('nick', nick)
  const reading = ['x-phonetic-last-name', 'x-phonetic-first-name', 'x-phonetic-middle-name'].map(
    (name) => first(name)?.text ?? '',
  )
  const sound = first('sound')?.parts.map((values) => values.join(' ')) ?? []
  const phonetic = reading.some(Boolean) ? reading : sound
  draft.name('phonetic', phonetic.filter(Boolean).join(' ') || (first('sort-string')?.text ?? ''))
}

/** Android's way, in vCard 2.1: `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Anita;1;;`. */
function androidNick(properties: readonly CardProperty[]): string {
  for (const { name, text } of properties) {
    const nick =
      name === 'x-android-custom' ? /^vnd\.android\.cursor\.item\/nickname;([^;]*)/i.exec(text)?.[1] : undefined
    if (nick !== undefined) return nick
  }
  return ''
}

function readProperty(property: CardProperty, label: string, draft: RecordDraft): void {
  const { name, text, parts } = property
  const preferred = property.types.includes('pref') || property.param('pref') !== ''
  const details = { label: channelLabel(label, property), preferred }
  switch (name) {
    case 'uid':
      return draft.ref(text.replace(/^urn:uuid:/i, ''))
    case 'email':
      return draft.email(text, details)
    case 'tel':
      return draft.channel('phone', phoneText(text), details)
    case 'url':
      return draft.web(text, details)
    case 'impp':
      return readMessenger(property, details, draft)
    case 'socialprofile':
    case 'x-socialprofile':
      return readSocialProfile(property, details, draft)
    case 'org':
      draft.organisation(parts[0]?.join(', ') ?? '')
      return draft.note(
        parts
          .slice(1)
          .map((unit) => unit.join(', '))
          .filter(Boolean)
          .join(', '),
        'Department',
      )
    case 'title':
      return draft.title(text)
    case 'role':
      return draft.role(text)
    // RFC 9554.
    case 'pronouns':
      return draft.line('pronouns', text)
    case 'adr':
      return draft.place(details.label, joinAddress(parts.map((values) => values.join(', '))))
    case 'note':
      return draft.note(text)
    case 'categories':
      return parts.flat().forEach((group) => draft.circle(circleOfGroup(group) ?? ''))
    case 'bday':
      return readDate(property, 'birthday', draft)
    case 'anniversary':
    case 'x-anniversary':
      return readDate(property, 'anniversary', draft)
    case 'x-abdate':
      return readDate(property, label || 'date', draft)
    case 'related':
    case 'x-abrelatednames':
      // The name of another card says nothing to anybody.
      if (/^urn:/i.test(text)) return
      return draft.note(text, label || property.types.find((type) => type !== 'pref') || 'Related')
    default: {
      const service = SERVICE_PROPERTIES.get(name)
      if (service !== undefined) draft.channel('message', text, { label: service, preferred })
      else if (!READ_ELSEWHERE.has(name) && !OF_THE_PROGRAM.test(name)) draft.notUnderstood(name.toUpperCase(), text)
      else if (OF_THE_PROGRAM.test(name)) draft.leftOut(name.toUpperCase(), text)
    }
  }
}

interface Details {
  readonly label: string
  readonly preferred: boolean
}

function readMessenger({ text, param }: CardProperty, { label, preferred }: Details, draft: RecordDraft): void {
  const [, scheme = '', rest = text] = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(text) ?? []
  if (/^https?$/i.test(scheme)) return draft.web(text, { label: param('x-service-type') || label, preferred })
  const service = param('x-service-type') || (/^x-apple$/i.test(scheme) ? '' : scheme.toLowerCase()) || label
  draft.channel('message', decodeAddress(rest), { label: service, preferred })
}

/** Apple writes the page when it knows one, otherwise `x-apple:name`. */
function readSocialProfile({ text, param, types }: CardProperty, { preferred }: Details, draft: RecordDraft): void {
  const service = types.find((type) => type !== 'pref') ?? param('service-type').toLowerCase()
  if (/^https?:/i.test(text)) return draft.channel('profile', text, { label: service, preferred })
  const user = param('x-user') || text.replace(/^x-apple:/i, '')
  draft.channel('message', decodeAddress(user), { label: service, preferred })
}

function readDate({ text, param }: CardProperty, label: string, draft: RecordDraft): void {
  if (text === '') return
  const date = parseImportDate(text)
  if (date === null) {
    // "circa 1975" with VALUE=text is meant as it stands; anything else is a mistake worth a look.
    if (param('value') !== 'text') draft.report({ code: 'date-in-notes', params: { label, text: text.slice(0, 40) } })
    return draft.note(text, label)
  }
  // Apple's way to say that the year is not known: a year that stands for none, named in a parameter.
  const omitted = param('x-apple-omit-year')
  const hasYear = date.y !== undefined && String(date.y) !== omitted
  draft.date(label, hasYear ? date : { m: date.m, d: date.d })
}

function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text.replace(/^\/+/, ''))
  } catch {
    return text
  }
}
