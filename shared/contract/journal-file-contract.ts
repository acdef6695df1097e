import { z } from 'zod'
import { documentId } from '#shared/model/id.ts'
import { page, procedure } from './procedure.ts'

/**
 * What would become of a document of a file. `create`: it is not here; `add`: only what is missing here is added; `differ`: here
 * and there say otherwise; `merge`: the file has its history, which is joined with the one here; `same`; `forgotten`: it was
 * forgotten here and does not come back; `left-out`: see `because`.
 */
export const fileOutcome = z.enum(['create', 'add', 'differ', 'merge', 'same', 'forgotten', 'left-out'])
export type FileOutcome = z.infer<typeof fileOutcome>

/**
 * Why a document of a file is left out. `unreadable`: no document at all; `twice`: the file had one of that id before; `newer`: a newer
 * Rapport wrote it, and the file has only its content; `invalid`: it does not fit its kind, `problem` names the field; `other-kind`:
 * the one of that id here is of another kind; `read-only`: a newer Rapport wrote the one here; `refused`: its history is not sound.
 */
export const leftOutBecause = z.enum([
  'unreadable',
  'too-large',
  'twice',
  'newer',
  'invalid',
  'other-kind',
  'read-only',
  'refused',
])
export type LeftOutBecause = z.infer<typeof leftOutBecause>

/** Documents by what becomes of them. */
export const outcomeCounts = z.record(fileOutcome, z.number().int())
export type OutcomeCounts = z.infer<typeof outcomeCounts>

const fileCounts = {
  documents: z.number().int(),
  counts: outcomeCounts,
  /** The same for each kind that is in the file, those with most documents first. */
  kinds: z.array(z.object({ kind: z.string(), counts: outcomeCounts })),
}

/**
 * Why a field of another program's file is left out. `file`: pictures and documents; `diary`: entries of a diary, which are of nobody; `messages`: other people's words; `partial`: of somebody without
 * a page of their own; `settings`: the program's own, and what it computes. Of a folder or an archive: `neither`: notes of nobody and of no day; `nobody`: lines of
 * days, and tasks, that name nobody; `rapport`: what only a whole journal of Rapport brings back; `other-file`: of other kinds; `link`: it leads to another
 * file; `path`: its name leads out of the archive; `ambiguous`: links that name several notes of people; `twice`: notes of somebody who has another one; `huge`: larger than any note. Of LinkedIn: `stranger`: with somebody who is no connection;
 * `spam`: drafts, advertisements and what was sorted out; `hidden`: members who show nothing of themselves.
 * Of files of people: `no-name`: of who has nothing to be called by; `organisation`: of cards of organisations; `too-many`: beyond what one person can have; `repeated`: of
 * somebody whom the files have once more, word for word; `skipped`, `forgotten`: of whom the user leaves out, or had forgotten; `not-reached`: behind where it was stopped;
 * `notes-stay`: for the notes of somebody who has other ones.
 */
export const leftOutField = z.enum([
  'file',
  'messages',
  'partial',
  'settings',
  'unreadable',
  'cut',
  'neither',
  'nobody',
  'rapport',
  'other-file',
  'link',
  'encrypted',
  'path',
  'huge',
  'stranger',
  'spam',
  'hidden',
  'ambiguous',
  'twice',
  'diary',
  'no-name',
  'organisation',
  'too-many',
  'repeated',
  'skipped',
  'forgotten',
  'not-reached',
  'notes-stay',
])
export type LeftOutField = z.infer<typeof leftOutField>

/** What became of each field of another program's file: brought over, told as text under a name, or left out. */
export const importAccounts = z.object({
  imported: z.number().int(),
  asText: z.number().int(),
  leftOut: z.array(
    z.object({
      field: leftOutField,
      count: z.number().int(),
      /** Of files what they are called, or how their names end; the most first, at most 20. */
      names: z.array(z.object({ name: z.string(), count: z.number().int() })).optional(),
    }),
  ),
})
export type ImportAccounts = z.infer<typeof importAccounts>

/** Whose file it is: a journal of Rapport, a whole account of another program, a folder of notes, or what was written from day to day. */
export const wholeFile = z.enum(['rapport', 'monica', 'vault', 'linkedin-archive', 'joplin', 'day-one'])
export type WholeFile = z.infer<typeof wholeFile>

export const journalFilePreview = z.object({
  ...fileCounts,
  format: wholeFile,
  /** null for a journal of Rapport. */
  accounts: importAccounts.nullable(),
  /** Whether the documents are in it with all that was ever written in them. */
  history: z.boolean(),
  /** Kinds that the file says it is without. */
  leavesOut: z.array(z.string()),
  /** The file ends early, or is no JSON from somewhere on; what came before is here. */
  isCutOff: z.boolean(),
})
export type JournalFilePreview = z.infer<typeof journalFilePreview>

/** A document that was left out, or that was not written as wished. */
export const journalFileRow = z.object({
  /** Place in the file, from 0. */
  record: z.number().int(),
  id: documentId.nullable(),
  /** '' where nothing can be read. */
  kind: z.string(),
  title: z.string(),
  outcome: fileOutcome,
  because: leftOutBecause.nullable(),
  /** For `invalid`, the field. */
  problem: z.string(),
  /** Of `add` and `differ`, the first 50: as `valueText` tells a value, at most 400 characters of it. */
  fields: z.array(z.object({ path: z.array(z.string()), here: z.string().nullable(), there: z.string().nullable() })),
})
export type JournalFileRow = z.infer<typeof journalFileRow>

export const journalFileReport = z.object({
  ...fileCounts,
  format: wholeFile,
  accounts: importAccounts.nullable(),
  /** The first 1000 of those left out or forgotten. */
  leftOut: z.array(journalFileRow.omit({ fields: true })),
  /** Takes back what was made and changed; null where nothing was, or where it came with its history. */
  undo: z.string().nullable(),
  /** The backup that was made before, by its name; null where nothing was joined with what was here. */
  backup: z.string().nullable(),
  /** It was stopped, or the disk is full: how many were not looked at. */
  notReached: z.number().int(),
})
export type JournalFileReport = z.infer<typeof journalFileReport>

export const journalFileCommands = {
  /**
   * Writes what the preview of a file of the whole journal showed. `differing`: whether the journal or the file holds
   * where both say otherwise. What only the journal says stays, whatever is chosen.
   */
  importJournal: procedure
    .input(z.object({ preview: z.string().min(1).max(64), differing: z.enum(['keep', 'take']).default('keep') }))
    .output(z.object({ job: z.string() })),
}

export const journalFileQueries = {
  journalFileRows: procedure
    .input(z.object({ preview: z.string().min(1).max(64), outcome: fileOutcome, ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(journalFileRow) })),
}
