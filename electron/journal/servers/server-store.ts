import { createHash } from 'node:crypto'
import type { DocumentChange } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import { failure, type Failure } from '#shared/contract/journal-errors.ts'
import { serverReport, type ServerReport, type ServerRow } from '#shared/contract/server-contract.ts'
import type { PersonId } from '#shared/model/id.ts'

/** An address book that is kept up to date. */
export interface ServerSource {
  readonly n: number
  readonly id: string
  readonly address: string
  readonly user: string
  readonly name: string
  readonly notes: boolean
}

/** A card, as it was when both sides agreed. */
export interface KnownCard {
  /** Whose it is; null for one that is read no more. */
  readonly person: PersonId | null
  readonly etag: string
  /** Without pictures. */
  readonly theirs: string
  /** What Rapport said of the person; '' where nothing was. */
  readonly ours: string
  /** Rapport has put it there. */
  readonly madeHere: boolean
}

interface ServerColumns {
  readonly n: number
  readonly id: string
  readonly address: string
  readonly user: string
  readonly name: string
  readonly notes: number
  readonly synced_at: number | null
  readonly failure: string | null
  readonly report: string | null
}

/** By which a card is known: no address, which may be somebody's name. */
export function placeOf(path: string): string {
  return createHash('sha256').update(path).digest('hex')
}

export function serverSources(sql: Sql): ServerSource[] {
  const rows = sql('SELECT n, id, address, user, name, notes FROM servers ORDER BY n').all() as ServerColumns[]
  return rows.map(({ n, id, address, user, name, notes }) => ({ n, id, address, user, name, notes: notes === 1 }))
}

export function serverRows(sql: Sql, hasPassword: (address: string) => boolean): ServerRow[] {
  const rows = sql('SELECT * FROM servers ORDER BY name, n').all() as ServerColumns[]
  return rows.map(({ id, address, user, name, notes, synced_at, ...said }) => ({
    id,
    host: URL.canParse(address) ? new URL(address).host : '',
    name,
    user,
    notes: notes === 1,
    syncedAt: synced_at,
    failure: readJson(said.failure, (value) => failure.parse(value)),
    report: readJson(said.report, (value) => serverReport.parse(value)),
    hasPassword: hasPassword(address),
  }))
}

function readJson<Value>(text: string | null, parse: (value: unknown) => Value): Value | null {
  if (text === null) return null
  try {
    return parse(JSON.parse(text))
  } catch {
    // An earlier version wrote it: the next time writes it anew.
    return null
  }
}

export function insertServer(sql: Sql, { id, address, user, name, notes }: Omit<ServerSource, 'n'>): void {
  sql('INSERT INTO servers (id, address, user, name, notes) VALUES (?, ?, ?, ?, ?)').run(
    id,
    address,
    user,
    name,
    notes ? 1 : 0,
  )
}

export function removeServerRow(sql: Sql, id: string): void {
  sql('DELETE FROM servers WHERE id = ?').run(id)
}

export function noteSync(sql: Sql, n: number, at: number, report: ServerReport): void {
  sql('UPDATE servers SET synced_at = ?, failure = NULL, report = ? WHERE n = ?').run(at, JSON.stringify(report), n)
}

export function noteSyncFailure(sql: Sql, n: number, why: Failure): void {
  sql('UPDATE servers SET failure = ? WHERE n = ?').run(JSON.stringify(why), n)
}

export function knownCards(sql: Sql, server: number): Map<string, KnownCard> {
  const rows = sql(
    'SELECT hex(place) AS place, person, etag, theirs, ours, made_here FROM server_cards WHERE server = ?',
  ).all(server) as (Omit<KnownCard, 'madeHere'> & { place: string; made_here: number })[]
  return new Map(
    rows.map(({ place, made_here, ...card }) => [place.toLowerCase(), { ...card, madeHere: made_here === 1 }]),
  )
}

export function keepCard(sql: Sql, server: number, place: string, card: KnownCard): void {
  const { person, etag, theirs, ours, madeHere } = card
  sql('INSERT OR REPLACE INTO server_cards VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    server,
    Buffer.from(place, 'hex'),
    person,
    etag,
    theirs,
    ours,
    madeHere ? 1 : 0,
  )
}

export function dropCard(sql: Sql, server: number, place: string): void {
  sql('DELETE FROM server_cards WHERE server = ? AND place = ?').run(server, Buffer.from(place, 'hex'))
}

/**
 * Takes what is known of cards of whoever is erased out of the file, and them out of reports. That there was a card stays, so that it does not come
 * back in, and is taken off the server where Rapport had put it there. Call it inside the commit.
 * @returns whether there was anything
 */
export function forgetCards(sql: Sql, changes: readonly DocumentChange[]): boolean {
  const gone = changes.flatMap(({ id, kind, after }) => (after === null && kind === 'person' ? [id as string] : []))
  if (gone.length === 0) return false
  const ids = JSON.stringify(gone)
  const found = sql(`UPDATE server_cards SET theirs = '', ours = '' WHERE person IN (SELECT value FROM json_each(?))
    AND (theirs <> '' OR ours <> '')`).run(ids)
  let any = found.changes > 0
  for (const { n, report: text } of sql('SELECT n, report FROM servers WHERE report IS NOT NULL').all() as {
    n: number
    report: string
  }[]) {
    const report = readJson(text, (value) => serverReport.parse(value))
    const told = report && {
      ...report,
      conflicts: report.conflicts.filter(({ id }) => !gone.includes(id)),
      // They are named by their cards, which may say it otherwise than the journal.
      problems: report.problems.map((problem) => ({ ...problem, name: '' })),
    }
    const kept = told === null ? null : JSON.stringify(told)
    if (kept === text) continue
    sql('UPDATE servers SET report = ? WHERE n = ?').run(kept, n)
    any = true
  }
  return any
}
