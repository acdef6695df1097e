import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { partialDate } from '#shared/model/partial-date.ts'
import { channelEntry } from '#shared/model/person-entries.ts'
import { IMPORTED_PERSON_LINES } from '#shared/model/person-fields.ts'
import type { Coded } from './coded.ts'
import { notSavedReason } from './journal-errors.ts'

const none = z.object({})
const count = z.number().int()
/** A piece of the file, cut to what a line of a list holds. */
const text = z.string()

/** What of a person a value of a file is. */
const valueOf = z.enum([
  ...channelEntry.shape.kind.options,
  ...IMPORTED_PERSON_LINES,
  'name',
  'label',
  'organisation',
  'title',
  'place',
  'circle',
])
export type ImportedValue = z.infer<typeof valueOf>

/** What of a person a file may have too many of. */
const listOf = z.enum(['channels', 'places', 'dates', 'circles', 'roles'])
export type ImportedList = z.infer<typeof listOf>

/** Why an import ended before its last record. */
export const importEnd = z.enum(['stopped', ...notSavedReason.options, 'damaged', 'mistake'])
export type ImportEnd = z.infer<typeof importEnd>

/** What is wrong with a line of a file, and what became of it. */
export const IMPORT_PROBLEMS = {
  /** The record is left out: there is nothing to call the person by. */
  'no-name': none,
  /** Nothing but an address, a number or a company: they are called by it. */
  'no-name-yet': z.object({ name: text }),
  /** Characters that are kept of it. */
  'value-cut': z.object({ value: valueOf, max: count }),
  'notes-cut': z.object({ max: count }),
  /** How many are kept; the rest is left out. */
  'list-cut': z.object({ list: listOf, max: count }),
  /** Left out. */
  'no-email-address': z.object({ text }),
  /** An address inside of an Exchange server, which reaches nobody outside of it: left out. */
  'internal-address': none,
  'date-left-out': z.object({ text }),
  /** It stands in the notes as it was, under its label. */
  'date-in-notes': z.object({ label: text, text }),
  /** `3/4/1980` in a file of which nothing tells the order: the month was taken to be first. */
  'month-first-guessed': z.object({ label: text, text }),
  /** The row is left out. */
  'quote-not-closed': none,
  /** The row is left out: over 2 MB, or a quotation mark in it is never closed. */
  'row-too-long': none,
  'too-many-columns': z.object({ max: count }),
  /** Nothing was read from this line on. */
  'too-many-broken-rows': none,
  /** The file ends in the middle of it, and what there is was read. */
  'row-cut-off': none,
  'card-without-end': none,
  'card-cut-off': none,
  /** Over 2 MB; the rest of it is left out. */
  'card-too-long': none,
  'card-too-many-lines': z.object({ max: count }),
  'property-unreadable': z.object({ text }),
  /** From this line on, in a file that is UTF-8 all the same. */
  'characters-unreadable': z.object({ count }),
  'read-as-windows-1252': none,
  /** Another record has the same id and quite another name: they are read as two people. */
  'same-id-other-name': z.object({ name: text, other: text }),
  /** The import ended before this line; what came before is in the journal. */
  ended: z.object({ because: importEnd }),
} as const
export type ImportProblemCode = Coded<typeof IMPORT_PROBLEMS>

/** What was left out on purpose, or taken otherwise than it stood, said once for a whole file. */
export const IMPORT_REMARKS = {
  /** Logos, sounds, keys. */
  'attachments-left-out': z.object({ count }),
  /** Photos of people that are too large, are an address alone, or are no picture of a kind that is kept. */
  'photos-left-out': z.object({ tooLarge: count, elsewhere: count, noPicture: count }),
  'organisations-left-out': z.object({ count }),
  'groups-as-circles': z.object({ count }),
  /** Columns and properties without a place in the journal, and how many people have a value: kept in their notes, by name. */
  'fields-in-notes': z.object({ fields: z.array(z.object({ name: text, count })) }),
  /** The same, but kept nowhere: they say something of the file, or of the program that wrote it. */
  'fields-left-out': z.object({ fields: z.array(z.object({ name: text, count })) }),
  /** People who have notes already, of which the file says something else: theirs stay as they are. */
  'notes-left-out': z.object({ count }),
  /** Of an archive. */
  'calendars-left-out': z.object({ count }),
  /** By how their names end, the most first. */
  'files-left-out': z.object({ count, names: z.array(z.object({ name: text, count })) }),
} as const
export type ImportRemarkCode = Coded<typeof IMPORT_REMARKS>

/** What an import would add to somebody. */
export const IMPORT_ADDITIONS = {
  nick: z.object({ name: text }),
  phonetic: z.object({ name: text }),
  /** A field that is a line of text. */
  line: z.object({ field: z.enum(IMPORTED_PERSON_LINES), text }),
  channel: z.object({ kind: channelEntry.shape.kind, value: text }),
  /** One of the two may be ''. */
  role: z.object({ title: text, organisation: text }),
  place: z.object({ text }),
  date: z.object({ label: text, date: partialDate }),
  'met-on': z.object({ date: civilDate }),
  photo: none,
  circle: z.object({ name: text }),
  /** The beginning of them. */
  notes: z.object({ text }),
  /** By what the source calls the record, '' where it has no name for it: the import finds the person by it again. */
  source: z.object({ ref: text }),
} as const
export type ImportAddition = Coded<typeof IMPORT_ADDITIONS>

/** Why somebody whom an import has made may matter. */
export const IMPORT_REASONS = {
  /** The user's own words about them came along. */
  notes: none,
  /** They stand in an address book with a telephone number: whom one rings up. */
  phone: none,
  email: none,
  birthday: none,
  /** Where people of the user's rings work. */
  'works-with': z.object({ organisation: text, count }),
  /** Whose work is to lead or to decide. */
  leads: z.object({ title: text }),
  /** Connected within two years. */
  recent: z.object({ on: civilDate }),
} as const
export type ImportReason = Coded<typeof IMPORT_REASONS>
