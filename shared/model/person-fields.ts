import { z } from 'zod'
import { cadenceOverride } from './cadence.ts'
import { civilDate } from './civil-date-schema.ts'
import { archetypeId, circleId, personId } from './id.ts'
import {
  answerEntry,
  channelEntry,
  dateEntry,
  externalRef,
  helperPutAside,
  needEntry,
  offerEntry,
  placeEntry,
  roleEntry,
} from './person-entries.ts'
import {
  daysField,
  entriesField,
  partsField,
  setField,
  textField,
  valueField,
  type PersonFieldRules,
} from './person-field.ts'
import { personNames } from './person-names-schema.ts'
import { photo } from './photo.ts'
import { ring } from './ring.ts'

export const side = z.enum(['inside', 'outside'])
export type Side = z.infer<typeof side>

/**
 * The fields of a person: the one place in which the schema, the documents, the rows, the search, the contract, the merge
 * of duplicates and imports read what a field is. The page has its words and its place (`person-field-words.ts`).
 */
export const PERSON_FIELDS = {
  names: partsField(personNames, { merged: 'as-nickname', imported: 'own' }),
  pronouns: valueField(z.string().max(100), '', { writtenBy: 'editPerson', imported: 'line' }),
  /** Written whole: of two devices' photos the later one stands, and nobody is asked which. */
  photo: valueField(photo.nullable(), null, { isWatched: false, writtenBy: 'editPerson', imported: 'own' }),
  ring: valueField(ring.nullable(), null, {}),
  cadence: partsField(cadenceOverride.default({}), { merged: 'parts-where-none' }),
  /** Inside or outside my own organisation. */
  side: valueField(side.nullable(), null, { writtenBy: 'editPerson', column: 'side TEXT' }),
  metThrough: valueField(personId.nullable(), null, { writtenBy: 'editPerson', column: 'met_through TEXT' }),
  metOn: valueField(civilDate.nullable(), null, { writtenBy: 'editPerson', imported: 'own' }),
  circles: setField(circleId, { imported: 'own' }),
  /** The kinds of person that somebody is wanted as. */
  archetypes: setField(archetypeId, {}),
  channels: entriesField(channelEntry, { imported: 'own', found: { as: 'more', part: 'value' } }),
  roles: entriesField(roleEntry, { imported: 'own', found: { as: 'more', part: 'title' } }),
  places: entriesField(placeEntry, { imported: 'own', found: { as: 'more', part: 'text' } }),
  dates: entriesField(dateEntry, { imported: 'own', found: { as: 'more', part: 'label' } }),
  needs: entriesField(needEntry, { found: { as: 'body', part: 'text' } }),
  /** The day on which a need was met, or let go, by the need's key. Met beats let go beats open, whatever came first. */
  needsMet: daysField({ merged: 'days-of-needs' }),
  needsLetGo: daysField({ merged: 'days-of-needs' }),
  offers: entriesField(offerEntry, { found: { as: 'body', part: 'text' } }),
  externalRefs: entriesField(externalRef, { isWatched: false, writtenBy: null, imported: 'own' }),
  mergedInto: valueField(personId.nullable(), null, { isWatched: false, merged: 'stays', column: 'merged_into TEXT' }),
  notes: textField({ imported: 'own' }),
  howWeMet: textField({}),
  workingOn: textField({}),
  caresAbout: textField({}),
  wantsToMeet: textField({}),
  canLearnFromThem: textField({}),
  theyCanLearnFromMe: textField({}),
  askNext: textField({}),
  /** What the prompts of the capture guide were answered with, by the prompt's id. */
  answers: entriesField(answerEntry, { since: 2, writtenBy: null, found: { as: 'body', part: 'text' } }),
  /** The day on which a prompt was last offered for somebody, by its id: then it is left alone for a while. */
  promptsOffered: daysField({ since: 2 }),
  /** Who is not offered again for a need of theirs. */
  helpersPutAside: entriesField(helperPutAside, { since: 3, isWatched: false, writtenBy: null }),
  /** Who is somebody else, although they look alike, as the user said. One of both has it, for both. */
  notSameAs: setField(personId, { since: 4 }),
} as const satisfies PersonFieldRules

type Fields = typeof PERSON_FIELDS
export type PersonField = keyof Fields

/** The fields that a rule says something of: `FieldsWith<'kept', 'text'>`. */
export type FieldsWith<Rule extends keyof Fields[PersonField], Says extends Fields[PersonField][Rule]> = {
  [Field in PersonField]: Fields[Field][Rule] extends Says ? Field : never
}[PersonField]

/** Entries by their ids, by the name that commands use for them. */
export type PersonCollection = FieldsWith<'writtenBy', 'putEntry'>
/** Long texts of a person: Automerge text, edited as Markdown in an edit session. */
export type PersonText = FieldsWith<'kept', 'text'>
/** Values that `editPerson` writes. */
export type EditedPersonField = FieldsWith<'writtenBy', 'editPerson'>
/** Lines of text that files say of somebody. */
export type ImportedPersonLine = FieldsWith<'imported', 'line'>

export const PERSON_COLLECTIONS = fieldsWith('writtenBy', 'putEntry') as readonly PersonCollection[]
export const PERSON_TEXTS = fieldsWith('kept', 'text') as readonly PersonText[]
export const EDITED_PERSON_FIELDS = fieldsWith('writtenBy', 'editPerson') as readonly EditedPersonField[]
export const IMPORTED_PERSON_LINES = fieldsWith('imported', 'line') as readonly ImportedPersonLine[]

/** What each of some fields has at one place of its rule: schemas by field. */
export function rulesAt<Field extends PersonField, Rule extends keyof Fields[Field]>(
  fields: readonly Field[],
  rule: Rule,
): { readonly [Name in Field]: Fields[Name][Rule & keyof Fields[Name]] } {
  return Object.fromEntries(fields.map((field) => [field, PERSON_FIELDS[field][rule]])) as never
}

function fieldsWith<Rule extends keyof Fields[PersonField]>(rule: Rule, says: unknown): readonly string[] {
  return Object.entries(PERSON_FIELDS).flatMap(([field, rules]) => (rules[rule] === says ? [field] : []))
}
