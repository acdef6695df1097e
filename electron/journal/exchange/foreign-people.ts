import { isSamePlain, type Plain } from '#journal/documents/plain.ts'
import { likenessOf, type LikenedPerson } from '#journal/likeness/person-likeness.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { followUpState, type FollowUp } from '#shared/model/follow-up.ts'
import { person, type Person } from '#shared/model/person.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { survivorsInRows } from '#journal/projections/survivor.ts'
import { documentId } from '#shared/model/id.ts'
import { displayName, foldName } from '#shared/model/person-name.ts'
import type { ImportedRecord } from './imported-record.ts'
import { importRulesOf, type ImportRule, type KnownNames } from './import-rules.ts'
import { forgottenPeople, knownPeople, namesById } from './known-person.ts'
import { likenedPerson } from './likened-person.ts'
import { planImport, type PlannedRecord, type SourcedRecord } from './plan-import.ts'
import { pushTo } from './push-to.ts'

/** A document of another program's file, as far as it says what it is. */
export interface SaidDocument {
  readonly id: string
  readonly kind: string
  readonly content: Readonly<Record<string, unknown>>
}

/**
 * Whom in the journal the people of another program's file are, by the rules of all imports: an earlier import, e-mail, telephone,
 * profile; of namesakes the one with whom something else agrees. Organisations and circles are those of their name.
 * @param country ISO 3166 code in which phone numbers without one are compared; '' where it is not known
 * @returns the ids in the journal by the ids in the file, for those that differ
 */
export function matchDocuments(
  sql: Sql,
  documents: Iterable<SaidDocument>,
  country: string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const people: { readonly id: string; readonly person: Person }[] = []
  const names = { organisations: new Map<string, string>(), circles: new Map<string, string>() }
  const here = new Set(
    sql(`SELECT id FROM people UNION SELECT id FROM organisations UNION SELECT id FROM circles`)
      .pluck()
      .all() as string[],
  )
  const groups = { organisation: 'organisations', circle: 'circles' } as const
  for (const { id, kind, content } of documents) {
    if (kind === 'person') {
      const read = person.safeParse(content)
      if (read.success && !here.has(id)) people.push({ id, person: read.data })
    } else if (kind === 'organisation' || kind === 'circle') {
      const table = groups[kind]
      const name = String(content['name'])
      names[table].set(id, name)
      if (here.has(id)) continue
      const called = sql(`SELECT id FROM ${table} WHERE name_key = ? AND deleted_at IS NULL AND hidden = 0 ORDER BY n`)
      const other = called.pluck().get(foldName(name)) as string | undefined
      if (other !== undefined) found.set(id, other)
    }
  }
  if (people.length === 0) return found
  const records = people.map(({ person: one }, line) => recordOf(one, line, names))
  const rules = importRulesOf(PERSON_FIELDS, country)
  const plan = planImport(records, knownPeople(sql, rules), forgottenPeople(sql), new Map(), rules, country)
  const meant = new Map<string, Meant[]>()
  for (const [index, { outcome, person: target, because, agrees }] of [...plan].entries()) {
    const one = people[index]
    const isMeant = outcome === 'update' || outcome === 'unchanged' || (outcome === 'maybe' && agrees.length > 0)
    if (!isMeant || one === undefined || target === null || !('id' in target)) continue
    const isNamesake = foldName(displayName(one.person.names)) === foldName(target.name)
    pushTo(meant, target.id, { id: one.id, because, isNamesake, likened: likenedPerson(one.person, names, country) })
  }
  for (const [target, ones] of meant) for (const id of theSame(ones)) found.set(id, target)
  return found
}

/** One of the file who seems to be somebody of the journal. */
interface Meant {
  readonly id: string
  readonly because: PlannedRecord['because']
  /** Of the one who is here. */
  readonly isNamesake: boolean
  readonly likened: LikenedPerson
}

/** By what somebody is known, the surest first. */
const SURENESS: readonly Meant['because'][] = ['email', 'profile', 'phone', 'name']

/**
 * Of several of one file who seem to be one person here, those who are: two of a file are two, as the other program has them, unless
 * an earlier import has brought both, or nothing but one person explains what agrees.
 */
function theSame(ones: readonly Meant[]): string[] {
  const cameBefore = ({ because }: Meant) => Number(because === 'earlier-import')
  const [first, ...others] = ones.toSorted(
    (a, b) =>
      cameBefore(b) - cameBefore(a) ||
      Number(b.isNamesake) - Number(a.isNamesake) ||
      SURENESS.indexOf(a.because) - SURENESS.indexOf(b.because),
  )
  if (first === undefined) return []
  const isSame = ({ because, likened }: Meant) =>
    because === 'earlier-import' || likenessOf(first.likened, likened)?.strength === 'sure'
  return [first.id, ...others.filter(isSame).map(({ id }) => id)]
}

function recordOf(said: Person, line: number, names: KnownNames): SourcedRecord {
  const [origin] = Object.values(said.externalRefs)
  const [role] = Object.values(said.roles)
  const record: ImportedRecord = {
    line,
    ref: origin?.ref ?? null,
    names: said.names,
    channels: Object.values(said.channels),
    organisation: names.organisations.get(role?.organisation ?? '') ?? '',
    title: role?.title ?? '',
    metOn: said.metOn,
    places: Object.values(said.places),
    dates: Object.values(said.dates),
    lines: {},
    notes: said.notes,
    circles: Object.keys(said.circles).flatMap((id) => names.circles.get(id) ?? []),
  }
  return { format: origin?.source ?? 'file', record }
}

/** What a document says, with the ids of the journal in the place of those of the file; whoever was forgotten is not named. */
export function withIdsOfHere(
  value: unknown,
  ids: ReadonlyMap<string, string>,
  isForgotten: (id: string) => boolean,
): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => withIdsOfHere(one, ids, isForgotten))
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      one === true && isForgotten(key) ? [] : [[ids.get(key) ?? key, withIdsOfHere(one, ids, isForgotten)]],
    ),
  )
}

/**
 * What another program says of somebody who is here, without what is known of them: entries are compared by what they say and not
 * by their keys, texts without the space around them.
 * @param isOwn whether Rapport wrote it there; otherwise what is said of somebody who has notes is added to those
 * @param country as of `matchDocuments`
 */
export function beyondKnown(
  sql: Sql,
  here: Readonly<Record<string, unknown>>,
  there: Readonly<Record<string, unknown>>,
  isOwn: boolean,
  country: string,
): Record<string, unknown> {
  const rules = importRulesOf(PERSON_FIELDS, country)
  const names = { organisations: namesById(sql, 'organisations'), circles: namesById(sql, 'circles') }
  const beyond: Record<string, unknown> = {}
  const state = here['kind'] === 'follow-up' ? followUpState(here as unknown as FollowUp) : null
  const survivorOf = survivorsInRows(sql)
  for (const [field, value] of Object.entries(there)) {
    const known = here[field]
    // Where somebody was merged with somebody, a document names whom it named before.
    if (isSamePlain(ofNow(known, survivorOf) as Plain, ofNow(value, survivorOf) as Plain)) continue
    // A task says how it stands, not what was done with it: when it was put off, the day that it says is the one it was put off to.
    if (state !== null && field === 'due' && value === state.due) continue
    if (state !== null && field === 'events' && state.done) continue
    if (typeof value === 'string') {
      const text = typeof known === 'string' ? known.trim() : ''
      if (value === text) continue
      const isWords = field === 'notes' && !isOwn && text !== '' && value !== ''
      if (isWords && text.includes(value)) continue
      beyond[field] = isWords ? `${text}\n\n${value}` : value
    } else if (
      typeof value === 'object' &&
      value !== null &&
      ENTRIES.has(field) &&
      (state === null || field !== 'events')
    ) {
      beyond[field] = newEntries(rules.get(field), {
        field,
        said: value as Entries,
        known: known as Entries | undefined,
        names,
        there,
      })
    } else if (typeof value === 'object' && value !== null)
      beyond[field] = beyondNamed(known, value as Entries, survivorOf)
    else beyond[field] = value
  }
  return beyond
}

type Entries = Readonly<Record<string, unknown>>
const ENTRIES: ReadonlySet<string> = new Set([
  'channels',
  'roles',
  'places',
  'dates',
  'needs',
  'offers',
  'answers',
  'externalRefs',
  'circles',
  'helpersPutAside',
  'events',
])

/** A value with the ids of whom and what it names now, of those who were merged since. */
function ofNow(value: unknown, survivorOf: (id: string) => string): unknown {
  if (typeof value === 'string') return isId(value) ? survivorOf(value) : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [isId(key) ? survivorOf(key) : key, ofNow(one, survivorOf)]),
  )
}

/** Of what is said by whom it is about, what is not known of them; anything else as it is. */
function beyondNamed(known: unknown, said: Entries, survivorOf: (id: string) => string): Entries {
  const now = ofNow(known ?? {}, survivorOf) as Entries
  const isSame = (key: string, one: unknown) =>
    isId(key) && isSamePlain(now[survivorOf(key)] as Plain, ofNow(one, survivorOf) as Plain)
  return Object.fromEntries(Object.entries(said).filter(([key, one]) => !isSame(key, one)))
}

function isId(text: string): boolean {
  return documentId.safeParse(text).success
}

interface Comparing {
  readonly field: string
  readonly said: Entries
  readonly known: Entries | undefined
  readonly names: KnownNames
  readonly there: Entries
}

function newEntries(rule: ImportRule | undefined, { field, said, known = {}, names, there }: Comparing): Entries {
  const marks = (entries: Entries) =>
    rule === undefined
      ? Object.entries(entries).map(([key, one]) => wordsIn(field === 'answers' ? [key, one] : one))
      : [...rule.known({ ...there, [field]: entries } as unknown as Person, names)]
  const present = new Set(marks(known))
  return Object.fromEntries(
    Object.entries(said).filter(([key, one]) => {
      const own = marks({ [key]: one })
      return own.length === 0 || own.some((mark) => !present.has(mark))
    }),
  )
}

/** What an entry says, in any order of its parts and without what is empty. */
function wordsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '').trim()
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== '' && one !== false)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${key} ${wordsIn(one)}`)
    .join('\n')
}

/** Whom an import of this kind has brought: by what the other program calls them, which stays with the person. */
export function wasBrought(here: Readonly<Record<string, unknown>>, there: Readonly<Record<string, unknown>>): boolean {
  const marks = ({ externalRefs }: Readonly<Record<string, unknown>>) =>
    Object.values((externalRefs ?? {}) as Entries).map(wordsIn)
  const present = new Set(marks(here))
  return marks(there).some((mark) => present.has(mark))
}
