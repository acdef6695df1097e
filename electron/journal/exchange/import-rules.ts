import type { Plain } from '#journal/documents/document-store.ts'
import type { ImportAddition } from '#shared/contract/import-codes.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { channelEntry, type ChannelEntry } from '#shared/model/person-entries.ts'
import type { PersonFieldRules } from '#shared/model/person-field.ts'
import { PERSON_FIELDS, type FieldsWith, type ImportedPersonLine } from '#shared/model/person-fields.ts'
import { foldName } from '#shared/model/person-name.ts'
import type { Person } from '#shared/model/person.ts'
import { channelKey } from './channel-key.ts'
import { cutText } from './clean-text.ts'
import { isContentRef } from './derived-record.ts'
import type { ImportedRecord } from './imported-record.ts'

/** The organisations and circles that names stand for. */
export interface NamedOnes {
  readonly organisation: (name: string) => OrganisationId | null
  readonly circle: (name: string) => CircleId
}

/** How names of the journal are known by their ids, where the journal is compared with a file. */
export interface KnownNames {
  readonly organisations: ReadonlyMap<string, string>
  readonly circles: ReadonlyMap<string, string>
}

export interface Addressing {
  /** The key of an entry, the same on every machine, by what makes it that entry. */
  readonly key: (says: readonly string[], rank?: number) => string
  readonly named: NamedOnes
  /** When a role began, as far as is known. */
  readonly from: CivilDate | null
}

export interface FieldValue {
  readonly path: readonly [string, ...string[]]
  readonly value: Plain
}

/**
 * What an import adds to one field of a person, piece by piece. A piece is new where the person has none of its mark: an
 * import adds, and never overwrites. A blank mark is never new.
 */
export interface ImportRule<Piece = unknown> {
  /** The marks of what somebody has. */
  known(person: Person, names: KnownNames): Iterable<string>
  /** What a record of a file of this format says. */
  said(record: ImportedRecord, format: string): readonly Piece[]
  mark(piece: Piece): string
  /** What is known once the piece is written, where that is more than its mark. */
  marks?(piece: Piece): readonly string[]
  /** For the preview; null for what is not told. @param isAlone whether nothing else is new */
  told(piece: Piece, isAlone: boolean): ImportAddition | null
  written(piece: Piece, addressing: Addressing): FieldValue
  /** It holds ids of other documents, which two journals may have under other ones. */
  readonly namesOthers: boolean
}

/** By the name of the field. */
export type ImportRules = ReadonlyMap<string, ImportRule>

const MAX_NOTES_SHOWN = 200
const CHANNEL_KINDS = channelEntry.shape.kind.options
/** The mark of a field that holds one value, whatever it is. */
const SAID = 'said'

type ComparedChannel = Pick<ChannelEntry, 'kind' | 'value' | 'label'>

/**
 * What a channel is compared by: its key, or kind and value where it names nobody, of a messenger with the service, since one name may be
 * somebody's at several. @param country as of `channelKey`
 */
export function channelMark(channel: ComparedChannel, country?: string): string {
  const { kind, value } = channel
  return (
    channelKey(channel, country) ?? [kind, ...servicesOf(channel).map((one) => `${one}:`), foldName(value)].join(' ')
  )
}

/** Of what somebody has also the mark of one that does not say its service: it is none that is new. */
function channelMarks(channel: ComparedChannel, country?: string): string[] {
  const mark = channelMark(channel, country)
  return serviceOf(channel) === '' ? [mark] : [mark, channelMark({ ...channel, label: '' }, country)]
}

function servicesOf(channel: ComparedChannel): string[] {
  const service = serviceOf(channel)
  return service === '' ? [] : [service]
}

function serviceOf({ kind, label }: ComparedChannel): string {
  return kind === 'message' ? foldName(label) : ''
}

export function refMark(source: string, ref: string): string {
  return `${source} ${ref}`
}

function roleMark(organisation: string, title: string): string {
  return `${foldName(organisation)}\n${foldName(title)}`
}

/** By it a line that the journal's notes have is known. */
export function noteMark(line: string): string {
  return `line ${line.trim()}`
}

/** Labels may be blank, and are compared all the same. */
function dateMark({ label }: { readonly label: string }): string {
  return `on ${foldName(label)}`
}

const names = {
  known: ({ names: { nick, phonetic } }) =>
    Object.entries({ nick, phonetic }).flatMap(([part, text]) => (text === '' ? [] : part)),
  said: ({ names: { nick, phonetic } }) => [
    { part: 'nick' as const, text: nick },
    { part: 'phonetic' as const, text: phonetic },
  ],
  mark: ({ part, text }) => (text === '' ? '' : part),
  told: ({ part, text }) => ({ code: part, params: { name: text } }),
  written: ({ part, text }) => ({ path: ['names', part], value: text }),
  namesOthers: false,
} satisfies ImportRule<{ part: 'nick' | 'phonetic'; text: string }>

const channelsIn = (country?: string): ImportRule<ChannelEntry> => ({
  known: (person) => Object.values(person.channels).flatMap((channel) => channelMarks(channel, country)),
  said: (record) => record.channels,
  mark: (channel) => channelMark(channel, country),
  marks: (channel) => channelMarks(channel, country),
  told: ({ kind, value }) => ({ code: 'channel', params: { kind, value } }),
  // Mail before telephones before pages: by the hash alone they would be mixed.
  written: (channel, { key }) => ({
    path: ['channels', key([channel.kind, channel.value, ...servicesOf(channel)], CHANNEL_KINDS.indexOf(channel.kind))],
    value: { ...channel },
  }),
  namesOthers: false,
})

const roles = {
  known: (person, { organisations }) =>
    Object.values(person.roles).map(({ organisation, title }) =>
      roleMark(organisations.get(organisation ?? '') ?? '', title),
    ),
  said: ({ organisation, title, otherRoles = [] }) => [
    ...(organisation === '' && title === '' ? [] : [{ organisation, title, rank: 0 }]),
    // Their keys sort before that of the first, which is the one that somebody has now.
    ...otherRoles.map((role) => ({ ...role, rank: -1 })),
  ],
  mark: ({ organisation, title }) => roleMark(organisation, title),
  told: ({ organisation, title }) => ({ code: 'role', params: { organisation, title } }),
  written: ({ organisation, title, rank }, { key, named, from }) => ({
    path: ['roles', key([organisation, title], rank)],
    value: { organisation: named.organisation(organisation), title, from: rank === 0 ? from : null, to: null },
  }),
  namesOthers: true,
} satisfies ImportRule<{ organisation: string; title: string; rank: number }>

const places = {
  // Where somebody can be written to is a place, whichever of the two it is kept as.
  known: ({ places: kept, channels: addresses }) => [
    ...Object.values(kept).map(({ text }) => foldName(text)),
    ...Object.values(addresses).flatMap(({ kind, value }) => (kind === 'address' ? [foldName(value)] : [])),
  ],
  said: (record) => record.places,
  mark: ({ text }) => foldName(text),
  told: ({ text }) => ({ code: 'place', params: { text } }),
  written: (place, { key }) => ({ path: ['places', key([place.text])], value: { ...place } }),
  namesOthers: false,
} satisfies ImportRule<ImportedRecord['places'][number]>

const dates = {
  known: (person) => Object.values(person.dates).map(dateMark),
  said: (record) => record.dates,
  mark: dateMark,
  told: ({ label, date }) => ({ code: 'date', params: { label, date } }),
  written: ({ label, date }, { key }) => ({ path: ['dates', key([label])], value: { label, date: plainDate(date) } }),
  namesOthers: false,
} satisfies ImportRule<ImportedRecord['dates'][number]>

const metOn = {
  known: (person) => (person.metOn === null ? [] : [SAID]),
  said: (record) => (record.metOn === null ? [] : [record.metOn]),
  mark: () => SAID,
  told: (date) => ({ code: 'met-on', params: { date } }),
  written: (date) => ({ path: ['metOn'], value: date }),
  namesOthers: false,
} satisfies ImportRule<CivilDate>

/** Only for who has none: an import never takes the place of one that somebody chose. */
const photo = {
  known: (person) => (person.photo === null ? [] : [SAID]),
  said: (record) => (record.photo === undefined ? [] : [record.photo]),
  mark: () => SAID,
  told: () => ({ code: 'photo', params: {} }),
  written: (base64) => ({ path: ['photo'], value: base64 }),
  namesOthers: false,
} satisfies ImportRule<string>

const circles = {
  known: (person, { circles: known }) => Object.keys(person.circles).map((circle) => foldName(known.get(circle) ?? '')),
  said: (record) => record.circles,
  mark: foldName,
  told: (name) => ({ code: 'circle', params: { name } }),
  written: (name, { named }) => ({ path: ['circles', named.circle(name)], value: true }),
  namesOthers: true,
} satisfies ImportRule<string>

/** Only for who has none yet: what the user has written, or cleaned away, is not touched. */
const notes = {
  known: ({ notes: text }) => (text.trim() === '' ? [] : [SAID, ...text.split('\n').map(noteMark)]),
  said: (record) => (record.notes.trim() === '' ? [] : [record.notes.trim()]),
  mark: () => SAID,
  marks: (text) => [SAID, ...text.split('\n').map(noteMark)],
  told: (text) => ({ code: 'notes', params: { text: cutText(text, MAX_NOTES_SHOWN) } }),
  written: (text) => ({ path: ['notes'], value: text }),
  namesOthers: false,
} satisfies ImportRule<string>

const externalRefs = {
  known: (person) => Object.values(person.externalRefs).map(({ source, ref }) => refMark(source, ref)),
  said: ({ ref }, format) => (ref === null ? [] : [{ source: format, ref }]),
  mark: ({ source, ref }) => refMark(source, ref),
  told: ({ ref }, isAlone) => (isAlone ? { code: 'source', params: { ref: isContentRef(ref) ? '' : ref } } : null),
  written: (origin, { key }) => ({ path: ['externalRefs', key([origin.ref])], value: { ...origin } }),
  namesOthers: false,
} satisfies ImportRule<{ source: string; ref: string }>

/** A line that files say of somebody, for who has none. */
function lineRule(field: string): ImportRule<string> {
  const code = field as ImportedPersonLine
  return {
    known: (person) => (Reflect.get(person, field) === '' ? [] : [SAID]),
    said: ({ lines }) => (lines[code] === undefined ? [] : [lines[code]]),
    mark: () => SAID,
    told: (text) => ({ code: 'line', params: { field: code, text } }),
    written: (text) => ({ path: [field], value: text }),
    namesOthers: false,
  }
}

/** The fields of which a file may say something, in the order in which what is new is told. */
const OWN_RULES: Readonly<Record<FieldsWith<'imported', 'own'>, ImportRule>> = {
  names,
  channels: channelsIn(),
  roles,
  places,
  dates,
  metOn,
  photo,
  circles,
  notes,
  externalRefs,
}

/**
 * The rules of all fields that files say something of.
 * @param fields the product's; a test's may have more lines
 * @param country ISO 3166 code in which phone numbers without one are compared
 */
export function importRulesOf(fields: PersonFieldRules, country?: string): ImportRules {
  const lines = Object.entries(fields).flatMap(([field, { imported }]) => (imported === 'line' ? [field] : []))
  return new Map<string, ImportRule>([
    ...lines.map((field) => [field, lineRule(field)] as const),
    ...Object.entries(OWN_RULES),
    ['channels', channelsIn(country)] as const,
  ])
}

export const IMPORT_RULES = importRulesOf(PERSON_FIELDS)

function plainDate({ y, m, d }: ImportedRecord['dates'][number]['date']): Plain {
  return y === undefined ? { m, d } : { y, m, d }
}
