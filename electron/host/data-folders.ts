import { createHash } from 'node:crypto'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** In the folder of a journal. */
export const JOURNAL_FILE = 'journal.db'

/** What of the process says where things are. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

export const HERE: Surroundings = { platform: process.platform, env: process.env, home: homedir() }

/** The folder of the journal that is meant when none is named. `RAPPORT_JOURNAL` goes before the platform's custom. */
export function journalFolder(surroundings: Surroundings = HERE): string {
  const given = surroundings.env['RAPPORT_JOURNAL']
  return given ? resolve(given) : usualJournalFolder(surroundings)
}

/** The one of this user, whatever was named. */
export function usualJournalFolder(surroundings: Surroundings = HERE): string {
  return join(dataFolder(surroundings), 'journal')
}

/** The sample journal's own folder: made anew each time, and never the user's. */
export function sampleFolder(surroundings: Surroundings = HERE): string {
  return join(dataFolder(surroundings), 'sample-journal')
}

/** Where keys are kept: apart from the journals, so that a copied folder does not bring its key. `RAPPORT_CONFIG` goes before. */
export function configFolder({ platform, env, home }: Surroundings = HERE): string {
  if (env['RAPPORT_CONFIG']) return resolve(env['RAPPORT_CONFIG'])
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Rapport', 'config')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Rapport', 'config')
  return join(absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'rapport')
}

/**
 * The file with a journal's key: `keys/<id>.key` in the configuration folder, where `<id>` stands in the journal's
 * `journal.id`. By the id and not by the path, so that a journal can be moved, and copied together with its key.
 */
export function keyFileOf(journalId: string, surroundings: Surroundings = HERE): string {
  return join(configFolder(surroundings), 'keys', `${journalId}.key`)
}

/**
 * Where the host of a journal listens for this machine's other programs: `journal.socket` in its folder. A named
 * pipe on Windows, which has no such files; a short path elsewhere where the folder's is longer than a socket's may be.
 */
export function journalSocketPath(folder: string, { platform, env }: Surroundings = HERE): string {
  const path = join(resolve(folder), 'journal.socket')
  if (platform !== 'win32' && Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path
  const name = createHash('sha256').update(path).digest('hex').slice(0, 32)
  if (platform === 'win32') return `\\\\.\\pipe\\rapport-${name}`
  const runtime = absolute(env['XDG_RUNTIME_DIR']) ?? join(tmpdir(), `rapport-${userInfo().uid}`)
  return join(runtime, `rapport-${name}.socket`)
}

/** 103 on macOS, 107 on Linux. */
const MAX_SOCKET_PATH_BYTES = 103

function dataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Rapport')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Rapport')
  return join(absolute(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'rapport')
}

/** The XDG specification: a path that is not absolute is to be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') ? path : undefined
}
