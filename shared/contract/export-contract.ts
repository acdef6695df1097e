import { z } from 'zod'
import { procedure } from './procedure.ts'

/** What a folder may be made of the journal: notes of Markdown, or a file for each person and each date. */
export const FOLDER_FORMATS = ['vault', 'cards'] as const
export const folderFormat = z.enum(FOLDER_FORMATS)
export type FolderFormat = z.infer<typeof folderFormat>

/**
 * Files for other programs. `csv`: for a spreadsheet, with cells that it would take for formulas made harmless; `csv-google`: the very
 * columns of Google Contacts, as they are; `calendar`: dates, follow-ups and time blocks; `kumu`: the canvas as a blueprint of Kumu.
 */
export const FILE_FORMATS = ['vcard', 'vcard3', 'csv', 'csv-google', 'calendar', 'kumu'] as const
export const fileFormat = z.enum(FILE_FORMATS)
export type FileFormat = z.infer<typeof fileFormat>

const leftOut = {
  /** Without what was noted about one who took part, for nobody else, and without what one notes about people for oneself. */
  withoutPrivate: z.boolean().default(false),
  /** Without answers to prompts of the guide that are marked as sensitive. */
  withoutSensitive: z.boolean().default(false),
  /** Everybody by letters instead of names, also within texts; without addresses, numbers and places. It does not come back in. */
  namesHidden: z.boolean().default(false),
}

export const folderReport = z.object({
  format: folderFormat,
  folder: z.string(),
  written: z.number().int(),
  unchanged: z.number().int(),
  /** Files that somebody else changed, the first 1000: kept, with the new ones beside them. */
  keptByHand: z.array(z.string()),
  /** Files about what is no longer in the journal, moved to `Removed`. */
  moved: z.number().int(),
  /**
   * Of one that was stopped, or failed: what is new is written aside first, then put in its place. `inPlace` of the `of` new files stand
   * there; `last` is the path that was written aside, or put in its place, last.
   */
  stopped: z
    .object({ isPlacing: z.boolean(), inPlace: z.number().int(), of: z.number().int(), last: z.string().nullable() })
    .nullable()
    .default(null),
  /** Where the one before was stopped, found in the folder: after a kill or a power cut nothing else could say it. */
  earlier: z.object({ inPlace: z.number().int(), of: z.number().int() }).nullable().default(null),
})
export type FolderReport = z.infer<typeof folderReport>

export const exportCommands = {
  /**
   * Writes the journal into a folder of this machine, by its whole path; a job. Again into the same folder it writes what has
   * changed and nothing else. The cards of Mindset are in a vault only where `cards` asks for them.
   */
  exportFolder: procedure
    .input(
      z.object({
        format: folderFormat,
        folder: z.string().min(1).max(4096),
        links: z.enum(['wiki', 'markdown']).default('wiki'),
        cards: z.boolean().default(false),
        ...leftOut,
      }),
    )
    .output(z.object({ job: z.string() })),
}

export const exportQueries = {
  /** A file for other programs, in pieces as `exportChunk` gives them. `done` and `total` count people, entries of a calendar, or elements of a picture. */
  exportFile: procedure
    .input(
      z.object({
        format: fileFormat,
        after: z.number().int().nullable(),
        /** Of `csv`: what stands between cells. Programs in many countries of Europe want `;`. */
        separator: z.enum([',', ';']).default(','),
        /** Of `calendar`: follow-ups with a day as all-day events besides tasks, which many calendars do not show. */
        followUpEvents: z.boolean().default(false),
        ...leftOut,
      }),
    )
    .output(
      z.object({
        text: z.string(),
        next: z.number().int().nullable(),
        done: z.number().int(),
        total: z.number().int(),
      }),
    ),
}
