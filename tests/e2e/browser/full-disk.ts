import Database from 'better-sqlite3'

/** The disk of a journal, as far as its database sees it. */
export interface Disk {
  /** From now on the database cannot grow: SQLite answers as on a full disk. */
  fill(): void
  free(): void
}

/** Opens a journal and gives a hold on the size of its database, which no mount and no other user is needed for. */
export async function withDisk<Opened>(open: () => Promise<Opened>): Promise<{ opened: Opened; disk: Disk }> {
  const { prototype } = Database
  const { pragma } = prototype
  let connection: Database.Database | undefined
  // The journal's own connection is the one that is given a key.
  prototype.pragma = function (this: Database.Database, ...asked: Parameters<typeof pragma>) {
    // oxlint-disable-next-line typescript/no-this-alias -- the connection is what is wanted
    if (asked[0].startsWith('key')) connection ??= this
    return pragma.apply(this, asked)
  }
  const opened = await open().finally(() => (prototype.pragma = pragma))
  const database = connection
  if (database === undefined) throw new Error('the journal opened no database')
  return {
    opened,
    disk: {
      fill: () => void database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`),
      free: () => void database.pragma('max_page_count = 4294967294'),
    },
  }
}
