import { parseImportDate } from './import-date.ts'
import type { RecordDraft } from './record-draft.ts'
import type { CardProperty } from './vcard-property.ts'
import { circleOfGroup } from './group-name.ts'
import { joinAddress } from './postal-address.ts'
import { foldName } from '#shared/model/person-name.ts'
import { channelLabel, phoneText, propertyLabel } from './vcard-label.ts'
import { nameFromParts } from './whole-name.ts'

/** Names of services that have a property of their own in older cards, without the program that wrote it. */
const SERVICE_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['skype', 'Skype'],
  ['skype-username', 'Skype'],
  ['jabber', 'Jabber'],
  ['xmpp', 'XMPP'],
  ['aim', 'AIM'],
  ['icq', 'ICQ'],
  ['msn', 'MSN'],
  ['yahoo', 'Yahoo'],
  ['google-talk', 'Google Talk'],
  ['gtalk', 'Google Talk'],
  ['gadugadu', 'Gadu-Gadu'],
  ['gadu-gadu', 'Gadu-Gadu'],
  ['groupwise', 'GroupWise'],
  ['matrix', 'Matrix'],
  ['telegram', 'Telegram'],
  ['signal', 'Signal'],
  ['whatsapp', 'WhatsApp'],
  ['threema', 'Threema'],
  ['wechat', 'WeChat'],
  ['qq', 'QQ'],
  ['line', 'LINE'],
  ['viber', 'Viber'],
  ['discord', 'Discord'],
  ['slack', 'Slack'],
  ['teams', 'Teams'],
  ['sip', 'SIP'],
  ['twitter', 'Twitter'],
  ['imaddress', ''],
])
/** Who belongs to somebody, and other words about them, as lines of the notes. */
const NOTED: ReadonlyMap<string, string> = new Map([
  ['spouse', 'Spouse'],
  ['spousename', 'Spouse'],
  ['partner', 'Partner'],
  ['child', 'Child'],
  ['children', 'Children'],
  ['manager', 'Manager'],
  ['managersname', 'Manager'],
  ['assistant', 'Assistant'],
  ['assistantsname', 'Assistant'],
  ['profession', 'Profession'],
  ['office', 'Office'],
  ['geo', 'Coordinates'],
  ['tz', 'Time zone'],
  ['gender', 'Gender'],
  ['sex', 'Gender'],
  ['lang', 'Language'],
  ['expertise', 'Expertise'],
  ['hobby', 'Hobby'],
  ['interest', 'Interest'],
  ['interests', 'Interests'],
  ['birthplace', 'Place of birth'],
  ['deathplace', 'Place of death'],
  ['deathdate', 'Died'],
  ['maidenname', 'Maiden name'],
])
const ANNIVERSARIES = new Set(['anniversary', 'wedding-anniversary', 'weddinganniversary', 'wedding'])
/** Pages, with what each is called. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ['url', ''],
  ['blog-url', 'blog'],
  ['blogfeed', 'blog'],
  ['video-url', 'video'],
  ['contact-uri', ''],
  ['org-directory', ''],
  ['caluri', 'calendar'],
  ['fburl', 'calendar'],
])
const PHONES: ReadonlyMap<string, string> = new Map([
  ['callback', 'callback'],
  ['radio', 'radio'],
  ['telex', 'telex'],
  ['ttytdd', 'TTY'],
  ['tel', ''],
])
// In the order of Android's own constants.
const ANDROID_RELATIONS =
  ',assistant,brother,child,domestic partner,father,friend,manager,mother,parent,partner,referred by,relative,sister,spouse'
const ANDROID_EVENTS = ',anniversary,date,birthday'

/** What names, work, labels, groups and kinds are made of. */
const READ_ELSEWHERE = new Set([
  'n',
  'fn',
  'nickname',
  'org',
  'title',
  'role',
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

/** Of these what says of whom or of what the card is. */
const OF_THE_CARD = new Set(['x-abadr', 'kind', 'x-addressbookserver-kind', 'x-abshowas'])

/** How a program sorts, shows and keeps its cards. */
const OF_THE_PROGRAM =
  /^(agent|mailer|class|source|calscale|created|x-(abuid|created|modified|class|prodid|crc|origin|photo|ms-ol-.*|kaddressbook-(crypto.*|openpgp.*)|.*-(etag|uid|id|rev|version|token)|evolution-list|.*(file-as|fileas|list-show-addresses)))$/

/** The property without the mark of the program that wrote it: `X-EVOLUTION-SPOUSE` and `X-MS-SPOUSE` are one. */
function baseName(name: string): string {
  return name.replace(/^x-(?:(?:ms|evolution|kaddressbook|gnome|mozilla|apple|android|google|nokia)-|ab)?(?:x-)?/, '')
}

/** Another card that somebody is related to: who that is only the whole file tells. */
export interface RelatedCard {
  readonly label: string
  readonly uid: string
}

/**
 * Puts the properties of one card into the draft of its person. What the journal has no place for is a line of the notes.
 * @returns the other cards that it names
 */
export function cardToRecord(properties: readonly CardProperty[], draft: RecordDraft): RelatedCard[] {
  const related: RelatedCard[] = []
  readNames(properties, draft)
  readWork(properties, draft)
  const labels = new Map(properties.filter(({ name }) => name === 'x-ablabel').map(({ group, text }) => [group, text]))
  for (const property of properties) {
    draft.at(property.line)
    const label = propertyLabel(property, labels)
    if (READ_ELSEWHERE.has(property.name)) draft.becameAtLeast(OF_THE_CARD.has(property.name) ? 'settings' : 'field')
    if (property.name === 'related' && /^urn:/i.test(property.text)) {
      draft.became('text')
      related.push({ label: relationOf(property, label), uid: property.text.replace(/^urn:uuid:/i, '') })
    } else readProperty(property, label, draft)
  }
  return related
}

function relationOf({ types }: CardProperty, label: string): string {
  return label || types.find((type) => type !== 'pref') || 'Related'
}

/** Employers and titles go together by their group, else by their order, the preferred ones first. */
function readWork(properties: readonly CardProperty[], draft: RecordDraft): void {
  const all = (name: string) =>
    properties
      .filter((one) => one.name === name && one.text !== '')
      .toSorted((a, b) => preferenceOf(a) - preferenceOf(b))
  const organisations = all('org')
  const titles = all('title')
  const roles = all('role')
  const grouped = ({ group }: CardProperty, among: CardProperty[]) => {
    const at = group === '' ? -1 : among.findIndex((one) => one.group === group)
    return at === -1 ? undefined : among.splice(at, 1)[0]
  }
  const pairs = organisations.map((organisation) => ({ organisation, title: grouped(organisation, titles) }))
  for (const pair of pairs) pair.title ??= titles.shift() ?? roles.shift()
  for (const { organisation, title } of pairs) {
    const [name = [], ...units] = organisation.parts
    draft.at(organisation.line)
    draft.work(name.join(', '), title?.text ?? '')
    draft.note(
      units
        .map((unit) => unit.join(', '))
        .filter(Boolean)
        .join(', '),
      'Department',
    )
  }
  if (pairs.length === 0 && titles.length === 0) titles.push(...roles.splice(0, 1))
  for (const title of titles) {
    draft.at(title.line)
    draft.work('', title.text)
  }
  for (const role of roles) {
    draft.at(role.line)
    draft.note(role.text, 'Role')
  }
}

/** 1 … 100 as the card says, 1 for the type PREF, 101 without. */
function preferenceOf({ types, param }: CardProperty): number {
  const said = Number(param('pref'))
  if (said >= 1 && said <= 100) return said
  return types.includes('pref') ? 1 : 101
}

function readNames(properties: readonly CardProperty[], draft: RecordDraft): void {
  const first = (name: string) => properties.find((property) => property.name === name && property.text !== '')
  const structured = first('n')
  const part = (at: number) => structured?.parts[at]?.join(' ').trim() ?? ''
  const [named, ...others] = properties.filter(({ name, text }) => name === 'fn' && text !== '')
  const whole = named?.text ?? ''
  for (const { line, text } of others) {
    draft.at(line)
    if (text !== whole) draft.note(text, 'name')
  }
  draft.about([])
  nameFromParts(draft, { family: part(0), given: part(1), middle: part(2), prefix: part(3), suffix: part(4), whole })
  for (const { line, parts } of properties.filter(({ name }) => name === 'nickname')) {
    draft.at(line)
    for (const nick of parts.flat()) draft.name('nick', nick)
  }
  draft.about([])
  draft.name('nick', androidNick(properties))
  const reading = ['x-phonetic-last-name', 'x-phonetic-first-name', 'x-phonetic-middle-name'].map(
    (name) => first(name)?.text ?? '',
  )
  const sound = first('sound')?.parts.map((values) => values.join(' ')) ?? []
  const phonetic = reading.some(Boolean) ? reading : sound
  const sorted = first('sort-string')
  const said = phonetic.filter(Boolean).join(' ') || (sorted?.text ?? '')
  draft.name('phonetic', said)
  // One reading is the name's; what another, or the order, says besides is in the notes.
  const words = foldName([said, whole, ...(structured?.parts.flat() ?? [])].join(' '))
  for (const { name, line, text } of [
    ...properties.filter((one) => one.name === 'sound'),
    ...(sorted ? [sorted] : []),
  ]) {
    draft.at(line)
    if (!text.split(/[\s;,]+/u).every((word) => words.includes(foldName(word))))
      draft.notUnderstood(name.toUpperCase(), text)
  }
  draft.about([])
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
    // RFC 9554.
    case 'pronouns':
    case 'x-pronouns':
      return draft.line('pronouns', text)
    case 'adr':
      return draft.place(details.label, joinAddress(parts.map((values) => values.join(', '))))
    case 'note':
      return draft.note(text)
    case 'categories':
      return parts.flat().forEach((group) => draft.circle(circleOfGroup(group) ?? ''))
    case 'bday':
      return readDate(property, 'birthday', draft)
    case 'x-abdate':
      return readDate(property, label || 'date', draft)
    case 'related':
    case 'x-abrelatednames':
      return draft.note(text, relationOf(property, label))
    case 'x-android-custom':
      return readAndroid(property, draft)
    // The address as it is printed; where the card has its parts it says nothing more.
    case 'label':
      return draft.printedAddress(details.label, joinAddress(text.split('\n')))
    default:
      return readOther(property, { ...details, preferred }, draft)
  }
}

function readOther(property: CardProperty, { preferred, label }: Details, draft: RecordDraft): void {
  const { name, text } = property
  const base = baseName(name)
  // X-GOOGLE-TALK is no property of Google's.
  const service = SERVICE_PROPERTIES.get(name.replace(/^x-/, '')) ?? SERVICE_PROPERTIES.get(base)
  if (service !== undefined) return draft.channel('message', text, { label: service, preferred })
  if (ANNIVERSARIES.has(base)) return readDate(property, 'anniversary', draft)
  const noted = NOTED.get(base)
  if (noted !== undefined) return draft.note(text.replace(/^geo:/i, ''), noted)
  const page = PAGES.get(base)
  if (page !== undefined) return draft.web(text, { label: page || label, preferred })
  const phone = PHONES.get(base)
  if (phone !== undefined) return draft.channel('phone', text, { label: phone || label, preferred })
  if (READ_ELSEWHERE.has(name)) return
  if (OF_THE_PROGRAM.test(name)) draft.leftOut(name.toUpperCase(), text)
  else draft.notUnderstood(name.toUpperCase(), text)
}

/** `vnd.android.cursor.item/relation;Luis;14;;`: what it is, a value, a number for its kind, and a label of one's own. */
function readAndroid(property: CardProperty, draft: RecordDraft): void {
  const [item = '', value = '', kind = '', own = ''] = property.text.split(';')
  const label = (kinds: string) => own || kinds.split(',')[Number(kind)] || ''
  switch (item.replace(/^vnd\.android\.cursor\.item\//i, '').toLowerCase()) {
    case 'nickname':
      return draft.becameAtLeast('field')
    case 'relation':
      return draft.note(value, label(ANDROID_RELATIONS) || 'Related')
    case 'contact_event':
      return readDate({ ...property, text: value }, label(ANDROID_EVENTS) || 'date', draft)
    default:
      return draft.notUnderstood(property.name.toUpperCase(), property.text)
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
