/**
 * How much of a file an import takes. A whole address book of 200,000 people is some 60 MB; what is larger is
 * another kind of file, or made to exhaust the machine.
 */
export const IMPORT_CAPS = {
  /** Bytes of a file of people; above, it is refused before it is decoded. */
  bytes: 64 * 1024 * 1024,
  /** Bytes of any file: a whole journal is read piece by piece. */
  uploadBytes: 256 * 1024 * 1024,
  /** People in one file; above, the file is refused. */
  records: 200_000,
  /** Characters of one record, or of one line of it; above, that record is left out and the others go on. */
  recordCharacters: 2 * 1024 * 1024,
  /** Columns of a table. Google's widest layouts have some 150. */
  columns: 2000,
  /** Properties of one card. */
  properties: 5000,
  /** Entries of one list of a person: channels, places, dates, circles. */
  entries: 200,
  /** Fields that were not understood and are named; the others are counted together. */
  fieldsNamed: 100,
  /** Problems listed by line; the rest is counted. */
  problems: 1000,
} as const

/** Longest values that the model takes, in UTF-16 code units (shared/model: person, person-name, organisation, circle). */
export const VALUE_CAPS = {
  name: 200,
  label: 200,
  organisation: 500,
  circle: 500,
  ref: 500,
  line: 2000,
  notes: 100_000,
} as const
