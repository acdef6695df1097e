import type { Database, Statement } from 'better-sqlite3'

// Days and filters stand in some texts: those that are not used any more give way.
const MAX_STATEMENTS = 400

export type Sql = (text: string) => Statement<unknown[], unknown>

/** Prepares each text once for a database. Statements live as long as the database is open. */
export function preparedStatements(database: Database): Sql {
  const statements = new Map<string, Statement<unknown[], unknown>>()
  return (text) => {
    let statement = statements.get(text)
    if (statement === undefined) {
      statement = database.prepare<unknown[], unknown>(text)
      statements.set(text, statement)
      for (const oldest of statements.keys()) {
        if (statements.size <= MAX_STATEMENTS) break
        statements.delete(oldest)
      }
    }
    return statement
  }
}
