import type { Sql } from '#journal/documents/statements.ts'
import type { RowContext } from '#journal/projections/row-definition.ts'
import { foldName } from '#shared/model/person-name.ts'
import { dayOfInstant } from './day-of-instant.ts'

interface Named {
  readonly name: string
  readonly notes: string
  readonly mergedInto: string | null
  readonly createdAt: number
  readonly deletedAt?: number | undefined
}

interface NamedDocument {
  readonly n: number
  readonly id: string
  readonly content: Named
}

/**
 * What organisations and circles have in common: a name by which they are found, notes, and that two of them may be one.
 * @param followMerge brings rows of other kinds up to date that have the id of one of them
 */
export function namedRows(table: string, followMerge: (sql: Sql, id: string, survivor: string) => void = () => {}) {
  return {
    steps: [{ maps: [], texts: ['notes'] }] as const,
    atomicPaths: [],
    watched: [['name']],
    fixedId: null,
    tables: {
      [table]: `
        CREATE TABLE ${table} (
          n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_key TEXT NOT NULL,
          hidden INTEGER NOT NULL, deleted_at INTEGER
        );
        CREATE INDEX ${table}_by_name ON ${table} (name_key) WHERE deleted_at IS NULL;`,
    },
    rowsVersion: 2,
    title: ({ name }: Named) => name,
    day: ({ createdAt }: Named) => dayOfInstant(createdAt),
    links: () => [],
    searchText: ({ name, notes }: Named) => ({ title: name, body: notes, more: '' }),
    namesInText: [],
    mergedInto: ({ mergedInto }: Named) => mergedInto,
    writeRows: ({ sql }: RowContext, { n, id, content }: NamedDocument) => {
      const { name, mergedInto, deletedAt = null } = content
      const hidden = Number(deletedAt !== null || mergedInto !== null)
      sql(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?)`).run(n, id, name, foldName(name), hidden, deletedAt)
    },
    followLinks: null,
    settle: null,
    // Of those merged crosswise the survivor is shown, and of those merged into one that is not here, all.
    merged: (sql: Sql, id: string, survivor: string) => {
      sql(`UPDATE ${table} SET hidden = (deleted_at IS NOT NULL OR id <> ?) WHERE id = ?`).run(survivor, id)
      followMerge(sql, id, survivor)
    },
  }
}
