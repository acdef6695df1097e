import type { ImportAgreement, ImportRow } from '#shared/contract/import-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { PersonField } from '#shared/model/person-fields.ts'
import { displayName, foldName } from '#shared/model/person-name.ts'
import { channelKey } from './channel-key.ts'
import { derivedPersonId, recordRef } from './derived-record.ts'
import { additionsTo, withAdditions, type Additions } from './import-additions.ts'
import { agreementsOf } from './import-agreement.ts'
import type { ImportedRecord } from './imported-record.ts'
import { IMPORT_RULES, noteMark, refMark, type ImportRules } from './import-rules.ts'
import { unknownPerson, type KnownPerson } from './known-person.ts'
import { nameLikeness } from './name-likeness.ts'

export type Decision = 'create' | 'skip' | PersonId
type Because = ImportRow['because']

/** The fields by whose marks people match. */
const MATCHING = ['channels', 'externalRefs'] as const satisfies readonly PersonField[]
const CHANNELS = ['email', 'phone', 'profile'] as const
type Channel = (typeof CHANNELS)[number]

/** A record with the id of its file's format, since one import may have several files. */
export interface SourcedRecord {
  readonly format: string
  readonly record: ImportedRecord
}

export interface PlannedRecord extends SourcedRecord {
  readonly outcome: ImportRow['outcome'] | 'skip'
  /** Whom it is about: a person of the journal, or the first record that makes them; null for a new person. */
  readonly person:
    | { readonly id: PersonId; readonly name: string }
    | { readonly record: number; readonly name: string }
    | null
  /** The id that whom it makes has on every machine; null where nobody is made, and for a new one in the place of one forgotten. */
  readonly newId: PersonId | null
  /** The keys that its entries have elsewhere, by field and mark; absent where they follow from what they say. */
  readonly keys?: ReadonlyMap<string, string>
  readonly because: Because
  /** For `maybe`: what agrees beside the name. Where something does, the same person is meant unless the user says otherwise. */
  readonly agrees: readonly ImportAgreement[]
  readonly additions: Additions
  /** Whether the person has notes that lack something of what the record says: theirs stay as they are. */
  readonly notesStay?: boolean
}

const OWN_MATCH = { because: 'earlier-import', isSure: true } as const
const NOTHING_AGREES: readonly ImportAgreement[] = []

/**
 * So many people with one mark are looked at for the one whose name is most alike, besides who has that very name: an
 * address that more have is nobody's own.
 */
const MAX_ALIKE = 50

/** Nobody has so many addresses: who does is a list, and gets no more. */
const MAX_MARKS = 1000

/** Those who have one mark, where they are several, by their index, in the order in which they came. */
interface Marked {
  readonly all: Set<number>
  readonly first: number[]
  readonly byName: Map<string, number>
}

/** Somebody whom a record may be about. */
interface Somebody {
  readonly person: KnownPerson
  /** The record that makes them; null for who is in the journal. */
  readonly record: number | null
  /** `forgotten`: left out, with every record that is about them; `again`: made anew although they were forgotten. */
  readonly fate: 'kept' | 'forgotten' | 'again'
}

/** Whom a record may be about. */
interface Proposal {
  readonly index: number
  readonly because: Because
  readonly agrees?: readonly ImportAgreement[]
}

/**
 * Decides for each record whether it is somebody known, and what it adds. People match by an earlier import of the
 * same source, e-mail, phone or profile address; never by the name, which only makes them `maybe`: with what else agrees, if anything.
 * Whom the user has forgotten stays forgotten, unless they decide otherwise.
 * @param people everybody in the journal
 * @param forgotten ids of the people who were forgotten
 * @param decisions of the user, by index of the record; they go before what the plan would say
 * @param country ISO 3166 code in which phone numbers without one are compared, the same as that of `rules`
 */
export function* planImport(
  records: readonly SourcedRecord[],
  people: Iterable<KnownPerson>,
  forgotten: ReadonlySet<string>,
  decisions: ReadonlyMap<number, Decision>,
  rules: ImportRules = IMPORT_RULES,
  country?: string,
): Generator<PlannedRecord> {
  const known: Somebody[] = []
  const byKey = new Map<string, Marked | number>()
  const byName = new Map<string, number[]>()
  const byId = new Map<string, number>()
  const remember = (index: number, marks: Iterable<string>) => {
    for (const mark of marks) {
      const present = byKey.get(mark)
      if (present === undefined) byKey.set(mark, index)
      else if (typeof present !== 'number') addTo(present, index, known)
      else if (present !== index) {
        const marked = { all: new Set<number>(), first: [], byName: new Map<string, number>() }
        byKey.set(mark, marked)
        for (const one of [present, index]) addTo(marked, one, known)
      }
    }
  }
  const marksOf = ({ marks }: KnownPerson) => MATCHING.flatMap((field) => [...(marks.get(field) ?? [])])
  for (const person of people) {
    const index = known.push({ person, record: null, fate: 'kept' }) - 1
    remember(index, marksOf(person))
    const namesakes = byName.get(foldName(person.name))
    if (namesakes === undefined) byName.set(foldName(person.name), [index])
    else if (namesakes.length < MAX_ALIKE) namesakes.push(index)
    if (person.id !== null) byId.set(person.id, index)
  }

  const add = (source: SourcedRecord, index: number, because: Because): PlannedRecord => {
    const { person, record, fate } = known[index] as Somebody
    // Nobody is a source of themselves.
    const said = source.record.ref === person.id ? { ...source.record, ref: null } : source.record
    const additions = additionsTo(person, said, source.format, rules)
    const after = withAdditions(person, additions, said, rules)
    known[index] = { person: after, record, fate }
    remember(index, addedMarks(additions, rules))
    if (fate === 'forgotten')
      return {
        ...source,
        outcome: 'forgotten',
        person: null,
        newId: null,
        because: null,
        agrees: NOTHING_AGREES,
        additions,
      }
    const link = person.id === null ? { record: record ?? 0, name: person.name } : { id: person.id, name: person.name }
    const outcome = additions.size === 0 ? 'unchanged' : 'update'
    const notesStay = hasOtherNotes(person, said)
    return {
      ...source,
      outcome,
      person: link,
      newId: null,
      because,
      agrees: NOTHING_AGREES,
      additions,
      ...(notesStay && { notesStay }),
    }
  }
  const create = (source: SourcedRecord, record: number, isWanted = false): PlannedRecord => {
    const derived = derivedPersonId(source.format, source.record)
    const fate = !forgotten.has(derived) ? 'kept' : isWanted ? 'again' : 'forgotten'
    const name = nameOf(source.record)
    const nobody = unknownPerson(name, source.record.names.given)
    const additions = additionsTo(nobody, source.record, source.format, rules)
    const index = known.push({ person: withAdditions(nobody, additions, source.record, rules), record, fate }) - 1
    remember(index, addedMarks(additions, rules))
    const outcome = fate === 'forgotten' ? 'forgotten' : 'create'
    const newId = fate === 'kept' ? derived : null
    return { ...source, outcome, person: null, newId, because: null, agrees: NOTHING_AGREES, additions }
  }
  const propose = (
    source: SourcedRecord,
    { index, because, agrees = NOTHING_AGREES }: Proposal,
    record: number,
  ): PlannedRecord => {
    const planned = create(source, record)
    const { person } = known[index] as Somebody
    // Somebody whom this very import makes is no question for the user: two of a name are two people.
    if (person.id === null || planned.outcome === 'forgotten') return planned
    return { ...planned, outcome: 'maybe', person: { id: person.id, name: person.name }, because, agrees }
  }

  /** Of those with the very name the one of whom most agrees, the first of several. */
  const namesakeOf = (record: ImportedRecord): Proposal | null => {
    let best: Proposal | null = null
    for (const index of byName.get(foldName(nameOf(record))) ?? []) {
      const agrees = agreementsOf((known[index] as Somebody).person, record)
      if (best === null || agrees.length > (best.agrees?.length ?? 0)) best = { index, because: 'name', agrees }
    }
    return best
  }

  const sureness = (source: SourcedRecord, index: number, because: Channel): 'sure' | 'likely' | 'unsure' => {
    const { person, record } = known[index] as Somebody
    if (MATCHING.some((field) => (person.marks.get(field)?.size ?? 0) >= MAX_MARKS)) return 'unsure'
    const { given, nick } = source.record.names
    const likeness = nameLikeness({ name: nameOf(source.record), given, nick }, person)
    if (likeness !== 'one family') return likeness === 'one person' ? 'sure' : 'unsure'
    // A telephone is a family's more often than two first names are one person's; so is an address that one
    // address book has under both.
    const isOfThisFile = record !== null && records[record]?.format === source.format
    return because === 'phone' || (because === 'email' && isOfThisFile) ? 'unsure' : 'likely'
  }

  for (const [index, asRead] of records.entries()) {
    const decision = decisions.get(index)
    const decided = decision === undefined ? undefined : byId.get(decision)
    const name = nameOf(asRead.record)
    // Cards and tables that Rapport wrote have the id of whom they are about.
    const ownIndex = byId.get(asRead.record.ref ?? '')
    const match =
      ownIndex === undefined ? findMatch(asRead, byKey, sureness, country) : { index: ownIndex, ...OWN_MATCH }
    const isQuestion = decision !== undefined || match === null || !match.isSure
    const source = isQuestion ? withContentRef(asRead) : asRead
    const namesake = decision === undefined && match?.isSure !== true ? namesakeOf(asRead.record) : null
    if (decision === 'skip') {
      yield {
        ...source,
        outcome: 'skip',
        person: null,
        newId: null,
        because: null,
        agrees: NOTHING_AGREES,
        additions: additionsTo(unknownPerson(name), source.record, source.format, rules),
      }
    } else if (decision === 'create') {
      // Whoever of the forgotten is made again is one person, as they were, although several records are about them.
      const again = match?.isSure === true && known[match.index]?.fate === 'again'
      yield again ? add(source, match.index, match.because) : create(source, index, true)
    } else if (decided !== undefined) yield add(source, decided, match?.because ?? 'name')
    else if (match?.isSure === true) yield add(source, match.index, match.because)
    else if (namesake !== null && (match === null || (namesake.agrees ?? []).length > 0))
      yield propose(source, namesake, index)
    else if (match !== null) yield propose(source, match, index)
    else yield create(source, index)
  }
}

/**
 * Whom a record is about by its marks, the surest first. Of several with one mark, a telephone of a family, the one
 * whose name is most alike is meant.
 */
function findMatch(
  source: SourcedRecord,
  byKey: ReadonlyMap<string, Marked | number>,
  sureness: (source: SourcedRecord, index: number, because: Channel) => 'sure' | 'likely' | 'unsure',
  country: string | undefined,
): { index: number; because: Because; isSure: boolean } | null {
  const { record, format } = source
  const name = foldName(nameOf(record))
  const [ref] = whoHas(byKey.get(refMark(format, recordRef(record))), name)
  if (ref !== undefined) return { index: ref, because: 'earlier-import', isSure: true }
  let unsure: { index: number; because: Because; isSure: boolean } | null = null
  for (const because of CHANNELS) {
    for (const channel of record.channels) {
      const key = channel.kind === because ? channelKey(channel, country) : null
      const found = key === null ? [] : whoHas(byKey.get(key), name)
      const how = found.map((index) => sureness(source, index, because))
      const best = found[how.includes('sure') ? how.indexOf('sure') : how.indexOf('likely')]
      if (best !== undefined) return { index: best, because, isSure: true }
      if (unsure === null && found[0] !== undefined) unsure = { index: found[0], because, isSure: false }
    }
  }
  return unsure
}

/** Those of one mark who are looked at: the first, and who has that very name. */
function whoHas(marked: Marked | number | undefined, name: string): number[] {
  if (marked === undefined) return []
  if (typeof marked === 'number') return [marked]
  const namesake = marked.byName.get(name)
  return [...new Set([...marked.first, ...(namesake === undefined ? [] : [namesake])])]
}

function addTo({ all, first, byName }: Marked, index: number, known: readonly Somebody[]): void {
  if (all.has(index)) return
  all.add(index)
  if (first.length < MAX_ALIKE) first.push(index)
  const name = foldName(known[index]?.person.name ?? '')
  if (!byName.has(name)) byName.set(name, index)
}

/** The marks, of those that people match by, that a record has added. */
function addedMarks(additions: Additions, rules: ImportRules): string[] {
  return MATCHING.flatMap((field) => (additions.get(field) ?? []).map((piece) => rules.get(field)?.mark(piece) ?? ''))
}

/** By it the same file, imported again, finds whom the record became, where nothing else would tell or the user has decided. */
function withContentRef(source: SourcedRecord): SourcedRecord {
  const { record } = source
  return record.ref === null ? { ...source, record: { ...record, ref: recordRef(record) } } : source
}

function nameOf({ names }: ImportedRecord): string {
  return displayName(names)
}

/** Whether the notes of the record say something that the notes of the person, who has some, do not. */
function hasOtherNotes({ marks }: KnownPerson, { notes }: ImportedRecord): boolean {
  const known = marks.get('notes')
  if (known === undefined) return false
  return notes.split('\n').some((line) => line.trim() !== '' && !known.has(noteMark(line)))
}
