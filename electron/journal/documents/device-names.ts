import { withJournalErrors, type Database } from './database.ts'
import { isJournalError } from './journal-error.ts'
import { preparedStatements } from './statements.ts'

export interface Device {
  /** What a change says of who wrote it. */
  readonly id: string
  readonly name: string
}

/**
 * The names of devices as this journal has met them, by their ids; '' for one that it has not. They are this device's
 * own and never travel with a document. Notes `own`, whose name may be another one than when it was here last.
 */
export function openDeviceNames(database: Database, own: Device): (id: string) => string {
  const sql = preparedStatements(database)
  const nameOf = (id: string) =>
    (sql('SELECT name FROM device_names WHERE id = ?').get(id) as { name: string } | undefined)?.name ?? ''
  try {
    // Looked at first: a start that writes nothing opens from a full disk too.
    if (withJournalErrors(() => nameOf(own.id)) !== own.name) withJournalErrors(() => note(own))
  } catch (error) {
    if (!isJournalError(error)) throw error
  }

  function note({ id, name }: Device): void {
    sql('INSERT INTO device_names (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name').run(
      id,
      name,
    )
  }

  return (id) => (id === own.id ? own.name : withJournalErrors(() => nameOf(id)))
}
