import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'

const kept = z.object({
  version: z.literal(1),
  state: z.string().max(100).default(''),
  files: z.record(
    z.string(),
    z.object({ id: z.string(), sha256: z.string(), beside: z.string().optional(), pages: z.string().optional() }),
  ),
})
/** What an export has left in a folder, by path: what each file is about, what it said, and what of it stands beside one that somebody has changed; of longer ones checksums of their pages. */
export type Kept = z.infer<typeof kept>['files']

/** Where nothing is known of a folder. */
const NOTHING = { state: '', files: {} as Kept }

/** What cannot be read any more was never written: then every file there is somebody else's, and is kept. */
export function readKept(file: string): Pick<z.infer<typeof kept>, 'state' | 'files'> {
  try {
    const { state, files } = kept.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { state, files: Object.fromEntries(Object.entries(files).filter(([path]) => isWithin(path))) }
  } catch {
    return NOTHING
  }
}

/** Others may write into the folder, and say of a file anywhere that it was ours: what leads out of the folder is not. */
function isWithin(path: string): boolean {
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\:]/.test(name))
}

/** What was to stand at a path: by its checksum, with those of its pages. */
export type Intents = ReadonlyMap<string, ReadonlyMap<string, string>>

/** What exports that were stopped have put in its place, or were about to. */
export function readIntents(file: string): Intents {
  const begun = new Map<string, Map<string, string>>()
  if (!existsSync(file)) return begun
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, sha256 = '', pages = '', path = ''] = /^([0-9a-f]{64})([0-9a-f]*) (.+)$/.exec(line) ?? []
    if (path !== '') begun.set(path, (begun.get(path) ?? new Map<string, string>()).set(sha256, pages))
  }
  return begun
}

/** Before any of them stands in its place, and on the disk: whoever comes after a crash knows them for Rapport's. */
export function noteIntents(
  file: string,
  pending: ReadonlyMap<string, { readonly sha256: string; readonly pages: string }>,
): void {
  const log = openSync(file, 'a', 0o600)
  try {
    writeSync(log, [...pending].map(([path, { sha256, pages }]) => `${sha256}${pages} ${path}\n`).join(''))
    fsyncSync(log)
  } finally {
    closeSync(log)
  }
}
