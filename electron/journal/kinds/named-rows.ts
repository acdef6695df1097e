import type { RowContext } from '#journal/projections/row-definition.ts'
import { foldName } from '#shared/model/person-name.ts'
import { dayOfInstant } from './day-of-instant.ts'

interface Named {
  readonly name: string
  readonly notes: string
  readonly createdAt: number
  readonly deletedAt?: number | undefined
}

interface NamedDocument {
  readonly n: number
  readonly id: string
  readonly content: Named
}

/** What organisations and circles have in common: a name by which they are found, and notes. */
export function namedRows(table: string) {
  return {
    steps: [{ maps: [], texts: ['notes'] }] as const,
    atomicPaths: [],
    watched: [['name']],
    fixedId: null,
    tables: {
      [table]: `
        CREATE TABLE ${table} (
          n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_key TEXT NOT NULL, deleted_at INTEGER
        );
        CREATE INDEX ${table}_by_name ON ${table} (name_key) WHERE deleted_at IS NULL;`,
    },
    rowsVersion: 1,
    title: ({ name }: Named) => name,
    day: ({ createdAt }: Named) => dayOfInstant(createdAt),
    links: () => [],
    searchText: ({ name, notes }: Named) => ({ title: name, body: notes, more: '' }),
    namesInText: [],
    mergedInto: null,
    writeRows: ({ sql }: RowContext, { n, id, content }: NamedDocument) => {
      const { name, deletedAt = null } = content
      sql(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?)`).run(n, id, name, foldName(name), deletedAt)
    },
    followLinks: null,
    settle: null,
    merged: null,
  }
}
