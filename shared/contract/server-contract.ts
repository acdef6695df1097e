import { z } from 'zod'
import { instant } from '#shared/model/document.ts'
import { personId } from '#shared/model/id.ts'
import { failure } from './journal-errors.ts'
import { procedure } from './procedure.ts'

export const MAX_SERVERS = 10
export const MAX_SERVER_CARDS = 20_000

/** A place on a server of the user's own: an address book (CardDAV) or a calendar (CalDAV). */
export const collectionKind = z.enum(['people', 'calendar'])

export const serverCollection = z.object({
  kind: collectionKind,
  /** Its whole address, without name and password. */
  address: z.string(),
  /** As the server calls it; '' where it does not say. */
  name: z.string(),
})
export type ServerCollection = z.infer<typeof serverCollection>

/** A field of somebody that was changed here and on the server since both agreed. Both are kept. */
export const cardConflict = z.object({
  id: personId,
  name: z.string(),
  field: z.enum(['names', 'channels', 'roles', 'places', 'dates', 'circles', 'notes', 'lines']),
})
export type CardConflict = z.infer<typeof cardConflict>

/** Why a card was not sent or not taken in; `what` is a status of the server, a limit, or ''. */
export const cardProblem = z.object({
  code: z.enum([
    /** The server did not take the card. */
    'refused',
    /** It was changed on the server meanwhile: the next time brings that first. */
    'changed-meanwhile',
    /** It cannot be read, or has nobody in it. */
    'unreadable',
    'too-large',
    /** More people than anybody deletes were gone here: none was taken away on the server. */
    'held-back',
  ]),
  /** Who it is about; '' where nobody is known. */
  name: z.string(),
  what: z.string(),
})
export type CardProblem = z.infer<typeof cardProblem>

/** What was done with an address book. Counts are of cards. */
export const serverReport = z.object({
  /** Cards on the server, when all was done. */
  cards: z.number().int(),
  /** From the server: people that were made, and people to whom something was added or who were changed. */
  created: z.number().int(),
  updated: z.number().int(),
  /** To the server. */
  sent: z.number().int(),
  changedThere: z.number().int(),
  deletedThere: z.number().int(),
  /** Gone from the server: the people stay here, and are not sent again. */
  goneThere: z.number().int(),
  /** Cards of whoever was deleted or forgotten here that stay on the server, and are not read any more. */
  left: z.number().int(),
  conflicts: z.array(cardConflict),
  problems: z.array(cardProblem),
  problemCount: z.number().int(),
  /** Takes back what came in; null where nothing did. */
  undo: z.string().nullable(),
})
export type ServerReport = z.infer<typeof serverReport>

export const serverRow = z.object({
  id: z.string(),
  /** The host, with its port where it is an odd one. */
  host: z.string(),
  name: z.string(),
  user: z.string(),
  /** What one notes about people goes to the server too. */
  notes: z.boolean(),
  syncedAt: instant.nullable(),
  /** Why the last attempt has failed; what was done before stands. */
  failure: failure.nullable(),
  report: serverReport.nullable(),
  /** False where the password is not on this machine (any more): it is asked for again. */
  hasPassword: z.boolean(),
})
export type ServerRow = z.infer<typeof serverRow>

const access = {
  /** https; http only on this machine. */
  address: z.string().trim().min(1).max(2048),
  user: z.string().max(300),
  password: z.string().max(1000),
}

export const serverCommands = {
  /** Asks a server which address books and calendars it has. Nothing is kept. */
  lookOnServer: procedure.input(z.object(access)).output(z.object({ collections: z.array(serverCollection) })),
  /**
   * Keeps where an address book is, with the password beside the key of the journal and sealed by it, or reads a calendar. Of an address
   * book nothing is sent before `syncServer`. A calendar is added as `addCalendar` does, and `job` is of its reading.
   */
  addServer: procedure
    .input(
      z.object({
        ...access,
        kind: collectionKind,
        name: z.string().trim().max(100).default(''),
        notes: z.boolean().default(false),
      }),
    )
    .output(z.object({ id: z.string(), job: z.string().nullable() })),
  /** Another password for what is there already. */
  setServerPassword: procedure
    .input(z.object({ id: z.string().max(100), password: access.password }))
    .output(z.object({})),
  /**
   * Brings an address book and the people of the journal together: what changed there comes in, what changed here goes out, and what changed on
   * both sides is kept on both. A job; what it brings in is one import that can be undone.
   */
  syncServer: procedure.input(z.object({ id: z.string().max(100) })).output(z.object({ job: z.string() })),
  /** The people and the cards stay, the password goes. */
  removeServer: procedure.input(z.object({ id: z.string().max(100) })).output(z.object({})),
}

export const serverQueries = {
  servers: procedure.output(z.array(serverRow)),
}
