import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { entryId } from './id.ts'

/** All that the journal knows of a field of a person: a line of `PERSON_FIELDS`. No part may be left out by mistake. */
export interface PersonFieldRule {
  /** Reads it in a document; its default is what a document says by saying nothing. */
  readonly schema: z.ZodType
  /** What a command gives for it: the value, the text, one entry of many. */
  readonly given: z.ZodType
  /**
   * How documents keep it: a `value` written whole; a `text` merged by the letter; `parts`, a map of values; `entries`, a
   * map by id of atomic values; a `set`, a map of what belongs to it to `true`; `days`, a map by the id of an entry.
   */
  readonly kept: 'value' | 'text' | 'parts' | 'entries' | 'set' | 'days'
  /** The schema number from which documents have it: its map or text is made by that step (`skeleton.ts`). */
  readonly since: number
  /** What of two devices' values lost stays visible until one is chosen. Texts and sets lose nothing. */
  readonly isWatched: boolean
  /** By which command the user writes it; null for one of its own, or none. */
  readonly writtenBy: 'editPerson' | 'putEntry' | 'editText' | null
  /** What whom a duplicate is merged into gains of it (`merge-fields.ts`). */
  readonly merged:
    | 'where-empty'
    | 'parts-where-none'
    | 'entries'
    | 'set'
    | 'days-of-needs'
    | 'appended'
    | 'as-nickname'
    | 'stays'
  /** `line`: a line of text that a file says; `own`: by a rule of its own (`import-rules.ts`); null: no file says it. */
  readonly imported: 'line' | 'own' | null
  /** Its column among the rows of people, `side TEXT`, where lists or other rows ask for it. */
  readonly column: `${string} ${'TEXT' | 'INTEGER'}` | null
  /** How well its words find the person, and in which part of an entry they stand; null where they do not. */
  readonly found: { readonly as: 'body' | 'more'; readonly part: string | null } | null
}

export type PersonFieldRules = Readonly<Record<string, PersonFieldRule>>

const PLAIN = {
  since: 1,
  isWatched: false,
  writtenBy: null,
  merged: 'stays',
  imported: null,
  column: null,
  found: null,
} as const

type Own = Partial<Omit<PersonFieldRule, 'schema' | 'given' | 'kept'>>
/** A rule with what is said of the field itself in the place of what holds for those that are kept alike. */
type Ruled<Base, Said> = {
  readonly [Part in keyof PersonFieldRule]: Part extends keyof Said
    ? Said[Part]
    : Part extends keyof Base
      ? Base[Part]
      : (typeof PLAIN)[Part & keyof typeof PLAIN]
}

/** A field with one value; `nothing` is what it is where nobody wrote it. */
export function valueField<Given extends z.ZodType, const Said extends Own>(
  given: Given,
  nothing: z.util.NoUndefined<z.output<Given>>,
  said: Said,
) {
  return ruled({ schema: given.default(nothing), given, kept: 'value', isWatched: true, merged: 'where-empty' }, said)
}

/** A long text, Markdown. */
export function textField<const Said extends Own>(said: Said) {
  const given = z.string()
  const found = { as: 'body', part: null } as const
  const schema = given.default('')
  return ruled({ schema, given, kept: 'text', writtenBy: 'editText', merged: 'appended', found }, said)
}

/** Entries by their ids, each written whole. */
export function entriesField<Entry extends z.ZodType, const Said extends Own>(given: Entry, said: Said) {
  const schema = z.record(entryId, given).default({})
  return ruled({ schema, given, kept: 'entries', isWatched: true, writtenBy: 'putEntry', merged: 'entries' }, said)
}

/** What belongs to a person and is either there or not, by its id. */
export function setField<Id extends z.ZodString | z.core.$ZodBranded<z.ZodString, string>, const Said extends Own>(
  given: Id,
  said: Said,
) {
  const schema = z.record(given, z.literal(true)).default({} as never)
  return ruled({ schema, given, kept: 'set', merged: 'set' }, said)
}

/** A map of values under names of their own. */
export function partsField<Schema extends z.ZodType, const Said extends Own>(schema: Schema, said: Said) {
  return ruled({ schema, given: schema, kept: 'parts', isWatched: true }, said)
}

/** Days by the ids of entries. */
export function daysField<const Said extends Own>(said: Said) {
  return ruled({ schema: z.record(entryId, civilDate).default({}), given: civilDate, kept: 'days' }, said)
}

function ruled<const Base extends Partial<PersonFieldRule>, Said>(base: Base, said: Said): Ruled<Base, Said> {
  return { ...PLAIN, ...base, ...said } as unknown as Ruled<Base, Said>
}
