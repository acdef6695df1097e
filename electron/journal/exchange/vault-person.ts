import { namedId } from '#journal/commands/named-documents.ts'
import { parseCivilDate } from '#shared/model/civil-date.ts'
import { entryId } from '#shared/model/id.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import { photoProblem } from '#shared/model/photo.ts'
import { displayName, foldName, namesFromText } from '#shared/model/person-name.ts'
import { RINGS } from '#shared/model/ring.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { derivedEntryKey } from './derived-record.ts'
import { setOf, type Fields, type ForeignWriter } from './foreign-journal.ts'
import { VALUE_CAPS } from './import-caps.ts'
import { parseImportDate, partialDateOf } from './import-date.ts'
import { pageOwner } from './profile-address.ts'
import { frontWords, SETTINGS } from './vault-front.ts'
import { allTexts, linksIn, textOf, textsOf, type VaultNote } from './vault-note.ts'
import type { VaultIndex } from './vault-index.ts'
import { ownSections, ownTexts, toldEntries, toldFields, toldText, type Told } from './vault-own.ts'

export interface PersonNote {
  readonly note: VaultNote
  readonly id: string
  /** By what else an import may know them. */
  readonly ref: string
  /** What stands below the front matter, without tasks. */
  readonly body: string
}

const line = (text: string, max: number = VALUE_CAPS.line) => cutText(cleanLine(text), max)

/** What a vault calls things of a person, by what they are here. */
const KEYS: Readonly<Record<string, RegExp>> = {
  email: /^e-?mails?$/,
  phone: /^(?:phones?|tel|telephone|mobile|cell)$/,
  page: /^(?:website|url|linkedin|homepage|twitter|mastodon|github|profile)$/,
  company: /^(?:company|organi[sz]ation|employer|org)$/,
  title: /^(?:title|job|job-?title|role|position)$/,
  place: /^(?:location|city|based-in|prm-location|address|country)$/,
  birthday:
    /^(?:birthday|birthdate|birth-date|date-of-birth|dob|bday|born|prm-birthday|geburtstag|anniversaire|cumpleaños|compleanno)$/,
  met: /^(?:met|met-on|first-met)$/,
  tags: /^tags?$/,
  aliases: /^alias(?:es)?$/,
  cadence: /^(?:prm-cadence|cadence)$/,
  tier: /^(?:prm-tier|tier)$/,
  paused: /^prm-paused$/,
  pronouns: /^pronouns$/,
  known: /^(?:type|prm-last-contacted)$/,
  settings: SETTINGS,
}

/** Of which a map is read as well. */
const MAPPED: ReadonlySet<string> = new Set(['email', 'phone', 'page', 'place'])

/** Days between two contacts of the tiers that plugins for relationships have. */
const TIERS: Readonly<Record<string, number>> = {
  inner: 14,
  close: 30,
  casual: 90,
  'keep warm': 180,
  'keep-warm': 180,
  dormant: 365,
}

/** A person of a vault as a document. */
export function vaultPerson({ note, id, ref, body }: PersonNote, write: ForeignWriter): Fields {
  const by = new Map<string, string[]>()
  const notes: string[] = []
  for (const [key, value] of Object.entries(note.front)) {
    const what = Object.keys(KEYS).find((one) => KEYS[one]?.test(key.toLowerCase().replaceAll(/[ _]/g, '-')))
    // A number, a page or an address may stand under a word of its own: `phone: {work: …}`.
    const said = MAPPED.has(what ?? '') ? allTexts(value) : textsOf(value)
    const isWhole = said.length === allTexts(value).length
    if (what === 'settings') write.leaveOut('settings')
    else if (what === undefined || !isWhole) {
      const words = frontWords(value)
      if (words === '') continue
      write.asText()
      notes.push(`${key}: ${words}`)
    } else {
      write.took()
      by.set(what, [...(by.get(what) ?? []), ...said])
    }
  }
  if (note.unreadFront !== '') {
    write.asText()
    notes.push(note.unreadFront.trim())
  }
  const of = (what: string) => by.get(what) ?? []
  const entry = (collection: string, ...says: string[]) =>
    derivedEntryKey({ source: 'vault', ref: id, collection }, says)
  const names = namesFromText(line(note.title, VALUE_CAPS.name))
  // Earlier versions of Obsidian, and people, write several in one line.
  const others = of('aliases')
    .flatMap((said) => said.split(',').map((alias) => alias.trim()))
    .filter((alias) => alias !== '' && foldName(alias) !== foldName(displayName(names)))
  if (others.length > 1) notes.push(`aliases: ${others.slice(1).join(', ')}`)
  const channels: Record<string, Fields> = {}
  const channel = (kind: string, value: string) => {
    const text = line(value)
    if (text !== '') channels[entry('channels', kind, text)] = { kind, label: '', value: text, preferred: false }
  }
  for (const value of of('email')) channel(value.includes('@') ? 'email' : 'other', value)
  for (const value of of('phone')) channel('phone', value)
  for (const value of of('page')) channel(pageOwner(value) === 'person' ? 'profile' : 'website', value)
  const places = Object.fromEntries(
    of('place').map((text) => [entry('places', line(text)), { label: '', text: line(withoutBrackets(text)) }]),
  )
  const dates: Record<string, Fields> = {}
  for (const said of of('birthday')) {
    const date = dayOfYear(said)
    const key = entry('dates', 'birthday')
    if (date === null || (key in dates && !isSame(dates[key]?.['date'], date))) notes.push(`birthday: ${said}`)
    else dates[key] = { label: 'birthday', date }
  }
  for (const type of of('known')) if (!KNOWN.test(type)) notes.push(`type: ${type}`)
  const circles = of('tags')
    .flatMap((said) => said.split(/[\s,]+(?=#)|,/).map((tag) => tag.trim()))
    .filter((tag) => tag !== '')
    .map((tag) => tag.replace(/^#/, ''))
    .filter((tag) => !/^(?:person|people|contacts?)$/i.test(tag))
    .map((tag) => circleOf(tag.replace(/^circle\//, ''), write))
  const [company, title] = [withoutBrackets(of('company')[0] ?? ''), withoutBrackets(of('title')[0] ?? '')]
  for (const more of [...of('company').slice(1), ...of('title').slice(1)]) notes.push(more)
  const met = of('met').join('\n')
  const metOn = parseCivilDate(met.slice(0, 10))
  // What it says beside the day is where, or through whom.
  const howWeMet = cutText(cleanNote(metOn === null ? met : met.slice(10)), VALUE_CAPS.notes)
  const cadence = cadenceOf(of('cadence')[0], of('tier')[0], of('paused')[0])
  if (cadence.unread !== '') notes.push(cadence.unread)
  const words = cleanNote([body.trim(), ...notes].filter(Boolean).join('\n\n'))
  // Keys that became lines are counted where they are read.
  if (body.trim() !== '') write.took()
  if (words.length > VALUE_CAPS.notes) write.leaveOut('cut')
  return {
    kind: 'person',
    names: { ...names, nick: names.nick || line(others[0] ?? '', VALUE_CAPS.name) },
    pronouns: line(of('pronouns')[0] ?? '', 100),
    ...(cadence.ring !== null && { ring: cadence.ring }),
    cadence: cadence.override,
    metOn,
    howWeMet,
    channels,
    places,
    dates,
    circles: setOf(circles),
    roles: company === '' && title === '' ? {} : { [entry('roles', company, title)]: roleOf(company, title, write) },
    externalRefs: Object.fromEntries(
      [id, ref].map((one) => [entry('externalRefs', one), { source: 'vault', ref: one }]),
    ),
    notes: cutText(words, VALUE_CAPS.notes),
  }
}

/** A person that Rapport wrote into a vault, as a document again. */
export function ownPerson({ note, id, body }: PersonNote, index: VaultIndex, write: ForeignWriter): Fields {
  const { front } = note
  const sections = ownSections(body)
  const known = toldFields(sections.get('Known') ?? '')
  const keyOf = (collection: string, says: string, rank: number) =>
    derivedEntryKey({ source: 'vault', ref: id, collection }, [says], rank)
  const keyed = (collection: string, entries: readonly Fields[]) =>
    // In the order in which they stood, which is that of their keys.
    Object.fromEntries(entries.map((one, at) => [keyOf(collection, JSON.stringify(one), 100 + at), one]))
  const told = (one: string | Told | undefined) => (typeof one === 'object' ? one : {})
  const day = (one: string | Told | undefined) => parseCivilDate(toldText(one))
  const named = told(known['names'])
  const parts = ['given', 'family', 'display', 'phonetic', 'nick'] as const
  const names = Object.fromEntries(parts.map((part) => [part, line(toldText(named[part]), VALUE_CAPS.name)]))
  const isNamed = parts.some((part) => names[part] !== '')
  const ring = RINGS.find((one) => one === textOf(front['rapport-ring']))
  const side = textOf(front['rapport-side'])
  const [through = ''] = linksIn(toldText(known['metThrough']).replaceAll('\\[', '['), note.path)
  const kept = told(known['cadence'])
  const numbers = (['idealDays', 'maxDays'] as const).flatMap((key) => (key in kept ? [[key, Number(kept[key])]] : []))
  const besides = besidesOwn(note, known, sections)
  write.took(Object.keys(front).length + sections.size - besides.length)
  write.asText(besides.length)
  const answers = Object.entries(toldFields(sections.get('Answers') ?? '')).flatMap(([prompt, said]) => {
    const [, text = '', on = ''] = /^([\s\S]*) \((\d{4}-\d{2}-\d{2})\)$/.exec(toldText(said)) ?? []
    if (text !== '' && /^[a-z0-9_-]{1,64}$/i.test(prompt)) return [[prompt, { text, on }] as const]
    write.leaveOut('rapport')
    return []
  })
  const photo = ownPhoto(sections.get('Photo'))
  if (photo === null && sections.has('Photo')) write.leaveOut('file')
  for (const key of Object.keys(known)) if (!OWN_KEYS.has(key)) write.leaveOut('rapport')
  return {
    kind: 'person',
    names: isNamed ? names : namesFromText(textOf(front['aliases']) || note.title),
    pronouns: toldText(known['pronouns']),
    ...(ring !== undefined && { ring }),
    ...((side === 'inside' || side === 'outside') && { side }),
    cadence: { ...Object.fromEntries(numbers), ...('paused' in kept && { paused: true }) },
    metOn: day(known['metOn']),
    metThrough: through === '' ? null : index.find(through, note.path),
    circles: setOf(textsOf(front['rapport-circles']).map((circle) => circleOf(circle, write))),
    channels: keyed(
      'channels',
      toldEntries(known['channels']).map((one) => ({
        kind: toldText(one['kind']),
        label: toldText(one['label']),
        value: toldText(one['value']),
        preferred: 'preferred' in one,
      })),
    ),
    roles: keyed(
      'roles',
      toldEntries(known['roles']).map((one) => ({
        ...roleOf(toldText(one['organisation']), toldText(one['title']), write),
        from: day(one['from']),
        to: day(one['to']),
      })),
    ),
    places: keyed(
      'places',
      toldEntries(known['places']).map((one) => ({ label: toldText(one['label']), text: toldText(one['text']) })),
    ),
    dates: keyed(
      'dates',
      toldEntries(known['dates']).flatMap((one) => {
        const { y, m, d } = told(one['date'])
        const date = partialDateOf(y === undefined ? undefined : Number(y), Number(m), Number(d))
        return date === null ? [] : [{ label: toldText(one['label']), date }]
      }),
    ),
    ...needsOf(id, toldEntries(known['needs'])),
    offers: keyed(
      'offers',
      toldEntries(known['offers']).map((one) => ({ text: toldText(one['text']) })),
    ),
    externalRefs: keyed(
      'externalRefs',
      toldEntries(known['externalRefs']).map((one) => ({ source: toldText(one['source']), ref: toldText(one['ref']) })),
    ),
    helpersPutAside: keyed(
      'helpersPutAside',
      toldEntries(known['helpersPutAside']).flatMap((one) => {
        const [who = ''] = linksIn(toldText(one['person']), note.path)
        const [need, on, person] = [
          entryId.safeParse(toldText(one['need'])).data,
          day(one['on']),
          index.find(who, note.path),
        ]
        if (need !== undefined && on !== null && person !== null) return [{ need, person, on }]
        write.leaveOut('rapport')
        return []
      }),
    ),
    photo,
    answers: Object.fromEntries(answers),
    ...ownTexts(sections),
    ...(besides.length > 0 && { notes: [ownTexts(sections)['notes'] ?? '', ...besides].filter(Boolean).join('\n\n') }),
  }
}

/** Needs under the keys by which other things name them, with the days on which they were met or let go. */
function needsOf(id: string, told: readonly Told[]): Fields {
  const needs: Record<string, Fields> = {}
  const days: Record<'met' | 'letGo', Record<string, string>> = { met: {}, letGo: {} }
  for (const [at, one] of told.entries()) {
    const need = { text: toldText(one['text']), heardOn: parseCivilDate(toldText(one['heardOn'])) }
    const key =
      entryId.safeParse(toldText(one['key'])).data ??
      derivedEntryKey({ source: 'vault', ref: id, collection: 'needs' }, [JSON.stringify(need)], 100 + at)
    needs[key] = need
    for (const what of ['met', 'letGo'] as const) {
      const on = parseCivilDate(toldText(one[what]))
      if (on !== null) days[what][key] = on
    }
  }
  return { needs, needsMet: days.met, needsLetGo: days.letGo }
}

/** Whatever became of the text since: what is no photo any more is none. */
function ownPhoto(section: string | undefined): string | null {
  const [, base64 = ''] = /^!\[\]\(data:image\/[a-z]+;base64,([A-Za-z0-9+/=]*)\)/.exec(section ?? '') ?? []
  return photoProblem(base64) === null ? base64 : null
}

/** What says that a note is of a person, and the day of which a conversation is made. */
const KNOWN = /^(?:person|people|contact|\d{4}-\d{2}-\d{2}.*)$/i

function isSame(one: unknown, other: PartialDate): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What Rapport writes into the front matter of a person; what stands there otherwise somebody has written. */
const OWN_FRONT =
  /^(?:type|aliases|tags|email|phone|company|title|location|prm-birthday|prm-cadence|prm-paused|rapport-.*)$/

/** What somebody wrote beside, in the front matter or around the sections: it becomes a part of the notes, once. */
function besidesOwn(note: VaultNote, known: Told, sections: ReadonlyMap<string, string>): string[] {
  const notes = sections.get('Notes') ?? ''
  const everything = JSON.stringify(known)
  const front = Object.entries(note.front).flatMap(([key, value]) => {
    const said = frontWords(value)
    // These stand among what is known, too: another one was written by hand.
    const isChanged =
      /^(?:email|phone|company|title|location)$/.test(key) && !everything.includes(JSON.stringify(said).slice(1, -1))
    return said === '' || (OWN_FRONT.test(key) && !isChanged) ? [] : [`${key}: ${said}`]
  })
  const words = [note.unreadFront.trim(), ...front, sections.get('') ?? '']
  return words.filter((one) => one !== '' && !notes.includes(one))
}

const OWN_KEYS: ReadonlySet<string> = new Set([
  'names',
  'pronouns',
  'side',
  'cadence',
  'metOn',
  'metThrough',
  'channels',
  'roles',
  'places',
  'dates',
  'needs',
  'offers',
  'helpersPutAside',
  'externalRefs',
])

function circleOf(name: string, write: ForeignWriter): string {
  const id = namedId('circle', name)
  write.put(id, { kind: 'circle', name: line(name, VALUE_CAPS.circle) })
  return id
}

function roleOf(company: string, title: string, write: ForeignWriter): Fields {
  const name = line(company, VALUE_CAPS.organisation)
  const organisation = foldName(name) === '' ? null : namedId('organisation', name)
  if (organisation !== null) write.put(organisation, { kind: 'organisation', name })
  return { organisation, title: line(title) }
}

/** `04-17`, or a day with its year in any way of writing that leaves no doubt. */
function dayOfYear(said: string): PartialDate | null {
  const [, month, day] = /^(?:--)?(\d{1,2})-(\d{1,2})$/.exec(said.trim()) ?? []
  if (month !== undefined) return partialDateOf(undefined, Number(month), Number(day))
  return parseImportDate(said.trim())
}

function cadenceOf(days: string | undefined, tier: string | undefined, paused: string | undefined) {
  const ring = RINGS.find((one) => one === tier?.toLowerCase()) ?? null
  const ofTier = ring === null ? TIERS[tier?.toLowerCase() ?? ''] : undefined
  const said = Number(days ?? ofTier)
  const idealDays = Number.isInteger(said) && said >= 1 && said <= 3650 ? said : null
  const unread = [
    tier !== undefined && ring === null && ofTier === undefined ? `tier: ${tier}` : '',
    days !== undefined && idealDays === null ? `cadence: ${days}` : '',
    days !== undefined && ofTier !== undefined && ofTier !== idealDays ? `tier: ${tier}` : '',
    paused !== undefined && !/^(?:true|yes|false|no)$/i.test(paused) ? `paused: ${paused}` : '',
  ]
  const override = {
    ...(idealDays !== null && { idealDays }),
    ...(/^(?:true|yes)$/i.test(paused ?? '') && { paused: true }),
  }
  return { ring, override, unread: unread.filter(Boolean).join('\n') }
}

/** A link as a value stands for what it is called. */
export function withoutBrackets(text: string): string {
  return text.replaceAll(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1').replaceAll(/\[([^\][]*)\]\([^)[]*\)/g, '$1')
}
